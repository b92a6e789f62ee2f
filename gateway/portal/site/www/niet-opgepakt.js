// Niet opgepakt: matches that nobody answered, the longest first.
import { get } from './api.js';
import { badge, code, el } from './dom.js';
import { age, day } from './format.js';
import { words } from './language.js';
import { more } from './more.js';
import { start } from './shell.js';
import { fill, nothing } from './states.js';
import { add_rows, table } from './table.js';

const t = words({
    nl: {
        caption: 'Matches die niemand oppakte',
        none: 'Alles is opgepakt',
        none_why: 'Op elke match is binnen de termijn gereageerd.',
        match: 'Match',
        sides: 'Tussen',
        since: 'Ontstaan',
        waits: 'Wacht al',
        reminded: 'Herinnerd',
        yes: 'ja',
        no: 'nog niet',
        next:
            'Bel de regio die niet reageerde en noem haar eigen signaal. Herinneringen gaan ' +
            'vanzelf uit; na tien werkdagen hoort ook de coördinatie ervan.',
    },
    en: {
        caption: 'Matches that nobody took up',
        none: 'All is taken up',
        none_why: 'Every match was answered in time.',
        match: 'Match',
        sides: 'Between',
        since: 'Made',
        waits: 'Waits for',
        reminded: 'Reminded',
        yes: 'yes',
        no: 'not yet',
        next:
            'Call the region that did not answer and name its own signal. Reminders go by ' +
            'themselves; after ten working days the coordination body hears of it too.',
    },
});

function side({ regio, signaalId }) {
    return el('span', {}, regio, ' ', signaalId ? code(signaalId) : null);
}

const columns = [
    { name: t.match, of: (each) => code(each.matchId) },
    {
        name: t.sides,
        of: (each) => [side(each.zijden[0]), el('br'), side(each.zijden[1])],
    },
    { name: t.since, of: (each) => day(each.ontstaanOp) },
    { name: t.waits, of: (each) => age(each.ontstaanOp) },
    {
        name: t.reminded,
        of: (each) => (each.herinnerd ? badge(t.yes, 'warning') : badge(t.no, 'inactive')),
    },
];

function list(answer) {
    if (answer.nietOpgepakt.length === 0) return nothing(t.none, t.none_why);
    const shown = table(t.caption, columns, answer.nietOpgepakt);
    const ask_after = (after) => get(`/niet-opgepakt?na=${after}`);
    return [
        el('p', { class: 'kp-quiet' }, t.next),
        shown,
        ...more(answer, ask_after, ({ nietOpgepakt }) => add_rows(shown, columns, nietOpgepakt)),
    ];
}

start((main) => {
    const place = el('section', { class: 'kp-card' });
    main.replaceChildren(place);
    return fill(place, () => get('/niet-opgepakt'), list);
});
