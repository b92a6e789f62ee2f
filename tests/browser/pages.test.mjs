// Every page, in both languages, light and dark, wide and on a phone: nothing that WCAG 2.2 AA
// forbids, nothing that the policy forbids, nothing wider than the screen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

need_browser();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const files = made_site();
const browser = await open_browser();
after(() => browser.close());

// Which role sees most of each page.
const pages = {
    '': 'coordinator',
    'regios': 'operator',
    'aflevering': 'operator',
    'bezwaren': 'operator',
    'niet-opgepakt': 'operator',
    'logboek': 'auditor',
    'cijfers': 'coordinator',
    'conformiteit': 'coordinator',
};
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Opens a page and calls `look(page)`; what the browser complained of afterwards fails the test.
async function with_page(portal, path, options, look, { expected = [], waits = false } = {}) {
    const context = await browser.newContext({ bypassCSP: false, ...options });
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    try {
        await page.goto(portal.origin + path);
        await page.waitForFunction(() => document.querySelector('#inhoud-hier > *'));
        if (!waits) await settled(page);
        await look(page);
    } finally {
        await context.close();
    }
    assert.deepEqual(
        complaints.filter((each) => !expected.some((one) => each.includes(one))),
        [],
    );
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

// Nothing is wider than its place: the page, and tables whose rows become cards where it is narrow.
async function fits(page) {
    return page.evaluate(() =>
        [
            document.documentElement,
            ...[...document.querySelectorAll('.kp-rows')].map((each) => each.parentElement),
        ].every((each) => each.scrollWidth <= each.clientWidth),
    );
}

// Each language, light and dark, each size; all the ways in which they go together where there is
// time.
const looks = [
    ['nl', 'light', 'wide'],
    ['en', 'dark', 'phone'],
    ...(process.env.KRUISPUNT_LONG
        ? [
              ['en', 'dark', 'wide'],
              ['nl', 'dark', 'phone'],
              ['en', 'light', 'phone'],
          ]
        : []),
];

// An operator's overview has parts of its own.
const visits = [
    ...Object.entries(pages).map(([name, role]) => [name, role, name || 'overzicht']),
    ['', 'operator', 'overzicht-operator'],
];

for (const [name, role, called] of visits) {
    for (const [language, colorScheme, size] of looks) {
        test(`/${language}/${name} of ${role} ${colorScheme} ${size}`, async () => {
            const portal = await play_portal(files, role);
            await with_page(
                portal,
                `/${language}/${name}`,
                { viewport: sizes[size], colorScheme },
                async (page) => {
                    assert.equal(await page.getAttribute('html', 'lang'), language);
                    assert.equal(await page.locator('h1').count(), 1);
                    assert.deepEqual(await violations(page), []);
                    assert.ok(await fits(page), 'nothing is wider than the screen');
                    const shot = `${called}-${language}-${colorScheme}-${size}.png`;
                    await page.screenshot({
                        path: join(screenshot_folder(), shot),
                        fullPage: true,
                    });
                },
            );
            await portal.close();
        });
    }
    for (const how of ['leeg', 'fout', 'stil']) {
        test(`/nl/${name} of ${role} where there is: ${how}`, async () => {
            const portal = await play_portal(files, role, how);
            await with_page(
                portal,
                `/nl/${name}`,
                { viewport: sizes.wide },
                async (page) => {
                    const text = await page.locator('#inhoud-hier').innerText();
                    if (how === 'fout' && name !== '')
                        assert.match(text, /De gateway kan het nu niet/);
                    if (how === 'stil')
                        assert.ok(
                            (await page.locator('.kp-busy').count()) > 0,
                            'it says that it loads',
                        );
                    assert.deepEqual(await violations(page), []);
                    const shot = `${called}-${how}.png`;
                    await page.screenshot({
                        path: join(screenshot_folder(), shot),
                        fullPage: true,
                    });
                },
                { expected: ['503'], waits: how === 'stil' },
            );
            await portal.close();
        });
    }
}

test('a page reads well at 320 pixels, as large text makes it', async () => {
    for (const [name, role] of Object.entries(pages)) {
        const portal = await play_portal(files, role);
        await with_page(
            portal,
            `/nl/${name}`,
            { viewport: { width: 320, height: 700 } },
            async (page) => assert.ok(await fits(page), name || 'overzicht'),
        );
        await portal.close();
    }
});

test('a keyboard alone leads past the menu, and through it', async () => {
    const portal = await play_portal(files, 'auditor');
    await with_page(portal, '/nl/regios', { viewport: sizes.wide }, async (page) => {
        const focused = () => page.evaluate(() => document.activeElement.textContent.trim());
        await page.keyboard.press('Tab');
        assert.equal(await focused(), 'Naar de inhoud');
        assert.ok(await page.locator('.nl-skip-link').isVisible());
        await page.keyboard.press('Enter');
        assert.equal(await page.evaluate(() => document.activeElement.id), 'inhoud');
        const seen = [];
        await page.evaluate(() => document.activeElement.blur());
        await page.locator('.kp-brand').focus();
        for (let at = 0; at < 8; ++at) {
            await page.keyboard.press('Tab');
            seen.push(await focused());
        }
        assert.deepEqual(seen, [
            'English',
            'Regio’s',
            'Aflevering',
            'Bezwaren',
            'Niet opgepakt',
            'Logboek',
            'Cijfers',
            'Conformiteit',
        ]);
    });
    await portal.close();
});

test('a role sees the pages that it may use, and is told so at another', async () => {
    const menu = {
        coordinator: ['Overzicht', 'Regio’s', 'Cijfers', 'Conformiteit'],
        operator: ['Overzicht', 'Regio’s', 'Aflevering', 'Bezwaren', 'Niet opgepakt'],
    };
    for (const [role, wanted] of Object.entries(menu)) {
        const portal = await play_portal(files, role);
        await with_page(portal, '/nl/logboek', { viewport: sizes.wide }, async (page) => {
            assert.deepEqual(await page.locator('.kp-nav a:visible').allInnerTexts(), wanted);
            assert.match(
                await page.locator('#inhoud-hier').innerText(),
                /Dit hoort niet bij uw rol/,
            );
        });
        await portal.close();
    }
});

test('where a role has no overview it begins at its first page', async () => {
    const portal = await play_portal(files, 'auditor');
    await with_page(portal, '/nl/', { viewport: sizes.wide }, async (page) => {
        await page.waitForURL('**/nl/regios');
        assert.equal(await page.locator('h1').innerText(), 'Regio’s');
    });
    await portal.close();
});

test('the other language is the same page', async () => {
    const portal = await play_portal(files, 'operator');
    await with_page(portal, '/nl/bezwaren', { viewport: sizes.wide }, async (page) => {
        await page.getByRole('link', { name: 'English' }).click();
        await page.waitForURL('**/en/bezwaren');
        assert.equal(await page.locator('h1').innerText(), 'Objections');
    });
    await portal.close();
});

test('Overzicht is under 300 KB and painted within a second', async () => {
    const portal = await play_portal(files, 'coordinator');
    await with_page(portal, '/nl/', { viewport: sizes.wide }, async (page) => {
        const [octets, painted] = await page.evaluate(() => [
            [
                ...performance.getEntriesByType('resource'),
                ...performance.getEntriesByType('navigation'),
            ].reduce((sum, each) => sum + each.decodedBodySize, 0),
            performance.getEntriesByName('first-contentful-paint')[0].startTime,
        ]);
        console.log(`Overzicht: ${octets} octets, first paint after ${Math.round(painted)} ms`);
        assert.ok(octets > 50_000 && octets < 300_000, `${octets} octets`);
        assert.ok(painted < 1000, `${painted} ms`);
    });
    await portal.close();
});

// What only comes once something is asked for.
const openings = {
    'a dialog': ['operator', 'bezwaren', 'Bezwaar invoeren', 'dialog[open]'],
    'a test of a connection': ['operator', 'regios', 'Test de verbinding', '.kp-steps'],
    'a report': ['coordinator', 'conformiteit', 'Stappen', 'ol + h3'],
    'a proof': ['auditor', 'logboek', 'Haal bewijs: 3', '.kp-form:not(.kp-form--row)'],
};
for (const [what, [role, path, press, comes]] of Object.entries(openings)) {
    for (const colorScheme of ['light', 'dark']) {
        test(`${what} is as well made, ${colorScheme}`, async () => {
            const portal = await play_portal(files, role);
            const options = { viewport: sizes.phone, colorScheme };
            await with_page(portal, `/nl/${path}`, options, async (page) => {
                await page.getByRole('button', { name: press }).first().click();
                await page.locator(comes).waitFor();
                assert.deepEqual(await violations(page), []);
                assert.ok(await fits(page));
                const shot = `${what.replaceAll(' ', '-')}-${colorScheme}.png`;
                await page.screenshot({ path: join(screenshot_folder(), shot) });
            });
            await portal.close();
        });
    }
}

test('on paper the menu and the buttons stay away', async () => {
    const portal = await play_portal(files, 'coordinator');
    await with_page(portal, '/nl/regios', { viewport: sizes.wide }, async (page) => {
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.locator('.kp-nav:visible, .kp-actions:visible').count(), 0);
        assert.ok(await page.getByText('ESAR').first().isVisible());
        await page.screenshot({
            path: join(screenshot_folder(), 'regios-print.png'),
            fullPage: true,
        });
    });
    await portal.close();
});
