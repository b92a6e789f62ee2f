// The pages of a gateway that plays, with the population's children in it: what they show is what
// the API says and what the regions know; and what is done there is done.
// tests/interop/with_gateway.py sets the stage.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after } from 'node:test';
import { need_browser, open_browser, settled } from './browser.mjs';
import {
    give,
    give_a_clash,
    halt_lane_and_feed,
    heard,
    make_trouble,
    member,
    play_a_month,
    some_children,
    until_told,
} from './population.mjs';
import { first_proof } from './proving.mjs';
import { ask, control, first_event, region_names, until } from './staged.mjs';
import { facts_of, visit } from './visiting.mjs';
import { waiting } from './waiting.mjs';

need_browser();
const in_month = 32;
const all_children = await some_children(in_month + 12, 'melder instelling');
const unused = all_children.slice(in_month);
const { month, told } = await play_a_month(all_children.slice(0, in_month));
await make_trouble(unused.splice(0, 4));
const browser = await open_browser();
after(() => browser.close());

const number = (value) => new Intl.NumberFormat('nl-NL').format(value);
const read = async (party, path) => (await ask(party, `GET ${path}`)).body;

async function names() {
    const { deelnemers } = await read('auditor', 'deelnemers');
    return new Map(deelnemers.map((each) => [each.regio, each.naam]));
}

// How many matches two regions were told of in the month; under five it is told to nobody.
function told_of_pair(a, b) {
    const pair = [a, b].sort().join();
    const count = [...told.values()].filter((regions) => regions.join() === pair).length;
    return count < 5 ? '<5' : number(count);
}

// --- what is shown
// --------------------------------------------------------------------------------

// proves: BEH-07.1 BEH-07.4
test('Overzicht: lanes as the stream tells them, matches as the regions were told', () =>
    visit(browser, 'coordinator', async (who) => {
        await who.go('/nl/');
        const { event } = await first_event('coordinator');
        const called = await names();
        assert.deepEqual(
            (await who.rows('Banen')).map((row) => row.slice(0, 3)),
            event.regios.map((each) => [called.get(each.regio), each.stand, each.baan]),
        );
        assert.equal(event.matches.maand, month);
        await who.page.locator('details > summary').click();
        const shown = new Map(await who.rows('Matches tussen regio’s, als tabel'));
        assert.equal(shown.size, 6);
        for (const { regio, tegenregio } of event.matches.paren) {
            const pair = `${called.get(regio)} – ${called.get(tegenregio)}`;
            assert.equal(shown.get(pair), told_of_pair(regio, tegenregio), pair);
        }
        const under = [...shown.values()].filter((each) => each === '<5').length;
        assert.ok(under > 0 && under < 6, 'some pairs have five or more, some have not');
    }));

// proves: BEH-00.3 BEH-07.1
test('Overzicht of an operator: the own region, and no match of another', () =>
    visit(browser, 'operator-sisa', async (who) => {
        await who.go('/nl/');
        const lanes = (await who.rows('Banen')).map((row) => row[0]);
        assert.deepEqual(lanes, [(await names()).get('sisa')]);
        assert.match(await who.text(), /ziet de landelijke coördinatie/);
    }));

// proves: BEH-00.3 COM-38.8
test('Overzicht of an operator: what waits for somebody, as the API tells that region', async () => {
    await give_a_clash(unused.splice(0, 1)[0]);
    const found = {};
    for (const region of region_names)
        await visit(browser, `operator-${region}`, async (who) => {
            const shown = await waiting(await who.go('/nl/'));
            const { volgende, ...all } = await read(`operator-${region}`, 'aandacht');
            for (const next of Object.values(volgende)) assert.equal(next, null, 'one page');
            for (const [name, items] of Object.entries(all)) {
                found[name] = (found[name] ?? 0) + items.length;
                const lines = shown[name]?.lines ?? [];
                assert.equal(lines.length, items.length, `${region}: ${name}`);
                items.forEach(({ signaalId, zijden = [{ regio: region, signaalId }] }, at) => {
                    const [own] = zijden.filter((each) => each.regio === region);
                    assert.ok(lines[at].includes(own.signaalId), `${region}: ${lines[at]}`);
                });
            }
        });
    assert.deepEqual([found.bezwaren, found.bsnBotsingen], [1, 2], 'a clash is at both');
    assert.ok(found.nietOpgepakt > 10);
});

