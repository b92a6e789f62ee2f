// Takes screenshots of pages to look at: node look.mjs [PAGE…]; all of them where none is named.
import { join } from 'node:path';
import { made_site, need_browser, open_browser, screenshot_folder, sizes } from './browser.mjs';
import { play_portal } from './playing_portal.mjs';

const roles = {
    '': 'coordinator',
    'regios': 'coordinator',
    'aflevering': 'operator',
    'bezwaren': 'operator',
    'niet-opgepakt': 'operator',
    'logboek': 'auditor',
    'cijfers': 'coordinator',
    'conformiteit': 'coordinator',
};

async function shoot(browser, origin, path, name, options) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.on('console', (message) => {
        if (message.type() === 'error') console.log(`${name}: ${message.text()}`);
    });
    page.on('pageerror', (error) => console.log(`${name}: ${error}`));
    await page.goto(`${origin}${path}`);
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(screenshot_folder(), `${name}.png`), fullPage: true });
    await context.close();
}

need_browser();
const files = made_site();
const browser = await open_browser();
const asked = process.argv.slice(2).map((each) => each.replace('overzicht', ''));
for (const page of asked.length > 0 ? asked : Object.keys(roles)) {
    const portal = await play_portal(files, roles[page]);
    const name = page || 'overzicht';
    await shoot(browser, portal.origin, `/nl/${page}`, `${name}-licht`, {
        viewport: sizes.wide,
        colorScheme: 'light',
    });
    await shoot(browser, portal.origin, `/en/${page}`, `${name}-donker-en`, {
        viewport: sizes.wide,
        colorScheme: 'dark',
    });
    await shoot(browser, portal.origin, `/nl/${page}`, `${name}-telefoon`, {
        viewport: sizes.phone,
        colorScheme: 'light',
    });
    await portal.close();
    for (const how of ['leeg', 'fout']) {
        const other = await play_portal(files, roles[page], how);
        await shoot(browser, other.origin, `/nl/${page}`, `${name}-${how}`, {
            viewport: sizes.wide,
            colorScheme: 'light',
        });
        await other.close();
    }
}
await browser.close();
