// No child's identifier in a page, an answer, an export or a metric: after traffic with children
// whose numbers, names, birth dates and addresses are known, everything is fetched that anybody can
// fetch or is told, and searched for them in every form. tests/interop/with_gateway.py sets the
// stage, with the body's key and receivers.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { acceptance } from './acceptances.mjs';
import { canaries_of, canary_search } from './canaries.mjs';
import { here, need_browser, open_browser, settled } from './browser.mjs';
import {
    give,
    make_trouble,
    play_a_month,
    signal_of,
    some_children,
    today,
} from './population.mjs';
import { all_commands, printing, silent } from './operators_commands.mjs';
import { receiver } from './receivers.mjs';
import {
    ask,
    control,
    fetch_as,
    first_event,
    operate,
    printed_by,
    region_names,
    stage,
    until,
} from './staged.mjs';
import { page_names, visit } from './visiting.mjs';

need_browser();
const operators = region_names.map((region) => `operator-${region}`);
const parties = ['coordinator', 'auditor', 'vendor', ...operators, 'sisa', ''];
const most_presses = 8;

// What everybody may read; a child whose name stands in it would be found everywhere.
const site = join(here, '../../gateway/portal/site');
const public_text = [site, join(site, 'www')]
    .flatMap((folder) =>
        readdirSync(folder, { withFileTypes: true })
            .filter((each) => each.isFile())
            .map((each) => readFileSync(join(folder, each.name), 'utf8')),
    )
    .concat('melder instelling jeugdarts voorbeeld sandbox')
    .join('\n')
    .toLowerCase();

const receivers = {
    coordination: await receiver('coordination'),
    processing_log: await receiver('processing_log'),
};
after(() => Object.values(receivers).forEach((each) => each.close()));
const children = await some_children(22, public_text);
const search = new canary_search(children);
await play_a_month(children.slice(0, 16));
await make_trouble(children.slice(16, 20));
await also_said(children[20]);
await ask('coordinator', 'POST conformiteitsrapporten', await acceptance('esar'));
const document = (await fetch_as('', '/beheer/v1/openapi.json')).body;
const browser = await open_browser();
after(() => browser.close());

// What else names a child on its way: a question, a refusal, a move, a withdrawal.
async function also_said(child) {
    const signal = await give('esar', child);
    await control('esar', 'POST', '/inspections', {
        bsn: child.bsn,
        reference: 'INZ-1',
        requester: signal.informed,
    });
    const wrong = { ...signal_of('sisa', child, await today()), informed: null };
    assert.equal((await control('sisa', 'POST', '/signals', wrong)).accepted, false);
    await control('esar', 'POST', `/signals/${signal.id}/relocation`, {
        municipality: '0363',
        place: 'Amsterdam',
        date: signal.date,
        address: signal.address,
    });
    await control('esar', 'POST', `/signals/${signal.id}/withdraw`, { reason: 'vergissing' });
}

const searched = new Map();
const pages_seen = new Set();

// Searches a text once, however often it comes.
function clean(text, where) {
    if (!searched.has(text)) searched.set(text, search.found_in(text));
    assert.deepEqual(searched.get(text), [], where);
}

// --- the search itself

test('the search finds every form of a child, wherever it stands', () => {
    const [child] = children;
    for (const [form, what] of canaries_of(child)) {
        const text = `{"a":"${'x'.repeat(7)}${form.toUpperCase()}z"}`;
        assert.ok(search.found_in(text).includes(what), form);
    }
    const around = (text) => search.found_in(Buffer.from(`<b>${text}</b>`).toString('base64'));
    assert.ok(around(child.bsn).length > 0, 'base64 of a text with a BSN in it');
    assert.ok(around(`x${child.surname}`).length > 0);
    assert.deepEqual(search.found_in(public_text), []);
});

test('the regions know the children by what is searched for', async () => {
    const told = await control('esar', 'POST', '/inspections', {
        bsn: children[1].bsn,
        reference: 'INZ-2',
        requester: 'ouders',
    });
    assert.notEqual(told.http, 0);
    const { som } = (await ask('auditor', 'GET aflevering')).body;
    assert.ok(som.verschuldigd > 20, 'there was traffic');
});

// --- what anybody can fetch