// proves: BEH-01.1 BEH-05.2
test('Regio’s: the members there are, with what their certificates bear', () =>
    visit(browser, 'auditor', async (who) => {
        await until_told();
        const page = await who.go('/nl/regios');
        const { deelnemers } = await read('auditor', 'deelnemers');
        const circuits = { 'gesloten': 'werkt', 'open': 'onderbroken', 'op proef': 'op proef' };
        assert.deepEqual(
            await page.locator('.kp-card > .kp-title > h2').allInnerTexts(),
            deelnemers.map((each) => each.naam),
        );
        for (const each of deelnemers) {
            const card = page.locator(`#${each.regio}`);
            const text = await card.innerText();
            for (const shown of [each.oin, each.protocol, each.host, each.toegang])
                assert.ok(!shown || text.includes(shown), `${each.regio}: ${shown}`);
            assert.equal(await card.locator('tbody tr').count(), each.certificaten.length);
            const facts = await facts_of(card);
            const shown_lane = [facts.Stand, facts.Baan, facts.Verbinding, facts.Wachtrij];
            const circuit = each.kring ? circuits[each.kring.toestand] : undefined;
            assert.deepEqual(shown_lane, [each.stand, each.baan, circuit, number(each.wachtrij)]);
        }
        const { zonder_bsn } = await read('auditor', 'mogelijke-matches');
        const called = await names();
        assert.deepEqual(
            await who.rows('Signalen zonder BSN'),
            Object.entries(zonder_bsn).map(([region, n]) => [called.get(region), number(n)]),
        );
        assert.equal(zonder_bsn.sisa, 1);
    }));

// proves: BEH-04.1 BEH-04.7
test('Aflevering: what the regions took is what is counted as delivered', () =>
    visit(browser, 'auditor', async (who) => {
        await until_told();
        const page = await who.go('/nl/aflevering');
        const { som, aflevering } = await read('auditor', 'aflevering');
        const taken = await Promise.all(region_names.map(heard));
        assert.equal(som.afgeleverd, taken.flat().length);
        assert.equal(som.dood, 2);
        const tiles = await page
            .locator('.kp-tile')
            .evaluateAll((all) => all.map(({ children }) => [...children].map((e) => e.innerText)));
        assert.deepEqual(Object.fromEntries(tiles), {
            'Verschuldigd': number(som.verschuldigd),
            'Afgeleverd': number(som.afgeleverd),
            'Wacht': '0',
            'Dode brieven': '2',
            'Vervallen': '0',
            'Onderdrukt': number(som.onderdrukt),
        });
        const called = await names();
        assert.deepEqual(
            (await who.rows('Per regio')).map((row) => [row[0], row[2], row[5]]),
            aflevering.map((each) => [
                called.get(each.regio),
                number(each.wachtrij),
                number(each.dodeBrieven),
            ]),
        );
        const { meldingen } = await read('auditor', 'aflevering/meldingen');
        const text = await who.text();
        for (const each of meldingen) assert.ok(text.includes(each.matchId));
    }));

// proves: BEH-10.5
test('Bezwaren: the signal that its region gave, and the day of the decision', () =>
    visit(browser, 'auditor', async (who) => {
        await who.go('/nl/bezwaren');
        const [row, ...others] = await who.rows('Open bezwaren');
        const { bezwaren } = await read('auditor', 'bezwaren');
        assert.deepEqual(others, []);
        assert.deepEqual(row.slice(0, 3), [bezwaren[0].signaalId, 'esar', bezwaren[0].gemeente]);
        const open = await control('esar', 'GET', '/matches');
        assert.ok(!open.some((each) => each.signal === bezwaren[0].signaalId));
    }));

test('Niet opgepakt: matches that both regions know and nobody answered', () =>
    visit(browser, 'auditor', async (who) => {
        await who.go('/nl/niet-opgepakt');
        const { nietOpgepakt } = await read('auditor', 'niet-opgepakt');
        const rows = await who.rows('Matches die niemand oppakte');
        assert.deepEqual(
            rows.map(([match]) => match).sort(),
            nietOpgepakt.map((each) => each.matchId).sort(),
        );
        assert.ok(rows.length > 5);
        for (const [match] of rows) assert.ok(told.has(match), match);
    }));

