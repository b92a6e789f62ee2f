// A region is admitted on the pages of a gateway that plays: its acceptance is handed in, verified
// step by step, and then rested on. tests/interop/with_gateway.py sets the stage, with the body's
// key.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { acceptance } from './acceptances.mjs';
import { need_browser, open_browser, screenshot_folder, settled, sizes } from './browser.mjs';
import { member } from './population.mjs';
import { visit } from './visiting.mjs';

need_browser();
const browser = await open_browser();
after(() => browser.close());

async function hand_in(page, record) {
    const buffer = Buffer.from(JSON.stringify(record));
    const file = { name: 'acceptance.dsse.json', mimeType: 'application/json', buffer };
    await page.getByLabel('Bestand').setInputFiles(file);
    await page.getByRole('button', { name: 'Nagaan en bewaren' }).click();
}

const outcomes = (steps) =>
    steps.locator('li').evaluateAll((all) => all.map((each) => each.dataset.outcome));

const passed = (count) => Array(count).fill('goed');

// Asks on the page Regio's that a region be admitted; the dialog, where it is refused.
async function admit(page, region) {
    const place = page.locator(`#${region}`);
    await place.getByRole('button', { name: 'Toelating wijzigen' }).click();
    const box = page.locator('dialog[open]');
    await box.getByLabel('Toelating').selectOption('toegelaten');
    await box.getByLabel('Reden').fill('rapport aanvaard');
    await box.getByRole('button', { name: 'Wijzigen' }).click();
    return box;
}

// proves: BEH-02.2 refusal
test('nobody is admitted without a report, and the page says why', () =>
    visit(browser, 'coordinator', async (who) => {
        const box = await admit(await who.go('/nl/regios'), 'esar');
        await box.getByRole('alert').waitFor();
        assert.match(
            await box.getByRole('alert').innerText(),
            /Geen aanvaard conformiteitsrapport\s.*kruispunt report hand-in/s,
        );
        assert.equal((await member('esar')).toegang, 'sandbox');
    }));

// proves: BEH-13.2 BEH-13.3 refusal
test('what another than the body signed is refused at that step', () =>
    visit(browser, 'vendor', async (who) => {
        const page = await who.go('/nl/conformiteit');
        assert.match(await who.text(), /U hebt nog geen rapport ingeleverd/);
        await hand_in(page, await acceptance('sisa', generateKeyPairSync('ed25519').privateKey));
        await page.locator('.kp-form .kp-steps').waitFor();
        assert.deepEqual(await outcomes(page.locator('.kp-form .kp-steps')), [
            'goed',
            'mislukt',
            ...Array(5).fill('niet bereikt'),
        ]);
        assert.match(await page.getByRole('alert').innerText(), /vraag haar welke sleutel het was/);
        const here = await page.evaluate(() => document.activeElement.textContent);
        assert.equal(here, 'Nagaan en bewaren');
    }));

// proves: BEH-13.2 BEH-13.5 acceptance
test('what the body signed is taken, and each step of it is shown', () =>
    visit(
        browser,
        'vendor',
        async (who) => {
            const page = await who.go('/nl/conformiteit');
            await hand_in(page, await acceptance('sisa'));
            await page.getByText('Aanvaard en bewaard.').waitFor();
            await page.getByRole('heading', { name: 'Stap voor stap: sisa' }).waitFor();
            const steps = page.locator('.kp-steps');
            assert.deepEqual(await outcomes(steps.first()), passed(7), 'the gateway’s');
            assert.deepEqual(await outcomes(steps.last()), passed(14), 'the body’s');
            await settled(page);
            const file = join(screenshot_folder(), 'conformiteit-stap-voor-stap.png');
            await page.screenshot({ path: file, fullPage: true });
        },
        { viewport: sizes.phone },
    ));

// proves: BEH-02.2 BEH-02.10 acceptance
test('with it its region is admitted, and exchanges with nobody of the sandbox', () =>
    visit(browser, 'coordinator', async (who) => {
        const box = await admit(await who.go('/nl/regios'), 'sisa');
        await box.waitFor({ state: 'detached' });
        assert.equal((await member('sisa')).toegang, 'toegelaten');
        await who.go('/nl/conformiteit');
        const row = (await who.rows('Rapport per deelnemer')).find(([name]) => name === 'SISA');
        assert.deepEqual(row.slice(-2), ['niemand', 'toegelaten']);
        assert.match(row[3], /(99|100) dagen/);
    }));
