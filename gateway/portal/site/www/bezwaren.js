// Bezwaren: open objections with the day by which each should be decided, entering and deciding
// one.
import { get, may, send } from './api.js';
import { ask, choice, field, text_input } from './dialog.js';
import { badge, button, code, el, heading, unseen } from './dom.js';
import { day } from './format.js';
import { words } from './language.js';
import { more } from './more.js';
import { name_of } from './names.js';
import { start } from './shell.js';
import { fill, nothing } from './states.js';
import { add_rows, table } from './table.js';

const t = words({
    nl: {
        open: 'Open bezwaren',
        none: 'Geen open bezwaren',
        none_why: 'Er is geen signaal bevroren. Een nieuw bezwaar bevriest zijn signaal meteen.',
        signal: 'Signaal',
        region: 'Regio',
        municipality: 'Gemeente',
        since: 'Sinds',
        before: 'Besluit voor',
        late: 'te laat',
        act: 'Besluit',
        enter: 'Bezwaar invoeren',
        enter_text:
            'Het signaal wordt meteen bevroren: geen nieuwe match, en niemand hoort er iets van, ' +
            'tot er is besloten.',
        requester: 'Wie maakt bezwaar',
        municipality_hint: 'viercijferige code',
        reference: 'Kenmerk',
        reference_hint: 'van uw eigen dossier; alleen dat er een is wordt bewaard',
        decide: 'Besluiten',
        decide_title: 'Besluit op dit bezwaar',
        decide_text:
            'Gegrond: het signaal wordt gewist en zijn matches eindigen; dat kan niet terug. ' +
            'Ongegrond: het signaal doet weer mee, en wat werd achtergehouden wordt alsnog ' +
            'verteld.',
        outcome: 'Het bezwaar is',
        upheld: 'gegrond: wis het signaal',
        dismissed: 'ongegrond: het signaal doet weer mee',
        choose: 'kies',
        entered: 'Het bezwaar is ingevoerd.',
        decided: 'Het besluit is vastgelegd.',
    },
    en: {
        open: 'Open objections',
        none: 'No open objections',
        none_why: 'No signal is frozen. A new objection freezes its signal at once.',
        signal: 'Signal',
        region: 'Region',
        municipality: 'Municipality',
        since: 'Since',
        before: 'Decide before',
        late: 'too late',
        act: 'Decision',
        enter: 'Enter an objection',
        enter_text:
            'The signal is frozen at once: no new match, and nobody hears of it, until it is ' +
            'decided.',
        requester: 'Who objects',
        municipality_hint: 'code of four digits',
        reference: 'Reference',
        reference_hint: 'of your own file; only that there is one is kept',
        decide: 'Decide',
        decide_title: 'Decide this objection',
        decide_text:
            'Upheld: the signal is erased and its matches end; that cannot be undone. Dismissed: ' +
            'the signal takes part again, and what was held back is told.',
        outcome: 'The objection is',
        upheld: 'upheld: erase the signal',
        dismissed: 'dismissed: the signal takes part again',
        choose: 'choose',
        entered: 'The objection was entered.',
        decided: 'The decision was recorded.',
    },
});

function due(objection) {
    return [day(objection.besluitVoor), objection.teLaat ? [' ', badge(t.late, 'danger')] : null];
}

function decide(objection, reload) {
    const options = [
        ['', t.choose],
        ['nee', t.dismissed],
        ['ja', t.upheld],
    ];
    return button(t.decide, () =>
        ask({
            title: t.decide_title,
            text: t.decide_text,
            yes: t.decide,
            fields: [
                field(
                    t.outcome,
                    `${objection.regio} ${objection.signaalId}`,
                    choice(options, { name: 'gegrond', required: true }),
                ),
            ],
            act: (form) =>
                send('POST', `/bezwaren/${objection.id}/besluit`, {
                    gegrond: form.get('gegrond') === 'ja',
                }),
            done: () => reload(t.decided),
        }),
    );
}

function columns_for(me, reload) {
    const deciding = may(me, 'POST bezwaren/*/besluit');
    return [
        { name: t.signal, of: (each) => code(each.signaalId) },
        { name: t.region, of: (each) => each.regio },
        { name: t.municipality, of: (each) => each.gemeente },
        { name: t.since, of: (each) => day(each.sinds) },
        { name: t.before, of: due },
        deciding ? { name: t.act, of: (each) => decide(each, reload) } : null,
    ].filter(Boolean);
}

function list(answer, me, reload) {
    if (answer.bezwaren.length === 0) return nothing(t.none, t.none_why);
    const columns = columns_for(me, reload);
    const shown = table(t.open, columns, answer.bezwaren);
    const ask_after = (after) => get(`/bezwaren?na=${after}`);
    return [
        shown,
        ...more(answer, ask_after, ({ bezwaren }) => add_rows(shown, columns, bezwaren)),
    ];
}

function enter(me, reload) {
    const requesters = ['jeugdige', 'ouders', 'beiden'].map((each) => [each, name_of(each)]);
    const names = ['regio', 'signaalId', 'verzoeker', 'gemeente', 'kenmerk'];
    return button(
        t.enter,
        () =>
            ask({
                title: t.enter,
                text: t.enter_text,
                yes: t.enter,
                fields: [
                    field(
                        t.region,
                        null,
                        text_input({
                            name: 'regio',
                            required: true,
                            value: me.regio,
                            readonly: Boolean(me.regio),
                        }),
                    ),
                    field(
                        t.signal,
                        null,
                        text_input({ name: 'signaalId', required: true, autocomplete: 'off' }),
                    ),
                    field(t.requester, null, choice(requesters, { name: 'verzoeker' })),
                    field(
                        t.municipality,
                        t.municipality_hint,
                        text_input({
                            name: 'gemeente',
                            required: true,
                            pattern: '[0-9]{4}',
                            inputmode: 'numeric',
                        }),
                    ),
                    field(
                        t.reference,
                        t.reference_hint,
                        text_input({ name: 'kenmerk', required: true, autocomplete: 'off' }),
                    ),
                ],
                act: (form) =>
                    send(
                        'POST',
                        '/bezwaren',
                        Object.fromEntries(names.map((each) => [each, form.get(each)])),
                    ),
                done: () => reload(t.entered),
            }),
        { kind: 'primary' },
    );
}

start((main, me) => {
    const told = unseen('', { role: 'status' });
    const place = el('div', {});
    const show = () =>
        fill(
            place,
            () => get('/bezwaren'),
            (answer) => list(answer, me, reload),
        );
    const reload = async (text) => {
        await show();
        told.textContent = text;
    };
    main.replaceChildren(
        told,
        el(
            'section',
            { class: 'kp-card' },
            heading(2, t.open, { class: 'kp-hidden' }),
            place,
            may(me, 'POST bezwaren') ? el('div', { class: 'kp-actions' }, enter(me, reload)) : null,
        ),
    );
    return show();
});
