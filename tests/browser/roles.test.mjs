// Who may do what, role by role, page by page and act by act: what the API says of itself, what it
// does when it is asked, and what the pages offer must all be what is written down here.
// tests/interop/with_gateway.py sets the stage, with the body's key.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { acceptance } from './acceptances.mjs';
import { here, need_browser, open_browser, screenshot_folder } from './browser.mjs';
import { halt_lane_and_feed, make_trouble, play_a_month, some_children } from './population.mjs';
import { ask, first_event } from './staged.mjs';
import { page_names, visit } from './visiting.mjs';

need_browser();
const [halted, ...children] = await some_children(9, 'melder instelling');
await play_a_month(children.splice(0, 4));
await make_trouble(children);
await halt_lane_and_feed(halted);
const hand_in = async (party, region) =>
    (await ask(party, 'POST conformiteitsrapporten', await acceptance(region))).body;
const of_the_body = await hand_in('coordinator', 'sisa');
const browser = await open_browser();
after(() => browser.close());

const nobody = '00000000-0000-4000-8000-000000000009';

// By certificate: as what its holder comes, and of which region.
const parties = {
    'coordinator': ['coordinator'],
    'auditor': ['auditor'],
    'vendor': ['vendor'],
    'operator-esar': ['operator', 'esar'],
    'operator-midden-nederland': ['operator', 'midden-nederland'],
    'operator-multisignaal': ['operator', 'multisignaal'],
    'operator-sisa': ['operator', 'sisa'],
    'sisa': ['member', 'sisa'],
    'gateway': ['nobody'],
    '': ['nobody'],
};

// Every call that a page makes, and whose it is: read from the contract, not from the program.
const coordinator = ['coordinator'];
const operator = ['operator'];
const auditor = ['auditor'];
const read_lists = [...operator, ...auditor];
const calls = {
    'GET rol': ['coordinator', 'operator', 'auditor', 'vendor', 'member'],
    'GET deelnemers': [...coordinator, ...read_lists],
    'PUT deelnemers/*': coordinator,
    'PUT deelnemers/*/stand': operator,
    'POST deelnemers/*/hervat': operator,
    'POST deelnemers/*/stroom/hervat': operator,
    'POST deelnemers/*/verbindingstest': [...coordinator, ...operator],
    'GET statistieken': [...coordinator, ...auditor],
    'GET aflevering': read_lists,
    'GET aflevering/meldingen': read_lists,
    'POST aflevering/dode-brieven/*/opnieuw': operator,
    'POST aflevering/dode-brieven/*/vervallen': operator,
    'GET mogelijke-matches': [...coordinator, ...read_lists],
    'GET bezwaren': read_lists,
    'POST bezwaren': operator,
    'POST bezwaren/*/besluit': operator,
    'GET niet-opgepakt': read_lists,
    'GET aandacht': read_lists,
    'GET logboek': auditor,
    'GET logboek/bewijs/*': auditor,
    'GET logboek/sleutel': ['coordinator', 'operator', 'auditor', 'vendor', 'member'],
    'GET stroom': [...coordinator, ...operator],
    'GET conformiteitsrapporten': ['coordinator', 'auditor', 'vendor'],
    'GET conformiteitsrapporten/*': ['coordinator', 'auditor', 'vendor'],
    'POST conformiteitsrapporten': ['coordinator', 'vendor'],
};

// Which pages a role has, in the order of the menu.
const menus = {
    coordinator: ['', 'regios', 'cijfers', 'conformiteit'],
    operator: ['', 'regios', 'aflevering', 'bezwaren', 'niet-opgepakt'],
    auditor: page_names.slice(1),
    vendor: ['conformiteit'],
    member: [],
    nobody: [],
};

// What may be pressed where all that can be the matter is the matter: two dead letters of
// Multisignaal, whose lane stands still; an objection at ESAR; Midden-Nederland's feed stands
// still; coordination handed a report in.
const offered = {
    'coordinator': {
        regios: ['Test de verbinding', 'Toelating wijzigen'],
        cijfers: ['Download als CSV', 'Toon'],
        conformiteit: ['Nagaan en bewaren', 'Stappen'],
    },
    'auditor': {
        logboek: ['Haal bewijs', 'Meer tonen', 'Zoeken'],
        cijfers: ['Download als CSV', 'Toon'],
        conformiteit: ['Stappen'],
    },
    'vendor': { conformiteit: ['Nagaan en bewaren'] },
    'operator-esar': {
        regios: ['Stand wijzigen', 'Test de verbinding'],
        bezwaren: ['Besluiten', 'Bezwaar invoeren'],
    },
    'operator-midden-nederland': {
        regios: ['Stand wijzigen', 'Stroom hervatten', 'Test de verbinding'],
        bezwaren: ['Bezwaar invoeren'],
    },
    'operator-multisignaal': {
        regios: ['Baan hervatten', 'Stand wijzigen', 'Test de verbinding'],
        aflevering: ['Laten vervallen', 'Opnieuw'],
        bezwaren: ['Bezwaar invoeren'],
    },
    'operator-sisa': {
        regios: ['Stand wijzigen', 'Test de verbinding'],
        bezwaren: ['Bezwaar invoeren'],
    },
};

