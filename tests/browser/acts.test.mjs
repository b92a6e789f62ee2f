// What can be done on the pages: what the API is then asked, and what the reader is told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { after } from 'node:test';
import { made_site, need_browser, open_browser, sizes } from './browser.mjs';
import { play_portal } from './playing_portal.mjs';

need_browser();
const files = made_site();
const browser = await open_browser();
after(() => browser.close());

async function with_page(role, how, path, look) {
    const portal = await play_portal(files, role, how);
    const context = await browser.newContext({ viewport: sizes.wide, acceptDownloads: true });
    const page = await context.newPage();
    try {
        await page.goto(portal.origin + path);
        await look(page, portal);
    } finally {
        await context.close();
        await portal.close();
    }
}

const dialog = (page) => page.locator('dialog[open]');
const status = (page) => page.locator('#inhoud-hier > .kp-hidden[role=status]');

// proves: BEH-04.6 acceptance
test('a dead letter is given up with a reason', () =>
    with_page('operator', '', '/nl/aflevering', async (page, portal) => {
        await page.getByRole('button', { name: 'Laten vervallen' }).first().click();
        const box = dialog(page);
        await box.getByRole('button', { name: 'Laten vervallen' }).click();
        assert.equal(portal.asked.length, 0, 'without a reason nothing is asked');
        await box.getByLabel('Reden').fill('dubbel gemeld');
        await box.getByRole('button', { name: 'Laten vervallen' }).click();
        await box.waitFor({ state: 'detached' });
        assert.deepEqual(portal.asked, [
            {
                method: 'POST',
                type: 'application/json',
                body: { reden: 'dubbel gemeld' },
                path: 'aflevering/dode-brieven/4d3f1a86-5c37-4a52-9a7b-6f5f3a1e0c01/vervallen',
            },
        ]);
        await page.waitForFunction(
            () => document.querySelector('#inhoud-hier > .kp-hidden').textContent !== '',
        );
        assert.equal(await status(page).innerText(), 'De melding is vervallen.');
    }));

// proves: BEH-04.5 refusal
test('what the API refuses is said in its own words', () =>
    with_page('operator', 'weigert', '/nl/aflevering', async (page) => {
        await page.getByRole('button', { name: 'Opnieuw' }).first().click();
        await dialog(page).getByRole('button', { name: 'Opnieuw' }).click();
        await dialog(page).getByRole('alert').waitFor();
        assert.match(
            await dialog(page).getByRole('alert').innerText(),
            /Achterhaald\s+een latere melding heeft haar achterhaald/,
        );
    }));

test('a letter that a later one overtook cannot be sent again', () =>
    with_page('operator', '', '/nl/aflevering', async (page) => {
        await page.getByRole('button', { name: 'Laten vervallen' }).first().waitFor();
        assert.equal(await page.getByRole('button', { name: 'Laten vervallen' }).count(), 2);
        assert.equal(await page.getByRole('button', { name: 'Opnieuw' }).count(), 1);
    }));

test('an objection is decided only once it says how', () =>
    with_page('operator', '', '/nl/bezwaren', async (page, portal) => {
        await page.getByRole('button', { name: 'Besluiten' }).first().click();
        await dialog(page).getByRole('button', { name: 'Besluiten' }).click();
        assert.equal(portal.asked.length, 0);
        await dialog(page).getByLabel('Het bezwaar is').selectOption('ja');
        await dialog(page).getByRole('button', { name: 'Besluiten' }).click();
        await dialog(page).waitFor({ state: 'detached' });
        assert.deepEqual(portal.asked[0].body, { gegrond: true });
    }));

