// Possible matches are none until identities are resolved; what there is of them is told here:
// signals that have no BSN, of now to who may know it, else of the newest month.
import { get } from './api.js';
import { el, heading, paragraph } from './dom.js';
import { figure, month } from './format.js';
import { words } from './language.js';
import { region_name } from './names.js';
import { fill } from './states.js';
import { table } from './table.js';

const t = words({
    nl: {
        no_bsn: 'Signalen zonder BSN',
        no_bsn_why:
            'Een signaal zonder BSN wordt bewaard en matcht nog met niets: daarvoor moet eerst ' +
            'vaststaan om welk kind het gaat. Mogelijke matches worden nog niet gezocht.',
        no_bsn_none: 'Elk signaal heeft een BSN, of er is nog geen maand vastgesteld.',
        no_bsn_of: (m) => `Gegeven in ${m}, de laatste maand die is vastgesteld.`,
        held: 'Aantal',
        region: 'Regio',
    },
    en: {
        no_bsn: 'Signals without BSN',
        no_bsn_why:
            'A signal without a BSN is kept and matches nothing yet: first it must be certain ' +
            'which child it is about. Possible matches are not looked for yet.',
        no_bsn_none: 'Every signal has a BSN, or no month has been established yet.',
        no_bsn_of: (m) => `Given in ${m}, the newest month that was established.`,
        held: 'Count',
        region: 'Region',
    },
});

function without_bsn({ zonder_bsn, maand }, members) {
    const name = (id) => region_name(members.find((each) => each.regio === id) ?? { regio: id });
    const rows = Object.entries(zonder_bsn);
    return [
        heading(2, t.no_bsn),
        paragraph(t.no_bsn_why),
        maand ? el('p', { class: 'kp-quiet kp-small' }, t.no_bsn_of(month(maand))) : null,
        rows.length === 0
            ? el('p', { class: 'kp-quiet' }, t.no_bsn_none)
            : table(
                  t.no_bsn,
                  [
                      { name: t.region, of: ([region]) => name(region) },
                      { name: t.held, of: ([, told]) => figure(told) },
                  ],
                  rows,
                  { hide_caption: true },
              ),
    ].filter(Boolean);
}

/// Asks for them and tells of them in `place`.
export function show_without_bsn(place) {
    return fill(
        place,
        () => Promise.all([get('/mogelijke-matches'), get('/deelnemers')]),
        ([possible, { deelnemers }]) => without_bsn(possible, deelnemers),
    );
}
