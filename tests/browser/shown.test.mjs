// What a page shows of what the API told it: with recorded answers.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { after } from 'node:test';
import {
    made_site,
    need_browser,
    open_browser,
    screenshot_folder,
    settled,
    sizes,
} from './browser.mjs';
import { play_portal } from './playing_portal.mjs';
import { waiting } from './waiting.mjs';

need_browser();
const files = made_site();
const browser = await open_browser();
after(() => browser.close());

async function with_page(portal, path, options, look) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    try {
        await page.goto(portal.origin + path);
        await settled(page);
        await look(page);
    } finally {
        await context.close();
    }
}

// proves: COM-20.14 COM-38.8
test('Overzicht of an operator says what waits for somebody, which, and where it is done', async () => {
    const portal = await play_portal(files, 'operator');
    await with_page(portal, '/nl/', { viewport: sizes.phone }, async (page) => {
        const what = await waiting(page);
        assert.deepEqual(Object.keys(what), [
            'gestopt',
            'bezwaren',
            'nietOpgepakt',
            'bsnBotsingen',
            'identiteitscorrecties',
        ]);
        const { gestopt, bezwaren, nietOpgepakt, bsnBotsingen, identiteitscorrecties } = what;
        assert.deepEqual(gestopt, {
            title: 'Staat stil: 1',
            link: '/nl/regios',
            lines: ['SISA: de stroom van deze regio'],
        });
        assert.equal(bezwaren.link, '/nl/bezwaren');
        assert.deepEqual(bezwaren.lines, [
            'SISA-2026-001204 besluit voor 13 nov 2026 te laat',
            'SISA-2026-003310 besluit voor 21 dec 2026',
        ]);
        assert.equal(nietOpgepakt.title, 'Matches die niemand oppakte: 2');
        assert.equal(nietOpgepakt.link, '/nl/niet-opgepakt');
        assert.equal(nietOpgepakt.lines[0], 'SISA-2026-001990 – MULTIsignaal, sinds 28 okt 2026');
        assert.equal(bsnBotsingen.lines[0], 'SISA-2026-002950 – ESAR, sinds 11 nov 2026');
        assert.equal(identiteitscorrecties.lines[0], 'SISA-2026-003117 2 keer verbeterd');
        assert.match(await page.locator('#inhoud-hier').innerText(), /is bekeken om \d\d:\d\d/);
        const shot = join(screenshot_folder(), 'overzicht-operator-open.png');
        await page.screenshot({ path: shot, fullPage: true });
    });
    await portal.close();
});

test('Overzicht is calm only where it is known that nothing waits', async () => {
    const calm = /Niets vraagt nu aandacht/;
    const said = {
        'operator leeg': [calm],
        'coordinator leeg': [
            /Er staat geen alarm dat u mag zien/,
            /Dode brieven, bezwaren, .* ziet de beheerder van elke regio/,
            /Alarmen\s+0\s*geen die u mag zien/i,
        ],
        'operator blind': [/dode brieven|niet afgeleverd/, /kon niet worden gelezen/],
    };
    for (const [visit, wanted] of Object.entries(said)) {
        const [role, how] = visit.split(' ');
        const portal = await play_portal(files, role, how);
        const look = async (page) => {
            const text = await page.locator('#inhoud-hier').innerText();
            for (const each of wanted) assert.match(text, each, visit);
            assert.equal(calm.test(text), visit === 'operator leeg', visit);
        };
        await with_page(portal, '/nl/', { viewport: sizes.wide }, look);
        await portal.close();
    }
});

test('it is nowhere said that no alarm stands to whom dead letters are not told', async () => {
    const said = {
        nl: [/dat u mag zien/, /alarmen, behalve die van dode brieven/],
        en: [/that you may see/, /alarms here, but for those of dead letters/],
    };
    for (const [language, wanted] of Object.entries(said)) {
        const portal = await play_portal(files, 'coordinator', 'leeg');
        const look = async (page) => {
            const text = await page.locator('#inhoud-hier').innerText();
            for (const each of wanted) assert.match(text, each);
            assert.doesNotMatch(text, /er staat er geen|none stands|geen alarm(?! dat u mag)/i);
            assert.doesNotMatch(text, /no alarm stands(?! that you may)/i);
            const shot = join(screenshot_folder(), `overzicht-geen-alarm-${language}.png`);
            await page.screenshot({ path: shot, fullPage: true });
        };
        await with_page(portal, `/${language}/`, { viewport: sizes.wide }, look);
        await portal.close();
    }
});

