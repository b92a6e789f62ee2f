// Debian's chromium, driven by Playwright, and the pages made for it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

// The test's own folder, not the link to it from where npm installs.
export const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const program = '/usr/bin/chromium';
const skipped = 77;

/// Ends the test as skipped, saying why, where there is no browser.
export function need_browser() {
    if (existsSync(program)) return;
    console.log(`SKIPPED: ${program} is not there; the package is chromium`);
    process.exit(skipped);
}

/// A folder that is gone when the test ends.
export function temporary_folder() {
    const folder = mkdtempSync(join(tmpdir(), 'kruispunt-pages-'));
    process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
    return folder;
}

/// Makes the pages; gives their folder.
export function made_site() {
    const out = temporary_folder();
    execFileSync('cmake', [
        `-DOUT=${out}`,
        '-P',
        join(here, '../../gateway/portal/site/build_site.cmake'),
    ]);
    return join(out, 'files');
}

export function open_browser() {
    return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
}

/// Where screenshots go: KRUISPUNT_SCREENSHOTS, else `screenshots` in the working folder.
export function screenshot_folder() {
    const folder = process.env.KRUISPUNT_SCREENSHOTS ?? 'screenshots';
    mkdirSync(folder, { recursive: true });
    return folder;
}

/// Waits until all that the page asked for is there, or is said to be refused.
export async function settled(page) {
    await page.waitForFunction(() => {
        const main = document.getElementById('inhoud-hier');
        return main?.children.length > 0 && !document.querySelector('.kp-busy, [aria-busy]');
    });
}

export const sizes = { wide: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };
