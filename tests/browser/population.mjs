// The made-up population's children, given by the four regions to the gateway that plays; and what
// an operator finds at a Monday's beginning: dead letters, an objection, matches that nobody took
// up, a month that is over.
import { ask, control, operate, region_names, run, until } from './staged.mjs';

const day_ms = 86_400_000;
const year_ms = 365.25 * day_ms;
const seed = 11;
const size = 1500;
const shortest_name = 7;
// Which regions know a child: some pairs share many children, some fewer than five.
const knowing = [
    ['esar', 'multisignaal'],
    ['esar', 'multisignaal'],
    ['esar', 'multisignaal', 'sisa'],
    ['esar', 'midden-nederland'],
    ['multisignaal', 'midden-nederland'],
    ['esar', 'sisa'],
    ['multisignaal'],
    region_names,
];
const knows_parents = ['esar', 'midden-nederland'];
const professional = (region) => region !== 'sisa';

/// The day by the gateway's clock, as its regions have it.
export const today = async () => (await control('esar', 'GET', '/clock')).today;

const moved = (day, days) => new Date(Date.parse(day) + days * day_ms).toISOString().slice(0, 10);
const age_on = (born, day) => (Date.parse(day) - Date.parse(born)) / year_ms;

function informed(age) {
    if (age < 12) return 'ouders';
    return age < 16 ? 'beiden' : 'jeugdige';
}

// Names that nothing else bears, so that one found anywhere is the child's.
function is_unheard(person, public_text) {
    const words = [person.surname, ...person.given_names.split(' ')];
    return (
        person.surname.length >= shortest_name &&
        !words.some((word) => public_text.includes(word.toLowerCase()))
    );
}

// A child a household, so that each match is of a child and not of a family.
function children_of(households, day, public_text) {
    const fits = (person) =>
        person.role === 'child' &&
        person.birth_date.length === 10 &&
        age_on(person.birth_date, day) > 4 &&
        age_on(person.birth_date, day) < 17 &&
        is_unheard(person, public_text);
    return households.flatMap(({ persons, addresses }) => {
        const child = persons.find(fits);
        return child ? [{ ...child, home: addresses.at(-1) }] : [];
    });
}

/// `count` children whose names nobody else bears: each {nr, bsn, given_names, …, parents, home}.
/// `public_text`, in small letters, is what everybody may read.
export async function some_children(count, public_text) {
    const day = await today();
    const text = run(
        'conformance/kruispunt-conformance',
        ...['population', '--seed', seed, '--size', size, '--today', day, '--format', 'json'],
    );
    const found = children_of(JSON.parse(text).households, day, public_text);
    if (found.length < count) throw new Error(`the population has ${found.length} such children`);
    return found.slice(0, count).map((child, at) => ({ ...child, nr: at + 1 }));
}

function home_of({ street, number, postcode, place, municipality }) {
    return { street, number, postcode, place, municipality };
}

/// The signal that a region holds on a child, in the words of the regions' control API.
export function signal_of(region, child, day) {
    const number = region_names.indexOf(region) + 1;
    const who = {
        name: `Melder ${child.bsn.slice(-4)}`,
        function: 'jeugdarts',
        phone: `+3120111${child.bsn.slice(-4)}`,
        email: `melder.${child.bsn.slice(-4)}@voorbeeld.nl`,
    };
    return {
        id: `${region.slice(0, 2).toUpperCase()}-${child.nr}`,
        bsn: child.bsn,
        given_names: child.given_names,
        surname: child.surname,
        ...(child.prefix ? { prefix: child.prefix } : {}),
        birth_date: child.birth_date,
        gender: child.gender,
        place: child.home.place,
        municipality: child.home.municipality,
        address: home_of(child.home),
        organisation: {
            oin: `0000009900000000${number}001`,
            name: `Instelling ${number}`,
            phone: `+3120000000${number}`,
        },
        ...(professional(region) ? { reporter: who } : {}),
        ...(knows_parents.includes(region) ? { parents: child.parents } : {}),
        date: moved(day, -1),
        informed: informed(age_on(child.birth_date, day)),
    };
}

/// Gives the child's signal of that region; it must be taken.
export async function give(region, child, changes = {}) {
    const signal = { ...signal_of(region, child, await today()), ...changes };
    const told = await control(region, 'POST', '/signals', signal);
    if (!told.accepted) throw new Error(`${region} was refused: ${told.code} ${told.field}`);
    return signal;
}