// Things that are there, to ask after.
async function things() {
    const of = async (path) => (await ask('auditor', `GET ${path}`)).body;
    const { meldingen } = await of('aflevering/meldingen');
    const { nietOpgepakt } = await of('niet-opgepakt');
    const { bezwaren } = await of('bezwaren');
    const { totaal, regels } = await of('logboek?aantal=500');
    const { rapporten } = await of('conformiteitsrapporten');
    for (const list of [meldingen, nietOpgepakt, bezwaren, regels, rapporten])
        assert.ok(list.length > 0);
    return {
        letter: meldingen[0].id,
        match: nietOpgepakt[0].matchId,
        report: rapporten[0].id,
        entries: totaal,
    };
}

// The ways to ask for a path of the document: its parameters filled with what there is.
function questions(path, { letter, match, report, entries }) {
    const filled = path
        .replace('rapporten/{id}', `rapporten/${report}`)
        .replace('matches/{id}', `matches/${match}`)
        .replace('meldingen/{id}', `meldingen/${letter}`)
        .replace('{id}', letter)
        .replace('{nummer}', String(entries - 50))
        .slice(1);
    const more = {
        'aflevering/meldingen': ['?toestand=wachtend', '?toestand=dood&regio=multisignaal'],
        'logboek': ['?aantal=500', '?regio=esar&aantal=500', '?wat=inspect'],
        'logboek/consistentie': [`?van=${entries - 60}`],
        'certificaten': ['?dagen=4000'],
    }[filled];
    const regions = ['?regio=esar', '?regio=sisa'];
    return [filled, ...[...(more ?? []), ...regions].map((each) => filled + each)];
}

for (const party of parties) {
    // proves: BEH-04.7 BEH-08.5
    test(`no answer to ${party || 'nobody'} holds a child, whatever is asked`, async () => {
        const there = await things();
        let good = 0;
        for (const [path, operations] of Object.entries(document.paths)) {
            if (!operations.get) continue;
            if (path === '/stroom') {
                clean((await first_event(party)).text, path);
                continue;
            }
            for (const question of questions(path, there))
                for (const Accept of ['application/json', 'text/csv']) {
                    const told = await ask(party, `GET ${question}`, undefined, { Accept });
                    clean(JSON.stringify(told.headers) + told.text, question);
                    good += told.status === 200 ? 1 : 0;
                }
        }
        assert.ok(good >= (party ? 8 : 1), `${good} were answered`);
    });

    test(`what ${party || 'nobody'} writes of a child does not come back`, async () => {
        const { bsn, surname } = children[0];
        for (const question of [
            `GET deelnemers/${bsn}`,
            `GET logboek?signaal=${bsn}&wie=${encodeURIComponent(surname)}`,
            `GET bezwaren?regio=${bsn}`,
            `GET matches/${bsn}/mededeling?regio=${bsn}`,
            `GET statistieken?van=${bsn}`,
        ]) {
            const told = await ask(party, question);
            clean(JSON.stringify(told.headers) + told.text, question);
        }
        for (const call of ['POST bezwaren', `PUT deelnemers/${bsn}/stand`, 'PUT deelnemers/esar'])
            clean((await ask(party, call, { [surname]: bsn, regio: bsn })).text, call);
    });

    test(`no page holds a child, as ${party || 'nobody'} sees it`, () =>
        visit(browser, party, async (who) => {
            const bodies = [];
            who.page.on('response', (response) => {
                if (!response.url().endsWith('/stroom'))
                    bodies.push(response.text().catch(() => ''));
            });
            const look = async (where) => {
                const whole = await who.page.content();
                pages_seen.add(whole);
                clean(whole, where);
                clean(await who.text(), where);
                clean(who.page.url(), where);
            };
            for (const language of ['nl', 'en'])
                for (const name of page_names) {
                    const path = `/${language}/${name}`;
                    await who.go(path);
                    await look(path);
                    if (language === 'nl') await press_all(who, look, path);
                }
            for (const body of await Promise.all(bodies)) clean(body, 'what a page asked for');
        }));
}

