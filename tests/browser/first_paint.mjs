// How soon Overzicht is there: node first_paint.mjs PORTAL PKI-FOLDER PARTY prints one line of
// JSON, {times, paint, live, octets, files}. Each visit is a new visitor's, with nothing kept from
// before.
import { join } from 'node:path';
import { need_browser, open_browser, sizes } from './browser.mjs';

need_browser();
const [portal, pki, party] = process.argv.slice(2);
const times = 7;
const origin = new URL(portal).origin;

// When the first figures stood on the page, by the page's own clock.
function watch_for_figures() {
    new MutationObserver((_, watching) => {
        if (!document.querySelector('.kp-tiles')) return;
        watching.disconnect();
        requestAnimationFrame(() => performance.mark('figures'));
    }).observe(document, { childList: true, subtree: true });
}

function figures_of_page() {
    const all = ['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind));
    return {
        paint: performance.getEntriesByName('first-contentful-paint')[0].startTime,
        live: performance.getEntriesByName('figures')[0].startTime,
        octets: all.reduce((sum, each) => sum + each.decodedBodySize, 0),
        files: all.length,
    };
}

async function visited(browser) {
    const context = await browser.newContext({
        viewport: sizes.wide,
        ignoreHTTPSErrors: true,
        clientCertificates: [
            {
                origin,
                certPath: join(pki, `${party}.pem`),
                keyPath: join(pki, `${party}.key`),
            },
        ],
    });
    try {
        const page = await context.newPage();
        await page.addInitScript(watch_for_figures);
        await page.goto(`${origin}/nl/`);
        await page.waitForFunction(() => performance.getEntriesByName('figures').length > 0);
        return await page.evaluate(figures_of_page);
    } finally {
        await context.close();
    }
}

function told(visits, name) {
    const sorted = visits.map((each) => each[name]).sort((a, b) => a - b);
    return { median: sorted[Math.floor(sorted.length / 2)], worst: sorted.at(-1) };
}

const browser = await open_browser();
const visits = [];
for (let time = 0; time < times; ++time) visits.push(await visited(browser));
await browser.close();
const { octets, files } = visits.at(-1);
console.log(
    JSON.stringify({
        times,
        paint: told(visits, 'paint'),
        live: told(visits, 'live'),
        octets,
        files,
    }),
);