// proves: BEH-10.4 acceptance
test('an objection is entered for the own region', () =>
    with_page('operator', '', '/nl/bezwaren', async (page, portal) => {
        await page.getByRole('button', { name: 'Bezwaar invoeren' }).click();
        const box = dialog(page);
        assert.equal(await box.getByLabel('Regio').inputValue(), 'sisa');
        await box.getByLabel('Signaal').fill('SISA-1');
        await box.getByLabel('Gemeente').fill('0599');
        await box.getByLabel('Kenmerk').fill('Z-1');
        await box.getByRole('button', { name: 'Bezwaar invoeren' }).click();
        await box.waitFor({ state: 'detached' });
        assert.deepEqual(portal.asked[0].body, {
            regio: 'sisa',
            signaalId: 'SISA-1',
            verzoeker: 'jeugdige',
            gemeente: '0599',
            kenmerk: 'Z-1',
        });
    }));

// proves: BEH-12.1
test('the test of a connection shows each step, and whose turn it is', () =>
    with_page('coordinator', '', '/nl/regios', async (page, portal) => {
        await page.getByRole('button', { name: 'Test de verbinding' }).first().click();
        await page.locator('.kp-steps').waitFor();
        assert.deepEqual(
            portal.asked.map((each) => each.path),
            ['deelnemers/esar/verbindingstest'],
        );
        assert.deepEqual(
            await page
                .locator('.kp-steps > li')
                .evaluateAll((all) => all.map((each) => each.dataset.outcome)),
            ['goed', 'goed', 'goed', 'mislukt', 'niet bereikt', 'niet bereikt'],
        );
        assert.match(
            await page.locator('.kp-steps').innerText(),
            /Dit ligt bij de regio. hun certificaat is verlopen/,
        );
    }));

const outcomes = (steps) =>
    steps.locator('li').evaluateAll((all) => all.map((each) => each.dataset.outcome));

// proves: BEH-13.2 BEH-13.6
test('an accepted report is shown step by step, as it is today', () =>
    with_page('coordinator', '', '/nl/conformiteit', async (page) => {
        await page.getByRole('button', { name: 'Stappen: midden-nederland' }).click();
        await page.locator('.kp-steps').nth(1).waitFor();
        assert.deepEqual(await outcomes(page.locator('.kp-steps').first()), [
            ...Array(6).fill('goed'),
            'mislukt',
        ]);
        assert.match(
            await page.locator('.kp-steps').first().innerText(),
            /De aanvaarding geldt nu mislukt\s+de aanvaarding is verlopen; laat opnieuw testen/,
        );
        assert.deepEqual(
            await outcomes(page.locator('.kp-steps').last()),
            Array(14).fill('goed'),
            'what the body verified',
        );
        const focused = await page.evaluate(() => document.activeElement.textContent);
        assert.equal(focused, 'Stap voor stap: midden-nederland');
        const term = page.locator('dt', { hasText: 'Geldig tot en met' }).first();
        assert.equal(await term.locator('+ dd').innerText(), '1 nov 2026', 'not a day more');
    }));

const record = { name: 'acceptance.dsse.json', mimeType: 'application/json' };
const hand_in = async (page, text) => {
    await page.getByLabel('Bestand').setInputFiles({ ...record, buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'Nagaan en bewaren' }).click();
};

// proves: BEH-13.2 acceptance
test('an acceptance is handed in as it is, and then shown', () =>
    with_page('coordinator', '', '/nl/conformiteit', async (page, portal) => {
        await hand_in(page, '{"payload": "eA=="}');
        await page.getByText('Aanvaard en bewaard.').waitFor();
        assert.deepEqual(portal.asked, [
            {
                method: 'POST',
                type: 'application/json',
                body: { payload: 'eA==' },
                path: 'conformiteitsrapporten',
            },
        ]);
        await page.getByRole('heading', { name: 'Stap voor stap: esar' }).waitFor();
    }));