// proves: BEH-03.2 BEH-03.11
test('Cijfers: the month’s matches as the regions were told, and the API’s own sheet', () =>
    visit(browser, 'coordinator', async (who) => {
        const page = await who.go('/nl/cijfers');
        const ids = (await read('coordinator', 'statistieken')).som.regios.map((one) => one.regio);
        const rows = await who.rows('Matches tussen regio’s');
        rows.forEach((row, at) =>
            row.slice(1).forEach((shown, other) => {
                if (at === other) return;
                assert.equal(shown, told_of_pair(ids[at], ids[other]), `${ids[at]} ${ids[other]}`);
            }),
        );
        assert.equal(rows.length, 4);
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Download als CSV' }).click(),
        ]);
        const path = `statistieken?van=${month}&tot=${month}`;
        const sheet = await ask('coordinator', `GET ${path}`, undefined, { Accept: 'text/csv' });
        assert.equal(readFileSync(await download.path(), 'utf8'), sheet.text);
    }));

// proves: BEH-06.9
test('Logboek: the newest entries, and those of one region', () =>
    visit(browser, 'auditor', async (who) => {
        const page = await who.go('/nl/logboek');
        const rows = await who.rows('Regels van het logboek');
        const numbers = rows.map(([nr]) => Number(nr.replaceAll('.', '')));
        assert.deepEqual(
            numbers,
            numbers.map((_, at) => numbers[0] - at),
        );
        assert.equal(rows.length, 50);
        const search = page.getByRole('search');
        await search.getByLabel('Regio', { exact: true }).fill('esar');
        await search.getByLabel('Wat').fill('submit');
        await search.getByRole('button', { name: 'Zoeken' }).click();
        await settled(page);
        const found = await who.rows('Regels van het logboek');
        const { regels } = await read('auditor', 'logboek?regio=esar&wat=submit&aantal=50');
        assert.deepEqual(
            found.map(([nr]) => nr),
            regels.map((each) => number(each.nr)),
        );
        assert.ok(found.length > 10);
    }));

// proves: BEH-13.1
test('Conformiteit: whoever looks is told that no report was handed in, and what one is for', () =>
    visit(browser, 'vendor', async (who) => {
        await who.go('/nl/conformiteit');
        const text = await who.text();
        assert.match(text, /U hebt nog geen rapport ingeleverd.*geen sleutel van de coördinatie/s);
    }));

// --- what is done
// ---------------------------------------------------------------------------------

// proves: BEH-04.4 BEH-04.6 BEH-11.9
test('a dead letter goes again and arrives; another is dropped and never does', () =>
    visit(browser, 'operator-multisignaal', async (who) => {
        const page = await who.go('/nl/aflevering');
        const before = (await heard('multisignaal')).length;
        const press = (name) => page.getByRole('button', { name, exact: true }).first();
        await who.act(press('Opnieuw'), 'Opnieuw');
        await until(
            async () => (await heard('multisignaal')).length === before + 1,
            'notice that went again',
        );
        await who.act(press('Laten vervallen'), 'Laten vervallen', (box) =>
            box.getByLabel('Reden').fill('telefonisch verteld'),
        );
        assert.match(await who.text(), /Geen dode brieven/);
        const som = await until_told();
        assert.deepEqual([som.dood, som.vervallen, som.sluit], [0, 1, true]);
        assert.equal((await heard('multisignaal')).length, before + 1);
    }));

// proves: BEH-11.1 BEH-11.2
test('in maintenance nothing goes to a region; afterwards it does', () =>
    visit(browser, 'operator-sisa', async (who) => {
        const page = await who.go('/nl/regios');
        const set = (stand) =>
            who.act(
                page.getByRole('button', { name: 'Stand wijzigen' }),
                'Wijzigen',
                async (box) => {
                    await box.getByLabel('Nieuwe stand').selectOption(stand);
                    await box.getByLabel('Reden').fill('nieuwe versie');
                },
            );
        const before = (await heard('sisa')).length;
        await set('onderhoud');
        assert.equal((await member('sisa')).stand, 'onderhoud');
        const [child] = unused.splice(0, 1);
        await give('esar', child);
        await give('sisa', child);
        await until(async () => (await member('sisa')).wachtrij === 1, 'notice that waits');
        assert.equal((await heard('sisa')).length, before);
        await set('normaal');
        await until(async () => (await heard('sisa')).length === before + 1, 'what had waited');
    }));

