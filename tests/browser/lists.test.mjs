// Lists that are longer than a page, and figures of one month: with recorded answers.
import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { list_length, page_length } from './asked_part.mjs';
import { made_site, need_browser, open_browser, settled, sizes } from './browser.mjs';
import { play_portal } from './playing_portal.mjs';

need_browser();
const files = made_site();
const browser = await open_browser();
after(() => browser.close());

async function with_page(role, how, path, look) {
    const portal = await play_portal(files, role, how);
    const context = await browser.newContext({ viewport: sizes.wide });
    const page = await context.newPage();
    try {
        await page.goto(portal.origin + path);
        await settled(page);
        await look(page, portal);
    } finally {
        await context.close();
        await portal.close();
    }
}

const lengths = [page_length, 2 * page_length, list_length];

// How many `items` there are on each page, pressing the button until it is gone.
async function paged(page, items, button) {
    const seen = [await items.count()];
    while ((await button.count()) > 0 && seen.length < 10) {
        await button.click();
        await page.waitForFunction((had) => !document.querySelector('.kp-busy') && had, true);
        await settled(page);
        seen.push(await items.count());
    }
    return seen;
}

for (const [path, more, role] of [
    ['/nl/bezwaren', 'Meer tonen', 'operator'],
    ['/en/bezwaren', 'Show more', 'operator'],
    ['/nl/niet-opgepakt', 'Meer tonen', 'auditor'],
])
    test(`${path} shows all that there is, a page at a time`, () =>
        with_page(role, 'lang', path, async (page) => {
            const rows = page.locator('tbody tr');
            const button = page.getByRole('button', { name: more });
            assert.deepEqual(await paged(page, rows, button), lengths);
            const texts = await rows.allInnerTexts();
            assert.equal(new Set(texts).size, list_length, 'none is there twice');
            assert.equal(await page.locator('table').count(), 1);
        }));

test('the keyboard stays where a page more was asked for', () =>
    with_page('operator', 'lang', '/nl/bezwaren', async (page) => {
        await page.getByRole('button', { name: 'Meer tonen' }).press('Enter');
        await page.locator(`tbody tr >> nth=${page_length}`).waitFor();
        await page.keyboard.press('Tab');
        const here = await page.evaluate(() => document.activeElement.textContent);
        assert.equal(here, 'Meer tonen');
    }));

test('an objection of a later page is decided like any other', () =>
    with_page('operator', 'lang', '/nl/bezwaren', async (page, portal) => {
        await page.getByRole('button', { name: 'Meer tonen' }).click();
        const row = page.locator('tbody tr').filter({ hasText: 'SISA-LANG-150' });
        await row.getByRole('button', { name: 'Besluiten' }).click();
        const box = page.locator('dialog[open]');
        await box.getByLabel('Het bezwaar is').selectOption('nee');
        await box.getByRole('button', { name: 'Besluiten' }).click();
        await box.waitFor({ state: 'detached' });
        assert.deepEqual(portal.asked[0].body, { gegrond: false });
    }));

// proves: COM-20.14 COM-38.8
test('Overzicht says that there are more than it tells, and shows all of them', () =>
    with_page('operator', 'lang', '/nl/', async (page) => {
        const items = page.locator('[data-waits]');
        const names = await items.evaluateAll((all) => all.map((each) => each.dataset.waits));
        assert.deepEqual(names.slice(1), [
            'bezwaren',
            'nietOpgepakt',
            'bsnBotsingen',
            'identiteitscorrecties',
        ]);
        for (const name of names.slice(1)) {
            const item = page.locator(`[data-waits=${name}]`);
            assert.match(await item.locator('strong').innerText(), /: ten minste 100$/, name);
            await item.locator('summary').click();
            const button = item.getByRole('button', { name: 'Meer tonen' });
            assert.deepEqual(await paged(page, item.locator('details li'), button), lengths, name);
            const texts = await item.locator('details li').allInnerTexts();
            assert.equal(new Set(texts).size, list_length, name);
        }
    }));

test('a list of one page has no button', async () => {
    for (const path of ['/nl/bezwaren', '/nl/niet-opgepakt', '/nl/'])
        await with_page('operator', '', path, async (page) => {
            assert.equal(await page.getByRole('button', { name: 'Meer tonen' }).count(), 0, path);
        });
});

function told(figure) {
    if (figure === null) return '–';
    const { minstens: least, hoogstens: most } = figure;
    return most === undefined ? `vanaf ${least}` : `${least} t/m ${most}`;
}

async function medians(page) {
    const region = page.getByRole('region', { name: 'Per regio' });
    const names = await region.locator('tbody th').allInnerTexts();
    const cells = region.locator('td[data-label="Dagen tot match (mediaan)"]');
    return [names, (await cells.allInnerTexts()).map((each) => each.trim())];
}

async function of_one_month(page, month) {
    await page.getByLabel('Van').fill(month);
    await page.getByLabel('Tot en met').fill(month);
    const [answer] = await Promise.all([
        page.waitForResponse(/statistieken\?/),
        page.getByRole('button', { name: 'Toon' }).click(),
    ]);
    await settled(page);
    return answer.json();
}

// proves: BEH-03.8
test('Cijfers tells of one month the median of every region and of all of them', () =>
    with_page('coordinator', '', '/nl/cijfers', async (page) => {
        const { maanden } = await of_one_month(page, '2026-10');
        const [names, cells] = await medians(page);
        assert.equal(names.at(-1), 'Alle regio’s');
        assert.notEqual(maanden[0].federatie.tijdTotMatch, null, 'the API tells it');
        assert.equal(cells.at(-1), told(maanden[0].federatie.tijdTotMatch));
        assert.deepEqual(
            cells.slice(0, -1),
            maanden[0].regios.map((each) => told(each.tijdTotMatch)),
        );
    }));

test('Cijfers says why it tells no median', () =>
    with_page('coordinator', '', '/nl/cijfers', async (page) => {
        const text = () => page.locator('#inhoud-hier').innerText();
        assert.deepEqual((await medians(page))[1], []);
        assert.match(await text(), /Dagen tot match staan er bij één maand/);
        await of_one_month(page, '2026-10');
        const [, cells] = await medians(page);
        assert.equal(cells.filter((each) => each === '–').length, 1);
        assert.match(await text(), /–: de mediaan wordt verteld vanaf tien matches/);
        await of_one_month(page, '2026-09');
        assert.doesNotMatch(await text(), /vanaf tien matches|bij één maand/);
    }));
