// What needs attention: the alarms that stand, and what waits for somebody. The latter is told to
// whoever may read it; nobody else is told that there is none.
import { gravity_of, meaning_of, page_for } from './alarms.js';
import { get, may } from './api.js';
import { badge, code, el, heading, link } from './dom.js';
import { day, moment, number, time_of_day } from './format.js';
import { language, words } from './language.js';
import { more } from './more.js';
import { region_name } from './names.js';
import { busy, nothing } from './states.js';

const t = words({
    nl: {
        attention: 'Wat nu aandacht vraagt',
        calm: 'Niets vraagt nu aandacht',
        calm_why:
            'Voor uw regio staat er geen alarm en geen bezwaar open, op elke match is op tijd ' +
            'gereageerd, en geen BSN botst.',
        no_alarm: 'Er staat geen alarm dat u mag zien',
        blind:
            'U ziet hier de alarmen, behalve die van dode brieven. Dode brieven, bezwaren, niet ' +
            'opgepakte matches en botsende BSN’s ziet de beheerder van elke regio.',
        lost:
            'Of er een bezwaar openstaat, een match niet is opgepakt of een BSN botst, kon niet ' +
            'worden gelezen. Dat wordt vanzelf opnieuw geprobeerd.',
        looked: (at) => `Wat op iemand wacht is bekeken om ${at}, en daarna om de vijf minuten.`,
        since: 'sinds',
        do: 'Daarna:',
        or: 'of',
        which: 'Welke',
        at_least: 'ten minste',
        before: (date) => `besluit voor ${date}`,
        late: 'te laat',
        times: (n) => `${number(n)} keer verbeterd`,
        pages: {
            'regios': 'Regio’s',
            'aflevering': 'Aflevering',
            'bezwaren': 'Bezwaren',
            'niet-opgepakt': 'Niet opgepakt',
            'conformiteit': 'Conformiteit',
        },
        still: { baan: 'de baan naar deze regio', stroom: 'de stroom van deze regio' },
        titles: {
            gestopt: (n) => `Staat stil: ${n}`,
            bezwaren: (n) => `Bezwaren die op een besluit wachten: ${n}`,
            nietOpgepakt: (n) => `Matches die niemand oppakte: ${n}`,
            bsnBotsingen: (n) => `Eén BSN van twee kinderen: ${n}`,
            identiteitscorrecties: (n) => `Signalen waarvan de identiteit is verbeterd: ${n}`,
        },
        steps: {
            gestopt: 'Zoek met de regio uit waarom, en hervat dan op de pagina',
            bezwaren: 'Beslis op elk voor de dag die erbij staat, op de pagina',
            nietOpgepakt: 'Bel de andere regio; de matches staan op de pagina',
            bsnBotsingen:
                'Controleer het BSN van uw signaal bij wie het gaf. Klopt het niet, verbeter het ' +
                'dan in uw eigen index; beide regio’s is dit gevraagd.',
            identiteitscorrecties:
                'Kijk of de laatste verbetering klopt. Wie vaak verbetert, verwisselt misschien ' +
                'kinderen.',
        },
    },
    en: {
        attention: 'What needs attention now',
        calm: 'Nothing needs attention now',
        calm_why:
            'For your region no alarm stands, no objection is open, every match was answered in ' +
            'time, and no BSN clashes.',
        no_alarm: 'No alarm stands that you may see',
        blind:
            'You see the alarms here, but for those of dead letters. Dead letters, objections, ' +
            'matches not taken up and clashing BSNs are for the operator of each region.',
        lost:
            'Whether an objection is open, a match was not taken up or a BSN clashes could not be ' +
            'read. It is tried again by itself.',
        looked: (at) => `What waits for somebody was read at ${at}, and is every five minutes.`,
        since: 'since',
        do: 'Next:',
        or: 'or',
        which: 'Which',
        at_least: 'at least',
        before: (date) => `decide before ${date}`,
        late: 'too late',
        times: (n) => `corrected ${n === 1 ? 'once' : `${number(n)} times`}`,
        pages: {
            'regios': 'Regions',
            'aflevering': 'Delivery',
            'bezwaren': 'Objections',
            'niet-opgepakt': 'Not taken up',
            'conformiteit': 'Conformance',
        },
        still: { baan: 'the lane to this region', stroom: 'the feed of this region' },
        titles: {
            gestopt: (n) => `Stands still: ${n}`,
            bezwaren: (n) => `Objections that wait for a decision: ${n}`,
            nietOpgepakt: (n) => `Matches that nobody took up: ${n}`,
            bsnBotsingen: (n) => `One BSN of two children: ${n}`,
            identiteitscorrecties: (n) => `Signals whose identity was corrected: ${n}`,
        },
        steps: {
            gestopt: 'Find out with the region why, and then resume on the page',
            bezwaren: 'Decide each before the day that stands with it, on the page',
            nietOpgepakt: 'Call the other region; the matches are on the page',
            bsnBotsingen:
                'Verify the BSN of your signal with who gave it. If it is wrong, correct it in ' +
                'your own index; both regions were asked to.',
            identiteitscorrecties:
                'See whether the last correction is right. Who corrects often may mix up children.',
        },
    },
});

