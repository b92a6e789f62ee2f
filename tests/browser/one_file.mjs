// A page that is one file, without any server: in both languages, light and dark, wide and on a
// phone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
    need_browser,
    open_browser,
    screenshot_folder,
    sizes,
    temporary_folder,
} from './browser.mjs';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const language_button = { nl: 'Nederlands', en: 'English' };

export function open_all(page) {
    return page.evaluate(() => {
        document.querySelectorAll('details').forEach((each) => {
            each.open = true;
        });
    });
}

export function choose_language(page, language) {
    return page.getByRole('button', { name: language_button[language] }).click();
}

// The page that `program` writes to the file it is given. Gives what opens it: `look(page)` is
// called with it; a complaint of the browser, or anything that the page asks for beside itself,
// fails the test.
export async function written_by(program) {
    need_browser();
    const file = join(temporary_folder(), 'page.html');
    execFileSync(program, [file]);
    const address = pathToFileURL(file).href;
    const browser = await open_browser();
    after(() => browser.close());
    return async (options, look) => {
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
    };
}

// axe comes in by the debugger, past the policy that lets no script of another in.
async function violations(page) {
    const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.evaluate(readFileSync(axe, 'utf8'));
    const found = await page.evaluate(
        (tags) => globalThis.axe.run({ runOnly: { type: 'tag', values: tags } }),
        rules,
    );
    return found.violations.map(
        (each) => `${each.id}: ${each.help}: ${each.nodes.map((node) => node.html).join(' | ')}`,
    );
}

// A test of the whole page, all unfolded, in each language, colour scheme and size.
export function test_every_look(name, with_page) {
    for (const language of ['nl', 'en'])
        for (const colorScheme of ['light', 'dark'])
            for (const size of ['wide', 'phone'])
                test(`${name} ${language} ${colorScheme} ${size}`, () =>
                    with_page({ viewport: sizes[size], colorScheme }, async (page) => {
                        await choose_language(page, language);
                        assert.equal(await page.getAttribute('html', 'lang'), language);
                        await open_all(page);
                        assert.deepEqual(await violations(page), []);
                        const fits = await page.evaluate(
                            () => document.documentElement.scrollWidth <= innerWidth,
                        );
                        assert.ok(fits, 'nothing is wider than the screen');
                        const shot = `${name}-${language}-${colorScheme}-${size}.png`;
                        await page.screenshot({
                            path: join(screenshot_folder(), shot),
                            fullPage: true,
                        });
                    }));
}
