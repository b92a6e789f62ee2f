// An entry of the audit log: what its members are called, and all that stands in one.
import { deed_name } from './deeds.js';
import { code, facts } from './dom.js';
import { moment } from './format.js';
import { words } from './language.js';
import { name_of } from './names.js';

const t = words({
    nl: {
        tijd: 'Wanneer',
        wie: 'Wie',
        oin: 'OIN',
        for_whom: 'Voor wie',
        namens: 'namens',
        verzoeker: 'op verzoek van',
        wat: 'Wat',
        regio: 'Regio',
        kenmerk: 'Kenmerk',
        signaal: 'Signaal (verzegeld)',
        kind: 'Jeugdige (verzegeld)',
        kindVan: 'Jeugdige was (verzegeld)',
        kindNaar: 'Jeugdige werd (verzegeld)',
        waarom: 'Waarom',
        toelichting: 'Toelichting (verzegeld)',
        uitkomst: 'Uitkomst',
        aantal: 'Aantal',
        transactie: 'Transactie',
    },
    en: {
        tijd: 'When',
        wie: 'Who',
        oin: 'OIN',
        for_whom: 'For whom',
        namens: 'on behalf of',
        verzoeker: 'asked by',
        wat: 'What',
        regio: 'Region',
        kenmerk: 'Reference',
        signaal: 'Signal (sealed)',
        kind: 'Young person (sealed)',
        kindVan: 'Young person was (sealed)',
        kindNaar: 'Young person became (sealed)',
        waarom: 'Why',
        toelichting: 'Remark (sealed)',
        uitkomst: 'Outcome',
        aantal: 'Number',
        transactie: 'Transaction',
    },
});

/// What a member of an entry is called.
export function member(name) {
    return t[name];
}

/// On whose behalf a party spoke, and who had asked that organisation: a text each.
export function behalf(entry) {
    return [
        entry.namens ? `${t.namens} ${entry.namens}` : null,
        entry.verzoeker ? `${t.verzoeker} ${name_of(entry.verzoeker)}` : null,
    ].filter(Boolean);
}

const as_text = (entry, name) => (entry[name] === undefined ? null : [t[name], entry[name]]);
const as_code = (entry, name) => (entry[name] ? [t[name], code(entry[name])] : null);

/// What was proven, out of the proof itself: all that stands in the entry.
export function proven(entry) {
    return facts([
        [t.tijd, moment(entry.tijd)],
        [t.wie, entry.wie],
        as_text(entry, 'oin'),
        behalf(entry).length > 0 ? [t.for_whom, behalf(entry).join(', ')] : null,
        [t.wat, `${deed_name(entry.wat)} (${entry.wat})`],
        as_text(entry, 'regio'),
        ...['kenmerk', 'signaal', 'kind', 'kindVan', 'kindNaar'].map((name) =>
            as_code(entry, name),
        ),
        as_text(entry, 'waarom'),
        as_code(entry, 'toelichting'),
        [t.uitkomst, entry.uitkomst],
        as_text(entry, 'aantal'),
        as_code(entry, 'transactie'),
    ]);
}