// Of which call a page needs the right.
const right_of = {
    'regios': 'GET deelnemers',
    'aflevering': 'GET aflevering',
    'bezwaren': 'GET bezwaren',
    'niet-opgepakt': 'GET niet-opgepakt',
    'conformiteit': 'GET conformiteitsrapporten',
};

// What waits, the gravest first, and where it is done; for the rest the region's own index.
const waits = [
    { name: 'gestopt', level: 'alarm', page: 'regios', line: still_line },
    { name: 'bezwaren', level: 'waarschuwing', page: 'bezwaren', line: objection_line },
    { name: 'nietOpgepakt', level: 'waarschuwing', page: 'niet-opgepakt', line: match_line },
    { name: 'bsnBotsingen', level: 'waarschuwing', line: match_line },
    { name: 'identiteitscorrecties', line: corrected_line },
];

// The alarm that says already that a lane or a feed stands still.
const said_by = { baan: 'regio-weg', stroom: 'stroom-gestopt' };

function link_to(page, me, anchor = '') {
    const has = page && may(me, right_of[page]);
    return has ? link(`/${language}/${page}${anchor && `#${anchor}`}`, t.pages[page]) : null;
}

// --- alarms

// The page where it can be mended, where the reader has it; and the command that does so.
function next_step(alarm, regions, me) {
    const page = page_for(alarm);
    const card = page === 'regios' && regions.some((each) => each.regio === alarm.naam);
    const there = link_to(page, me, card ? alarm.naam : '');
    const command = alarm.opdracht ? code(alarm.opdracht) : null;
    if (!there && !command) return null;
    return el('p', {}, `${t.do} `, there, there && command ? ` ${t.or} ` : null, command);
}

function alarm_item(alarm, name, regions, me) {
    return el(
        'li',
        { 'class': 'kp-alert-mark', 'data-level': alarm.ernst },
        el('strong', {}, alarm.naam ? `${name(alarm.naam)}: ` : '', meaning_of(alarm)),
        el(
            'p',
            { class: 'kp-quiet kp-small' },
            `${gravity_of(alarm)} · ${t.since} ${moment(alarm.sinds)}`,
        ),
        next_step(alarm, regions, me),
    );
}

// --- what waits

function still_line({ regio, wat }, name) {
    return [`${name(regio)}: ${t.still[wat] ?? wat}`];
}

function objection_line({ signaalId, besluitVoor, teLaat }) {
    return [
        code(signaalId),
        ` ${t.before(day(besluitVoor))} `,
        teLaat ? badge(t.late, 'danger') : null,
    ];
}

// A match or a clash: the own signal, and the other region.
function match_line({ zijden, ontstaanOp, sinds }, name) {
    const side = ({ regio, signaalId }) => (signaalId ? code(signaalId) : name(regio));
    const own_first = [...zijden].sort((a, b) => Number(!a.signaalId) - Number(!b.signaalId));
    const [first, second] = own_first.map(side);
    return [first, ' – ', second, `, ${t.since} ${day(ontstaanOp ?? sinds)}`];
}

function corrected_line({ signaalId, keer }) {
    return [code(signaalId), ` ${t.times(keer)}`];
}

// `next`: where the API goes on; it told all where that is null.
function count_of(items, next) {
    const count = number(items.length);
    return next === null ? count : `${t.at_least} ${count}`;
}

function lines_of({ name, line }, items, next, name_of_region) {
    const line_item = (each) => el('li', {}, line(each, name_of_region));
    const list = el('ul', {}, items.map(line_item));
    const ask_after = async (after) => {
        const answer = await get(`/aandacht?lijst=${name}&na=${after}`);
        return { items: answer[name], volgende: answer.volgende[name] };
    };
    const add = (answer) => list.append(...answer.items.map(line_item));
    return [list, ...more({ volgende: next }, ask_after, add)];
}

function waiting_item(kind, items, next, name_of_region, me) {
    const { name, level, page } = kind;
    const there = link_to(page, me);
    return el(
        'li',
        { 'class': 'kp-alert-mark', 'data-level': level, 'data-waits': name },
        el('strong', {}, t.titles[name](count_of(items, next))),
        el('p', {}, t.steps[name], there ? ' ' : null, there),
        el(
            'details',
            {},
            el('summary', {}, t.which),
            lines_of(kind, items, next, name_of_region),
        ),
    );
}

function untold(alarms, still) {
    return still.filter(
        ({ regio, wat }) =>
            !alarms.some((each) => each.naam === regio && each.code === said_by[wat]),
    );
}

// The lists that hold something, each with what it is, and where it goes on.
function standing(alarms, what) {
    return waits
        .map((kind) => {
            const items = what[kind.name] ?? [];
            const next = what.volgende?.[kind.name] ?? null;
            return [kind, kind.name === 'gestopt' ? untold(alarms, items) : items, next];
        })
        .filter(([, items]) => items.length > 0);
}

function quiet(text, attributes = {}) {
    return el('p', { class: 'kp-quiet kp-small', ...attributes }, text);
}

function calm(waiting) {
    if (!waiting.may) return nothing(t.no_alarm, t.blind);
    return nothing(t.calm, t.calm_why, waiting.looked);
}

/// The alarms of `now` and what waits, as `watch_waiting` told it; calm where it is known that there
/// is neither.
export function attention(now, regions, me, waiting) {
    const name = (id) => region_name(regions.find((each) => each.regio === id) ?? { regio: id });
    const lists = waiting.what ? standing(now.alarmen, waiting.what) : [];
    const known = !waiting.may || (waiting.what && !waiting.lost);
    if (known && now.alarmen.length === 0 && lists.length === 0) return calm(waiting);
    const items = [
        ...now.alarmen.map((each) => alarm_item(each, name, regions, me)),
        ...lists.map(([kind, all, next]) => waiting_item(kind, all, next, name, me)),
    ];
    return [
        heading(2, t.attention),
        items.length > 0 ? el('ul', { class: 'kp-list' }, items) : null,
        waiting.may ? null : quiet(t.blind),
        waiting.lost ? quiet(t.lost, { role: 'alert' }) : null,
        waiting.may && !waiting.what && !waiting.lost ? busy() : null,
        waiting.what && !waiting.lost ? waiting.looked : null,
    ].filter(Boolean);
}

/// What stands, by a key each, in words: to tell what is new.
export function standing_words(alarms, waiting) {
    const all = new Map(alarms.map((each) => [each.code + each.naam, meaning_of(each)]));
    for (const [{ name }, items, next] of standing(alarms, waiting.what ?? {}))
        for (const each of items)
            all.set(name + JSON.stringify(each), t.titles[name](count_of(items, next)));
    return all;
}

// Each reading is an entry in the audit trail: not more often than somebody could act on it, and not
// where nobody looks.
const read_again_ms = 300_000;
const try_again_ms = 30_000;

/// Reads what waits for somebody, and again every few minutes while the page is looked at; calls
/// `told()` when that is done. Gives {may, what, lost, looked}: whether the reader may know, what
/// it was at the last reading (null: none yet), whether the newest failed, and when it was.
export function watch_waiting(me, told) {
    const waiting = {
        may: may(me, 'GET aandacht'),
        what: null,
        lost: false,
        looked: quiet(''),
    };
    if (!waiting.may) return waiting;
    let due = 0;
    const read = async () => {
        if (document.hidden || Date.now() < due) return;
        due = Date.now() + read_again_ms;
        try {
            waiting.what = await get('/aandacht');
            waiting.lost = false;
            waiting.looked.textContent = t.looked(time_of_day(new Date()));
        } catch (problem) {
            if (problem.status === undefined) throw problem;
            waiting.lost = true;
            due = Date.now() + try_again_ms;
        }
        told();
    };
    document.addEventListener('visibilitychange', read);
    setInterval(read, try_again_ms);
    read();
    return waiting;
}
