// What is done on the pages without a pointer: with Tab, Enter, Space, Escape and what is typed.
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

need_browser();
const files = made_site();
const browser = await open_browser();
after(() => browser.close());

async function with_keys(role, how, path, look) {
    const portal = await play_portal(files, role, how);
    const context = await browser.newContext({ viewport: sizes.wide, acceptDownloads: true });
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    try {
        await page.goto(portal.origin + path);
        await settled(page);
        await look(page, portal);
    } finally {
        await context.close();
        await portal.close();
    }
}

// What the keyboard is at, and whether that can be seen.
function focused(page) {
    return page.evaluate(() => {
        const at = document.activeElement;
        const { outlineStyle, boxShadow } = getComputedStyle(at);
        return {
            name:
                at.getAttribute('aria-label') ??
                at.labels?.[0]?.firstElementChild.textContent ??
                at.textContent.trim(),
            tag: at.localName,
            // the parts of a date have a ring of the browser's own
            seen: at.type === 'date' || outlineStyle !== 'none' || boxShadow !== 'none',
        };
    });
}

const stops_at_most = 80;

// Tab until it is there; every stop on the way shows where the keyboard is.
async function tab_to(page, name) {
    const passed = [];
    while (passed.length < stops_at_most) {
        await page.keyboard.press('Tab');
        const at = await focused(page);
        if (at.name === name) return;
        if (at.tag !== 'body') assert.ok(at.seen, `the keyboard is seen at ${at.name}`);
        passed.push(at.name);
    }
    assert.fail(`Tab never came to ${name}: ${passed.join(', ')}`);
}

async function press(page, name, key = 'Enter') {
    await tab_to(page, name);
    await page.keyboard.press(key);
}

async function type(page, name, text) {
    await tab_to(page, name);
    await page.keyboard.type(text);
}

const dialog = (page) => page.locator('dialog[open]');

// The act is done, what it changed is drawn again, and it is said.
async function done(page, said) {
    await dialog(page).waitFor({ state: 'detached' });
    await page.locator('#inhoud-hier > .kp-hidden', { hasText: said }).waitFor();
    await settled(page);
}

async function stays_at(page, name) {
    await page.waitForFunction(() => document.activeElement !== document.body);
    assert.equal((await focused(page)).name, name);
}

// proves: BEH-10.4 acceptance
test('an objection is entered, or thought better of, by the keyboard', () =>
    with_keys('operator', '', '/nl/bezwaren', async (page, portal) => {
        await press(page, 'Bezwaar invoeren', 'Space');
        await dialog(page).waitFor();
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'detached' });
        await stays_at(page, 'Bezwaar invoeren');
        await page.keyboard.press('Enter');
        await dialog(page).waitFor();
        await type(page, 'Signaal', 'SISA-1');
        await type(page, 'Gemeente', '0599');
        await type(page, 'Kenmerk', 'Z-1');
        const shot = join(screenshot_folder(), 'toetsenbord-bezwaar.png');
        await page.screenshot({ path: shot });
        assert.equal(portal.asked.length, 0, 'Escape asked for nothing');
        await press(page, 'Bezwaar invoeren');
        await done(page, 'Het bezwaar is ingevoerd.');
        assert.deepEqual(portal.asked, [
            {
                method: 'POST',
                path: 'bezwaren',
                type: 'application/json',
                body: {
                    regio: 'sisa',
                    signaalId: 'SISA-1',
                    verzoeker: 'jeugdige',
                    gemeente: '0599',
                    kenmerk: 'Z-1',
                },
            },
        ]);
        await stays_at(page, 'Bezwaar invoeren');
    }));

test('an objection is decided by the keyboard, which then stays in its place', () =>
    with_keys('operator', '', '/nl/bezwaren', async (page, portal) => {
        await press(page, 'Besluiten');
        await tab_to(page, 'Besluiten');
        await page.keyboard.press('Enter');
        assert.equal(portal.asked.length, 0, 'it does not say how');
        await stays_at(page, 'Het bezwaar is');
        await page.keyboard.type('geg');
        await press(page, 'Besluiten');
        await done(page, 'Het besluit is vastgelegd.');
        assert.deepEqual(portal.asked[0].body, { gegrond: true });
        await stays_at(page, 'Besluiten');
        const at = await page.evaluate(() =>
            [...document.querySelectorAll('tbody button')].indexOf(document.activeElement),
        );
        assert.equal(at, 0, 'of the row that was decided');
    }));

test('where the last one is decided the keyboard goes to the page’s own part', () =>
    with_keys('operator', '', '/nl/bezwaren', async (page) => {
        await press(page, 'Besluiten');
        await page.route('**/bezwaren', (route) => route.fulfill({ json: { bezwaren: [] } }));
        await page.keyboard.type('geg');
        await press(page, 'Besluiten');
        await done(page, 'Het besluit is vastgelegd.');
        await page.waitForFunction(() => document.activeElement.id === 'inhoud');
        await page.keyboard.press('Tab');
        await stays_at(page, 'Bezwaar invoeren');
    }));