// What is refused shows no other button than one that asks again.
const again = 'Probeer opnieuw';

function path_of(call, region) {
    return call
        .replace('deelnemers/*', `deelnemers/${region}`)
        .replace('bewijs/*', 'bewijs/0')
        .replace('*', nobody);
}

async function status_of(party, call, region) {
    if (call === 'GET stroom') return (await first_event(party)).status;
    const body = call.startsWith('GET') ? undefined : {};
    return (await ask(party, path_of(call, region), body)).status;
}

// --- the table itself

const site = join(here, '../../gateway/portal/site/www');

// What a module calls: "POST bezwaren/*/besluit"; "*" where only the program knows.
function calls_in(text) {
    const literals = text.matchAll(/(?:send\(\s*'([A-Z]+)',\s*)?['`]\/([a-z][^'`?]*)/g);
    return [...literals]
        .map(([, method, path]) => [method ?? '*', path.replaceAll(/\$\{[^}]*\}/g, '*')])
        .filter(([, path]) => !path.startsWith('beheer/'));
}

// A page may put a path together: "/stand" behind a region's.
function is_in_table([method, path]) {
    const open = (text) => text.replaceAll('*', '.*');
    const form = new RegExp(`^${open(method)} (deelnemers/\\*/)?${open(path)}$`);
    return Object.keys(calls).some((each) => form.test(each));
}

// proves: BEH-00.1
test('every call that the pages’ sources make is in the table', () => {
    const made = readdirSync(site)
        .filter((name) => name.endsWith('.js'))
        .flatMap((name) => calls_in(readFileSync(join(site, name), 'utf8')));
    assert.ok(made.length >= 20, `${made.length} calls were found`);
    assert.deepEqual(
        made.filter((each) => !is_in_table(each)),
        [],
    );
    assert.ok(!is_in_table(['POST', 'reservekopieen']), 'what no page calls is not in it');
});

for (const [party, [kind, region]] of Object.entries(parties)) {
    const who = party || 'nobody, without a certificate';

    // proves: BEH-00.1 BEH-00.2 acceptance refusal
    test(`${who}: the API says and does what the contract grants`, async () => {
        const self = (await ask(party, 'GET rol')).body;
        for (const [call, granted] of Object.entries(calls)) {
            const may = granted.includes(kind);
            if (kind !== 'nobody') assert.equal(self.mag.includes(call), may, `${call} in mag`);
            const status = await status_of(party, call, region ?? 'sisa');
            assert.equal(status !== 403, may, `${call} gave ${status}`);
            assert.ok(status < 500, `${call} gave ${status}`);
        }
    });

    if (kind === 'operator')
        // proves: BEH-00.3 refusal
        test(`${who}: refused whatever is another region's`, async () => {
            const other = region === 'sisa' ? 'esar' : 'sisa';
            for (const call of Object.keys(calls).filter((each) => each.includes('deelnemers/*')))
                assert.equal(await status_of(party, call, other), 403, call);
            for (const call of ['GET bezwaren', 'GET niet-opgepakt', 'GET aflevering/meldingen'])
                assert.equal((await ask(party, `${call}?regio=${other}`)).status, 403, call);
        });

    // proves: BEH-00.2
    test(`${who}: the pages offer that and no more`, () =>
        visit(browser, party, async (visitor) => {
            for (const name of page_names) {
                const page = await visitor.go(`/nl/${name}`);
                const at = new URL(page.url()).pathname.slice('/nl/'.length);
                const mine = menus[kind].includes(name);
                const led_on = name === '' && !mine && menus[kind].length > 0;
                assert.equal(at, led_on ? menus[kind][0] : name);
                const refused = /hoort niet bij uw rol|heeft hier geen rol/;
                assert.equal(refused.test(await visitor.text()), !mine && !led_on, name);
                const expected = mine || led_on ? (offered[party]?.[at] ?? []) : [];
                const shown = (await visitor.buttons()).filter((each) => each !== again);
                assert.deepEqual(shown, expected, name);
                const menu = await page
                    .locator('.kp-nav a:visible')
                    .evaluateAll((all) => all.map((each) => each.pathname.slice('/nl/'.length)));
                assert.deepEqual(menu, menus[kind], 'the menu');
                if (!mine) continue;
                const shot = `role-${party}-${name || 'overzicht'}.png`;
                await page.screenshot({ path: join(screenshot_folder(), shot), fullPage: true });
            }
        }));
}

// proves: BEH-13.10 refusal acceptance
test('vendor: opens what it handed in, and nothing of another’s', async () => {
    const opened = async (party, id) => ask(party, `GET conformiteitsrapporten/${id}`);
    const own = await hand_in('vendor', 'esar');
    assert.equal((await opened('vendor', own.id)).status, 200);
    const [others, none] = [await opened('vendor', of_the_body.id), await opened('vendor', nobody)];
    assert.deepEqual([others.status, others.text], [404, none.text]);
    const { rapporten } = (await ask('vendor', 'GET conformiteitsrapporten')).body;
    assert.deepEqual(
        rapporten.map((each) => each.id),
        [own.id],
    );
    for (const party of ['coordinator', 'auditor'])
        for (const { id } of [own, of_the_body])
            assert.equal((await opened(party, id)).status, 200);
});