// proves: BEH-10.2 BEH-10.3
test('an objection is dismissed; another is entered and upheld', () =>
    visit(browser, 'operator-esar', async (who) => {
        const [child] = unused.splice(0, 1);
        const signal = await give('esar', child);
        await give('multisignaal', child);
        await until_told();
        const page = await who.go('/nl/bezwaren');
        const decide = (outcome) =>
            who.act(page.getByRole('button', { name: 'Besluiten' }), 'Besluiten', (box) =>
                box.getByLabel('Het bezwaar is').selectOption(outcome),
            );
        await decide('nee');
        await who.act(
            page.getByRole('button', { name: 'Bezwaar invoeren' }),
            'Bezwaar invoeren',
            async (box) => {
                await box.getByLabel('Signaal').fill(signal.id);
                await box.getByLabel('Wie maakt bezwaar').selectOption(signal.informed);
                await box.getByLabel('Gemeente').fill(signal.municipality);
                await box.getByLabel('Kenmerk').fill('BZW-2026-8');
            },
        );
        const [entered] = (await read('operator-esar', 'bezwaren')).bezwaren;
        assert.equal(entered.signaalId, signal.id);
        await decide('ja');
        assert.match(await who.text(), /Geen open bezwaren/);
        await until(
            async () => (await heard('multisignaal')).at(-1).kind === 'match_ended',
            'end of its match',
        );
    }));

// proves: BEH-02.1 BEH-02.3
test('a region that is suspended is refused, until coordination lets it in again', () =>
    visit(browser, 'coordinator', async (who) => {
        const page = await who.go('/nl/regios');
        const [child] = unused.splice(0, 1);
        const set = (access) =>
            who.act(
                page.locator('#sisa').getByRole('button', { name: 'Toelating wijzigen' }),
                'Wijzigen',
                async (box) => {
                    await box.getByLabel('Toelating').selectOption(access);
                    await box.getByLabel('Reden').fill('sleutel gelekt');
                },
            );
        await set('geschorst');
        await assert.rejects(give('sisa', child), /was refused/);
        await set('sandbox');
        await give('sisa', child);
    }));

test('a lane and a feed that halted go on when their operator says so', async () => {
    await halt_lane_and_feed(unused.splice(0, 1)[0]);
    const press = (party, button) =>
        visit(browser, party, async (who) => {
            const page = await who.go('/nl/regios');
            await who.act(page.getByRole('button', { name: button }), 'Hervatten', (box) =>
                box.getByLabel('Reden').fill('hersteld'),
            );
        });
    const before = (await heard('multisignaal')).length;
    await press('operator-multisignaal', 'Baan hervatten');
    await press('operator-midden-nederland', 'Stroom hervatten');
    await until(async () => (await heard('multisignaal')).length > before, 'what had waited');
    assert.equal((await member('midden-nederland')).stroom, 'loopt');
});

// proves: BEH-12.1
test('the test of a connection walks the whole way, and says where it ends', () =>
    visit(browser, 'coordinator', async (who) => {
        const page = await who.go('/nl/regios');
        const steps = async () => {
            await page.locator('#esar').getByRole('button', { name: /^Test/ }).click();
            await settled(page);
            return page
                .locator('#esar .kp-steps > li')
                .evaluateAll((all) => all.map((each) => each.dataset.outcome));
        };
        assert.deepEqual(await steps(), Array(6).fill('goed'));
        await control('esar', 'PUT', '/mode', { mode: 'down' });
        assert.deepEqual((await steps()).slice(0, 3), ['goed', 'mislukt', 'niet bereikt']);
        await control('esar', 'PUT', '/mode', { mode: 'up' });
    }));

// proves: BEH-06.9 BEH-11.9
test('what was done is in the log with its reason; its proof holds here and elsewhere', () =>
    visit(browser, 'auditor', async (who) => {
        const page = await who.go('/nl/logboek');
        const search = page.getByRole('search');
        await search.getByLabel('Regio', { exact: true }).fill('sisa');
        await search.getByLabel('Wat').fill('stand-onderhoud');
        await search.getByRole('button', { name: 'Zoeken' }).click();
        await settled(page);
        const rows = await who.rows('Regels van het logboek');
        assert.equal(rows.length, 1);
        assert.match(rows[0].join(), /stand van regio: onderhoud.*nieuwe versie/s);
        const { steps, verified } = await first_proof(page);
        assert.deepEqual(steps, Array(5).fill('goed'));
        assert.match(verified, /\S/);
    }));