test('Regio’s reads well where it is not told until when a circuit is open', async () => {
    const portal = await play_portal(files, 'coordinator');
    await with_page(portal, '/nl/regios', { viewport: sizes.wide }, async (page) => {
        const circuit = page.locator('#sisa dt', { hasText: 'Verbinding' }).locator('+ dd');
        assert.match(await circuit.innerText(), /^onderbroken volgende poging vanaf 22 nov 2026/);
        await page.route('**/deelnemers', async (route) => {
            const answer = await (await route.fetch()).json();
            const sisa = answer.deelnemers.find((each) => each.regio === 'sisa');
            sisa.kring = { toestand: 'open', sinds: '2026-11-22T07:00:00Z', tot: null };
            const esar = answer.deelnemers.find((each) => each.regio === 'esar');
            esar.kring = { toestand: 'gesloten', sinds: null, tot: null };
            await route.fulfill({ json: answer });
        });
        await page.reload();
        await settled(page);
        assert.equal(await circuit.innerText(), 'onderbroken');
        const text = await page.locator('#esar').innerText();
        assert.match(text, /Verbinding\s+werkt\s/);
        const shot = join(screenshot_folder(), 'regios-kring.png');
        await page.locator('#sisa').screenshot({ path: shot });
    });
    await portal.close();
});

test('an alarm leads to the page where its reader can do something about it', async () => {
    const portal = await play_portal(files, 'coordinator');
    await with_page(portal, '/nl/', { viewport: sizes.wide }, async (page) => {
        const links = await page
            .locator('.kp-alert-mark a')
            .evaluateAll((all) => all.map((each) => each.getAttribute('href')));
        assert.ok(links.includes('/nl/regios#sisa'));
        assert.ok(links.includes('/nl/conformiteit'));
    });
    await portal.close();
});

// proves: BEH-06.9
test('Logboek says on whose behalf, in the table and in what is proven; finds by all that there is', async () => {
    const portal = await play_portal(files, 'auditor');
    await with_page(portal, '/nl/logboek', { viewport: sizes.wide }, async (page) => {
        const row = page.locator('tbody tr').filter({ hasText: 'inspect' });
        const [entry] = portal.log.entries.filter((each) => each.wat === 'inspect');
        const text = await row.innerText();
        assert.match(text, new RegExp(`namens ${entry.namens}`));
        assert.match(text, /op verzoek van ouders/);
        await row.locator('summary').click();
        const more = await row.locator('details').innerText();
        assert.ok(more.includes(entry.oin) && more.includes(entry.transactie));
        await row.getByRole('button', { name: 'Haal bewijs' }).click();
        await page.getByRole('button', { name: 'Controleer in deze pagina' }).click();
        const proven = await page.locator('.kp-steps + .kp-facts').innerText();
        for (const each of ['namens', 'oin', 'transactie', 'kenmerk', 'signaal', 'wie'])
            assert.ok(proven.includes(entry[each]), each);
        assert.match(proven, /op verzoek van ouders/);
        const search = page.getByRole('search');
        for (const name of ['Kenmerk', 'OIN', 'Transactie'])
            await search.getByLabel(name).fill(`${name} 1`);
        const [request] = await Promise.all([
            page.waitForRequest(/logboek\?/),
            search.getByRole('button', { name: 'Zoeken' }).click(),
        ]);
        const query = new URL(request.url()).searchParams;
        assert.deepEqual(
            ['kenmerk', 'oin', 'transactie'].map((each) => query.get(each)),
            ['Kenmerk 1', 'OIN 1', 'Transactie 1'],
        );
    });
    await portal.close();
});