// proves: BEH-13.3 refusal
test('an acceptance that does not hold is refused with the step and what comes next', () =>
    with_page('coordinator', '', '/nl/conformiteit', async (page) => {
        const steps = ['goed', 'mislukt', 'niet bereikt'].map((uitkomst, at) => ({
            stap: ['vorm', 'handtekening', 'onderzoek'][at],
            uitkomst,
            toelichting: at === 1 ? 'vraag de coördinatie welke sleutel het was' : null,
        }));
        await page.route('**/conformiteitsrapporten', (route) =>
            route.request().method() === 'POST'
                ? route.fulfill({
                      status: 422,
                      contentType: 'application/problem+json',
                      body: JSON.stringify({
                          title: 'Rapport niet aanvaard',
                          detail: 'vraag de coördinatie welke sleutel het was',
                          veld: 'handtekening',
                          stappen: steps,
                      }),
                  })
                : route.continue(),
        );
        await hand_in(page, '{}');
        await page.locator('.kp-form .kp-steps').waitFor();
        assert.match(
            await page.getByRole('alert').innerText(),
            /Rapport niet aanvaard\s+vraag de coördinatie welke sleutel het was/,
        );
        assert.deepEqual(await outcomes(page.locator('.kp-form .kp-steps')), [
            'goed',
            'mislukt',
            'niet bereikt',
        ]);
    }));

test('what is no JSON is not sent', () =>
    with_page('coordinator', '', '/nl/conformiteit', async (page, portal) => {
        await hand_in(page, 'no JSON');
        await page.getByText('Dit bestand is geen JSON.').waitFor();
        assert.equal(portal.asked.length, 0);
    }));

test('an operator acts on the own region alone', () =>
    with_page('operator', '', '/nl/regios', async (page) => {
        await page.locator('#sisa').waitFor();
        assert.ok((await page.locator('#sisa button').count()) > 0);
        assert.equal(await page.locator('#esar button, #multisignaal button').count(), 0);
    }));

// proves: BEH-11.1 acceptance
test('a standing is changed with its reason', () =>
    with_page('operator', '', '/nl/regios', async (page, portal) => {
        await page.locator('#sisa').getByRole('button', { name: 'Stand wijzigen' }).click();
        await dialog(page).getByLabel('Nieuwe stand').selectOption('onderhoud');
        await dialog(page).getByLabel('Reden').fill('nieuwe versie');
        await dialog(page).getByRole('button', { name: 'Wijzigen' }).click();
        await dialog(page).waitFor({ state: 'detached' });
        assert.deepEqual(portal.asked[0], {
            method: 'PUT',
            path: 'deelnemers/sisa/stand',
            type: 'application/json',
            body: { stand: 'onderhoud', reden: 'nieuwe versie' },
        });
    }));

async function verdict(page) {
    await page.getByRole('button', { name: 'Controleer in deze pagina' }).click();
    await page.locator('.kp-steps').waitFor();
    return page
        .locator('.kp-steps > li')
        .evaluateAll((all) => all.map((each) => each.dataset.outcome));
}

test('a proof of each entry holds, and can be kept', () =>
    with_page('auditor', '', '/nl/logboek', async (page) => {
        for (let nr = 0; nr < 7; ++nr) {
            await page.getByRole('button', { name: `Haal bewijs: ${nr}` }).click();
            await page.getByRole('heading', { name: `Bewijs van regel ${nr}` }).waitFor();
            assert.deepEqual(await verdict(page), Array(5).fill('goed'), `entry ${nr}`);
        }
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('button', { name: 'Download het bewijs' }).click(),
        ]);
        assert.equal(download.suggestedFilename(), 'regel-6.tlog-proof');
        assert.match(
            readFileSync(await download.path(), 'utf8'),
            /^c2sp\.org\/tlog-proof@v1\nextra /,
        );
    }));

test('a proof does not hold with another key, nor on another way to the root', () =>
    with_page('auditor', '', '/nl/logboek', async (page, portal) => {
        await page.getByRole('button', { name: 'Haal bewijs: 2' }).click();
        const other_key = Buffer.concat([Buffer.of(1), Buffer.alloc(32, 7)]).toString('base64');
        await page
            .getByLabel('Sleutel van het logboek')
            .fill(`portal.verwijsindex.test/logboek/1+00000000+${other_key}`);
        assert.deepEqual(await verdict(page), ['goed', 'goed', 'goed', 'goed', 'mislukt']);
        await page.route('**/logboek/bewijs/3', async (route) => {
            const text = portal.log.proof(3);
            const other = Buffer.alloc(32, 7).toString('base64');
            await route.fulfill({
                contentType: 'text/plain',
                body: text.replace(/^(index 3\n).*$/m, `$1${other}`),
            });
        });
        await page.getByRole('button', { name: 'Haal bewijs: 3' }).click();
        await page.getByRole('heading', { name: 'Bewijs van regel 3' }).waitFor();
        assert.deepEqual(await verdict(page), [
            'goed',
            'goed',
            'mislukt',
            'niet bereikt',
            'niet bereikt',
        ]);
        assert.match(await page.getByRole('alert').innerText(), /Het bewijs klopt niet/);
    }));

