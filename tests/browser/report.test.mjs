// The report of a conformance run, as a file without any server: in both languages, light and dark,
// wide and on a phone, by keyboard, on paper and without its script.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { need_browser, open_browser, screenshot_folder, sizes } from './browser.mjs';

need_browser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const file = join(mkdtempSync(join(tmpdir(), 'kruispunt-report-')), 'report.html');
execFileSync(process.env.KRUISPUNT_MADE_UP_PAGE, [file]);
const address = pathToFileURL(file).href;
const browser = await open_browser();
after(() => browser.close());

// Opens the page and calls `look(page)`; a complaint of the browser, or anything that the page asks
// for beside itself, fails the test.
async function with_report(options, look) {
    const context = await browser.newContext({ viewport: sizes.wide, ...options });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
        if (request.url() !== address) complaints.push(`asked for ${request.url()}`);
    });
    try {
        await page.goto(address);
        await look(page);
    } finally {
        await context.close();
    }
    assert.deepEqual(complaints, []);
}

function open_all(page) {
    return page.evaluate(() => {
        document.querySelectorAll('details').forEach((each) => {
            each.open = true;
        });
    });
}

// axe comes in by the debugger, past the policy that lets no script of another in.
async function violations(page) {
    await page.evaluate(axe);
    const found = await page.evaluate(
        (tags) => globalThis.axe.run({ runOnly: { type: 'tag', values: tags } }),
        rules,
    );
    return found.violations.map(
        (each) => `${each.id}: ${each.help}: ${each.nodes.map((node) => node.html).join(' | ')}`,
    );
}

const language_button = { nl: 'Nederlands', en: 'English' };

for (const language of ['nl', 'en'])
    for (const colorScheme of ['light', 'dark'])
        for (const size of ['wide', 'phone'])
            test(`report ${language} ${colorScheme} ${size}`, () =>
                with_report({ viewport: sizes[size], colorScheme }, async (page) => {
                    await page.getByRole('button', { name: language_button[language] }).click();
                    assert.equal(await page.getAttribute('html', 'lang'), language);
                    await open_all(page);
                    assert.deepEqual(await violations(page), []);
                    const fits = await page.evaluate(
                        () => document.documentElement.scrollWidth <= innerWidth,
                    );
                    assert.ok(fits, 'nothing is wider than the screen');
                    const shot = `report-${language}-${colorScheme}-${size}.png`;
                    await page.screenshot({
                        path: join(screenshot_folder(), shot),
                        fullPage: true,
                    });
                }));

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