// proves: BEH-04.4 BEH-04.6 acceptance
test('a dead letter is sent again and one is given up by the keyboard', () =>
    with_keys('operator', '', '/nl/aflevering', async (page, portal) => {
        await press(page, 'Opnieuw');
        await dialog(page).waitFor();
        await stays_at(page, 'Reden');
        await page.keyboard.type('hersteld');
        await press(page, 'Opnieuw', 'Space');
        await done(page, 'De melding staat weer in de rij.');
        await stays_at(page, 'Opnieuw');
        await press(page, 'Laten vervallen', 'Space');
        await dialog(page).waitFor();
        await press(page, 'Laten vervallen');
        assert.equal(portal.asked.length, 1, 'without a reason nothing is asked');
        await stays_at(page, 'Reden');
        await page.keyboard.type('dubbel gemeld');
        await press(page, 'Laten vervallen');
        await done(page, 'De melding is vervallen.');
        await stays_at(page, 'Laten vervallen');
        const letter = 'aflevering/dode-brieven/4d3f1a86-5c37-4a52-9a7b-6f5f3a1e0c01';
        assert.deepEqual(
            portal.asked.map(({ path, body }) => [path, body.reden]),
            [
                [`${letter}/opnieuw`, 'hersteld'],
                [`${letter}/vervallen`, 'dubbel gemeld'],
            ],
        );
        const shot = join(screenshot_folder(), 'toetsenbord-aflevering.png');
        await page.screenshot({ path: shot, fullPage: true });
    }));

// proves: BEH-04.5 refusal
test('what is refused keeps the keyboard in its dialog, and Escape leads back', () =>
    with_keys('operator', 'weigert', '/nl/aflevering', async (page) => {
        await press(page, 'Opnieuw');
        await press(page, 'Opnieuw');
        await dialog(page).getByRole('alert').waitFor();
        await stays_at(page, 'Opnieuw');
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'detached' });
        await stays_at(page, 'Opnieuw');
    }));

// proves: BEH-06.9
test('an entry of the log is searched, opened and proven by the keyboard', () =>
    with_keys('auditor', '', '/nl/logboek', async (page, portal) => {
        await type(page, 'Wat', 'inspect');
        const [request] = await Promise.all([
            page.waitForRequest(/logboek\?/),
            press(page, 'Zoeken'),
        ]);
        assert.equal(new URL(request.url()).searchParams.get('wat'), 'inspect');
        await settled(page);
        await stays_at(page, 'Zoeken');
        const { nr, oin } = portal.log.entries.find((each) => each.wat === 'inspect');
        await press(page, `Meer van regel ${nr}`);
        assert.ok(await page.getByText(oin).first().isVisible());
        await press(page, `Haal bewijs: ${nr}`);
        await page.locator('h2', { hasText: `Bewijs van regel ${nr}` }).waitFor();
        await stays_at(page, `Bewijs van regel ${nr}`);
        await press(page, 'Controleer in deze pagina', 'Space');
        await page.getByText('Het bewijs klopt.').waitFor();
        await stays_at(page, 'Controleer in deze pagina');
        const [download] = await Promise.all([
            page.waitForEvent('download'),
            press(page, 'Download het bewijs'),
        ]);
        assert.equal(download.suggestedFilename(), `regel-${nr}.tlog-proof`);
        const shot = join(screenshot_folder(), 'toetsenbord-logboek.png');
        await page.screenshot({ path: shot, fullPage: true });
    }));

// proves: BEH-12.1
test('a connection is tested by the keyboard, which stays at its button', () =>
    with_keys('operator', '', '/nl/regios', async (page) => {
        await press(page, 'Test de verbinding');
        await page.locator('.kp-steps').waitFor();
        await stays_at(page, 'Test de verbinding');
    }));

// The answer in two halves, the second where it is asked for.
async function in_two(page, path, list) {
    await page.route(path, async (route) => {
        const answer = await (await route.fetch()).json();
        const second = new URL(route.request().url()).searchParams.has('na');
        answer[list] = second ? answer[list].slice(1) : answer[list].slice(0, 1);
        answer.volgende = second ? null : 7;
        await route.fulfill({ json: answer });
    });
    await page.reload();
    await settled(page);
}

test('after more of a list the keyboard is where that begins', async () => {
    await with_keys('auditor', '', '/nl/logboek', async (page, portal) => {
        await in_two(page, '**/logboek?*', 'regels');
        await press(page, 'Meer tonen');
        await page.locator('tbody tr').nth(2).waitFor();
        await settled(page);
        await tab_to(page, `Haal bewijs: ${portal.log.entries.at(-2).nr}`);
    });
    await with_keys('operator', '', '/nl/aflevering', async (page) => {
        await in_two(page, '**/aflevering/meldingen?*', 'meldingen');
        await press(page, 'Meer tonen');
        await page.locator('.kp-list > li').nth(1).waitFor();
        await page.waitForFunction(() => document.activeElement !== document.body);
        await page.keyboard.press('Tab');
        const at = await page.evaluate(() =>
            [...document.querySelectorAll('.kp-list > li')].findIndex((each) =>
                each.contains(document.activeElement),
            ),
        );
        assert.equal(at, 1, 'the first that is new');
    });
});
