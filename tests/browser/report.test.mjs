// The report of a conformance run, as a file without any server: in both languages, light and dark,
// wide and on a phone, by keyboard, on paper and without its script.
import assert from 'node:assert/strict';
import test from 'node:test';
import { open_all, test_every_look, written_by } from './one_file.mjs';

const with_report = await written_by(process.env.KRUISPUNT_MADE_UP_PAGE);

test_every_look('report', with_report);

const tests_shown = (page) => page.locator('details.test:visible').count();

test('the filter leaves what was asked for', () =>
    with_report({}, async (page) => {
        assert.equal(await tests_shown(page), 2);
        await page.getByLabel('Uitslag').selectOption('FAIL');
        assert.equal(await tests_shown(page), 1);
        assert.equal(await page.locator('#shown').innerText(), '1 van 2 toetsen');
        await page.getByLabel('Zoek').fill('no such test');
        assert.equal(await tests_shown(page), 0);
        await page.getByLabel('Zoek').fill('com-10.2');
        assert.equal(await tests_shown(page), 1);
        assert.equal(await page.locator('.sentence-part:visible').count(), 1);
    }));

test('the keyboard is enough', () =>
    with_report({}, async (page) => {
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        assert.equal(await page.getAttribute('html', 'lang'), 'en');
        await page.getByRole('button', { name: 'Next shortfall' }).focus();
        await page.keyboard.press('Enter');
        const test_of_focus = await page.evaluate(
            () => document.activeElement.closest('details.test[open]')?.dataset.verdict,
        );
        assert.equal(test_of_focus, 'FAIL');
    }));

test('what was sent stands beside what came', () =>
    with_report({}, async (page) => {
        await open_all(page);
        const pair = page.locator('li.short .pair').first();
        const [sent, came] = await pair
            .locator(':scope > div')
            .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()));
        assert.equal(sent.top, came.top);
        assert.ok(sent.right <= came.left);
        assert.match(await pair.innerText(), /<b>bsn<\/b>/);
    }));

test('a link to a test opens it', () =>
    with_report({}, async (page) => {
        await page.evaluate(() => {
            location.hash = 'multisignaal.gw.com-10.2';
        });
        await page.locator('details.test[open]').waitFor();
    }));

test('paper has no buttons', () =>
    with_report({}, async (page) => {
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.locator('#filter').isVisible(), false);
        assert.equal(await page.locator('.languages').isVisible(), false);
        assert.equal(await tests_shown(page), 2);
    }));

test('without its script it is a report still', () =>
    with_report({ javaScriptEnabled: false }, async (page) => {
        assert.equal(await tests_shown(page), 2);
        assert.equal(await page.locator('#filter').isVisible(), false);
        assert.equal(await page.locator('h1').innerText(), 'Conformiteitsrapport');
    }));