/// What the gateway owes: it is all told, but for what is dead.
export async function until_told() {
    // Twice: a feed's mutations are read when they are read.
    const before = (await control('midden-nederland', 'GET', '/feed')).not_modified;
    await until(
        async () => (await control('midden-nederland', 'GET', '/feed')).not_modified > before + 1,
        'quiet feed',
    );
    return until(async () => {
        const { som } = (await ask('auditor', 'GET aflevering')).body;
        return som.wachtend === 0 && som;
    }, 'end to what waits');
}

/// Notices that a region took, each once; the answer to an inspection is none.
export async function heard(region) {
    const all = await control(region, 'GET', '/received');
    return all.filter((each) => !each.repeat && each.kind !== 'inspection');
}

/// Each match that a region was told of, once: Map of its id to its two regions, in order.
export async function matches_told() {
    const all = new Map();
    for (const region of region_names)
        for (const { match, counterparty } of await control(region, 'GET', '/matches'))
            all.set(match, [region, counterparty.region].sort());
    return all;
}

/// The gateway's clock, and the regions', go to the day after the month's end; the month that
/// began.
export async function to_next_month() {
    const day = await today();
    const next = new Date(Date.parse(`${day.slice(0, 7)}-01`) + 32 * day_ms);
    const first = `${next.toISOString().slice(0, 7)}-01`;
    const days = Math.round((Date.parse(first) - Date.parse(day)) / day_ms) + 1;
    operate('clock', 'advance', `${days}d`);
    await until(async () => (await today()) >= first, 'next month');
    return first.slice(0, 7);
}

/// Has `children` given by their regions in a month that is over by then. Gives {month, told}, the
/// latter as `matches_told` when that month ended.
export async function play_a_month(children) {
    const month = await to_next_month();
    await Promise.all(
        region_names.map(async (region) => {
            for (const child of children)
                if (knowing[child.nr % knowing.length].includes(region)) await give(region, child);
        }),
    );
    await until_told();
    const told = await matches_told();
    await to_next_month();
    await until(
        async () => (await ask('auditor', 'GET statistieken')).body.tabellen?.tot === month,
        `table of ${month}`,
    );
    await until_told();
    return { month, told };
}

/// What needs an eye: two dead letters for Multisignaal, an objection at ESAR, signals without BSN.
export async function make_trouble([refused, also_refused, objected, nameless]) {
    await control('multisignaal', 'PUT', '/mode', { mode: 'refuse' });
    for (const child of [refused, also_refused]) {
        await give('multisignaal', child);
        await give('sisa', child);
    }
    const letters = await until(async () => {
        const { meldingen } = (await ask('auditor', 'GET aflevering/meldingen')).body;
        return meldingen.length >= 2 && meldingen;
    }, 'two dead letters');
    await control('multisignaal', 'PUT', '/mode', { mode: 'up' });
    const signal = await give('esar', objected);
    const entered = await ask('operator-esar', 'POST bezwaren', {
        regio: 'esar',
        signaalId: signal.id,
        verzoeker: signal.informed, // by age the same may ask that must be told
        gemeente: signal.municipality,
        kenmerk: 'BZW-2026-7',
    });
    if (entered.status !== 201) throw new Error(`no objection: ${entered.text}`);
    await give('sisa', nameless, { bsn: undefined });
    return letters;
}

/// Has two regions give one number for two children: both are asked to verify it, neither is told.
export async function give_a_clash(child) {
    const other_day = child.birth_date.endsWith('01') ? '02' : '01';
    await give('esar', child);
    await give('sisa', child, {
        given_names: `Anders${child.given_names.slice(0, 1).toLowerCase()}`,
        birth_date: child.birth_date.slice(0, -2) + other_day,
    });
    await until_told();
}

/// A member as the auditor sees it.
export async function member(region) {
    const { deelnemers } = (await ask('auditor', 'GET deelnemers')).body;
    return deelnemers.find((each) => each.regio === region);
}

/// Multisignaal says that nobody is there (410), Midden-Nederland's feed steps back: both halt, and
/// their regions are as they were.
export async function halt_lane_and_feed(child) {
    await control('multisignaal', 'PUT', '/mode', { mode: 'gone' });
    await give('multisignaal', child);
    await give('esar', child);
    await until(async () => (await member('multisignaal')).baan === 'gestopt', 'halted lane');
    await control('multisignaal', 'PUT', '/mode', { mode: 'up' });
    await control('midden-nederland', 'PUT', '/feed', { fault: 'steps_back', times: 1 });
    await give('midden-nederland', child);
    await until(async () => (await member('midden-nederland')).stroom === 'gestopt', 'halted feed');
}