test('a proof of another entry than the reader sees does not hold', () =>
    with_page('auditor', '', '/nl/logboek', async (page) => {
        await page.route('**/logboek?*', async (route) => {
            const response = await route.fetch();
            const answer = await response.json();
            answer.regels.find((each) => each.nr === 3).wie = 'regio:sisa';
            await route.fulfill({ response, json: answer });
        });
        await page.reload();
        await page.getByRole('button', { name: 'Haal bewijs: 3' }).click();
        await page.getByRole('heading', { name: 'Bewijs van regel 3' }).waitFor();
        assert.deepEqual((await verdict(page)).slice(0, 3), ['goed', 'mislukt', 'niet bereikt']);
        assert.match(await page.getByRole('alert').innerText(), /Het bewijs klopt niet/);
    }));

test('an alarm leads to the page where it can be mended', () =>
    with_page('operator', '', '/nl/', async (page) => {
        const place = page.locator('.kp-alert-mark').first();
        await place.getByRole('link', { name: 'Regio’s' }).click();
        await page.waitForURL('**/nl/regios#sisa');
        await page.locator('#sisa').waitFor();
    }));

test('a stream that was refused is asked for again', () =>
    with_page('coordinator', '', '/nl/', async (page) => {
        await page.clock.install();
        let refusals = 1;
        await page.route('**/stroom', (route) =>
            refusals-- > 0 ? route.fulfill({ status: 503, body: '{}' }) : route.continue(),
        );
        await page.reload();
        await page.locator('.kp-live[data-state=lost]').waitFor();
        await page.clock.fastForward(30_000);
        await page.locator('.kp-live[data-state=live]').waitFor();
    }));

test('a stream that ended by itself is followed again, and nothing is said of it', () =>
    with_page('coordinator', '', '/nl/', async (page) => {
        await page.locator('.kp-live[data-state=live]').waitFor();
        let asked = 0;
        const stand = readFileSync(new URL('fixtures/stroom.json', import.meta.url), 'utf8');
        await page.route('**/stroom', (route) => {
            asked += 1;
            if (asked > 1) return route.continue();
            const data = JSON.stringify(JSON.parse(stand));
            const body = `retry: 500\nevent: stand\ndata: ${data}\n\n`;
            return route.fulfill({ status: 200, contentType: 'text/event-stream', body });
        });
        await page.addInitScript(() => {
            globalThis.said = [];
            const note = ({ target }) =>
                target.matches('.kp-live') && globalThis.said.push(target.dataset.state);
            new MutationObserver((changes) => changes.forEach(note)).observe(document, {
                attributeFilter: ['data-state'],
                subtree: true,
            });
        });
        await page.reload();
        while (asked < 2) await page.waitForTimeout(50);
        await page.locator('.kp-live[data-state=live]').waitFor();
        const said = new Set(await page.evaluate(() => globalThis.said));
        assert.deepEqual([...said], ['live']);
    }));

test('a lost stream is said, and what stood last stays', async () => {
    const portal = await play_portal(files, 'coordinator');
    const context = await browser.newContext({ viewport: sizes.wide });
    const page = await context.newPage();
    await page.goto(`${portal.origin}/nl/`);
    await page.locator('.kp-live[data-state=live]').waitFor();
    await portal.close();
    await page.locator('.kp-live[data-state=lost]').waitFor();
    assert.ok(await page.getByText('18.420').isVisible());
    await context.close();
});