// Opens every dialog, proof and list of a page, some of each kind; nothing is confirmed.
async function press_all(who, look, path) {
    const { page } = who;
    const names = (await who.buttons()).filter((each) => !/^(Test|Zoeken|Toon)/.test(each));
    for (const name of names.slice(0, most_presses)) {
        const button = page.locator('#inhoud-hier button:visible', { hasText: name }).first();
        await button.click();
        await settled(page);
        await look(`${path} ${name}`);
        if (await page.locator('dialog[open]').count()) await page.keyboard.press('Escape');
    }
}

test('what may be shown was seen by the search', async () => {
    const { bezwaren } = (await ask('auditor', 'GET bezwaren')).body;
    const { meldingen } = (await ask('auditor', 'GET aflevering/meldingen')).body;
    for (const shown of [bezwaren[0].signaalId, meldingen[0].matchId, meldingen[0].signaalId])
        assert.ok(
            [...pages_seen].some((each) => each.includes(shown)),
            'no page with it was searched',
        );
});

test('no link leads to a page that was not looked at', () =>
    visit(browser, 'auditor', async (who) => {
        const seen = new Set();
        for (const name of page_names) {
            await who.go(`/nl/${name}`);
            const links = await who.page
                .locator('a[href]')
                .evaluateAll((all) => all.map((each) => each.pathname));
            links.forEach((each) => seen.add(each));
        }
        const known = ['nl', 'en'].flatMap((each) => page_names.map((name) => `/${each}/${name}`));
        assert.deepEqual(
            [...seen].filter((each) => !known.includes(each)),
            [],
        );
    }));

// --- what an operator takes out

test('every command of the operators’ is searched, or said to print nothing', async () => {
    const known = [...printing(await things()), ...silent];
    const is_known = (command) =>
        known.some((each) => each === command || each.startsWith(`${command} `));
    const all = all_commands();
    assert.ok(all.length > 40, `${all.length} commands`);
    assert.deepEqual(
        all.filter((each) => !is_known(each)),
        [],
    );
});

test('no command of the operators’ prints a child', async () => {
    for (const command of printing(await things()))
        for (const form of [[], ['--json']]) {
            const text = printed_by(...command.split(' '), ...form);
            assert.ok(text.length > 0, command);
            if (form.length === 0)
                assert.doesNotMatch(text, /^kruispunt:|--help for more/, command);
            clean(text, command);
        }
});

// proves: BEH-06.4
test('no file of the audit trail’s export holds a child', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kruispunt-export-'));
    const out = join(folder, 'out');
    try {
        operate('audit', 'export', out);
        const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((each) =>
            each.isFile(),
        );
        assert.ok(files.length > 1);
        for (const each of files)
            clean(readFileSync(join(each.parentPath ?? each.path, each.name), 'latin1'), each.name);
    } finally {
        rmSync(folder, { recursive: true });
    }
});

// proves: BEH-08.5
test('no metric, no word of health and no line of the gateway’s log holds a child', async () => {
    for (const path of ['/metrics', '/gezond', '/gereed', '/niets']) {
        const response = await fetch(stage.addresses.internal + path);
        const text = await response.text();
        assert.ok(path !== '/metrics' || text.includes('kruispunt_messages_total'));
        clean(text, path);
    }
    const log = readFileSync(join(stage.sandbox, '../gateway.log'), 'utf8');
    assert.ok(log.length > 0);
    clean(log, 'the log');
});

// --- what goes out by itself

// proves: BEH-06.11 BEH-09.2 BEH-09.3
test('no event and no span that the gateway tells holds a child', async () => {
    const { regels } = (await ask('auditor', 'GET logboek?wat=deliver&aantal=1')).body;
    const { coordination, processing_log } = receivers;
    const numbers = () =>
        processing_log.texts.flatMap((text) =>
            [...text.matchAll(/"nl\.kruispunt\.entry","value":\{"[a-zA-Z]+":"?(\d+)/g)].map(
                ([, number]) => Number(number),
            ),
        );
    await until(() => numbers().includes(regels[0].nr), 'span of the newest delivery');
    const forgotten = 'nl.verwijsindex.match.niet-opgepakt';
    await until(() => coordination.texts.some((text) => text.includes(forgotten)), forgotten);
    assert.ok(numbers().length > 100, `${numbers().length} spans`);
    for (const [name, { texts }] of Object.entries(receivers))
        for (const text of texts) clean(text, name);
});
