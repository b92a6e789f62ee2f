// The page of a kill matrix, as a file without any server: in both languages, light and dark, wide
// and on a phone, by pointer and by keyboard, on paper and without its script.
import assert from 'node:assert/strict';
import test from 'node:test';
import { choose_language, open_all, test_every_look, written_by } from './one_file.mjs';

const with_matrix = await written_by(process.env.KRUISPUNT_MADE_UP_MATRIX_PAGE);

test_every_look('kill-matrix', with_matrix);

const pictures = (page) => page.locator('figure:visible').count();
const mutants = (page) => page.locator('.mutants tbody tr:visible').count();

test('the filter leaves what was asked for', () =>
    with_matrix({}, async (page) => {
        assert.equal(await pictures(page), 2);
        assert.equal(await page.locator('#shown').innerText(), '4 van 4 mutanten');
        await page.getByLabel('Protocol').selectOption('esar');
        assert.equal(await pictures(page), 1);
        assert.equal(await page.locator('#shown').innerText(), '2 van 4 mutanten');
        await page.getByLabel('Protocol').selectOption('');
        await page.getByLabel('Lot').selectOption('VOID');
        assert.equal(await mutants(page), 1, 'what is asked for is folded out');
        assert.match(await page.locator('.mutants tbody tr:visible').innerText(), /sisa\.gw\.m-2/);
        await page.getByLabel('Lot').selectOption('');
        await page.getByLabel('Zoek').fill('11-test');
        assert.equal(await mutants(page), 2);
        await page.getByLabel('Zoek').fill('no such mutant');
        assert.equal(await pictures(page), 0);
        assert.equal(await page.locator('#shown').innerText(), '0 van 4 mutanten');
    }));

// The middle of a cell of a protocol's picture.
async function cell(page, protocol, mutant, of_test) {
    const picture = page.locator(`figure[data-protocol=${protocol}] svg`);
    await picture.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await picture.boundingBox();
    return [x + ((mutant + 0.5) / 2) * width, y + ((of_test + 0.5) / 2) * height];
}

test('a cell says what it is, and leads to its mutant', () =>
    with_matrix({}, async (page) => {
        await choose_language(page, 'en');
        const said = page.locator('figure[data-protocol=esar] .pointed');
        await page.mouse.move(...(await cell(page, 'esar', 0, 0)));
        assert.equal(await said.innerText(), 'esar.gw.COM-10.1 × esar.gw.m-1: found');
        await page.mouse.move(...(await cell(page, 'esar', 1, 0)));
        assert.match(await said.innerText(), /m-2: failed, for another reason$/);
        await page.mouse.click(...(await cell(page, 'esar', 1, 1)));
        await page.locator('#esar-gateway[open]').waitFor();
        assert.equal(
            await page.evaluate(() => document.querySelector('tr:target').id),
            'esar.gw.m-2',
        );
    }));

test('a picture that is not drawn as wide as its frame is read right', () =>
    with_matrix({}, async (page) => {
        const picture = page.locator('figure[data-protocol=esar] svg');
        await picture.evaluate((svg) => {
            svg.setAttribute('width', '200');
            svg.setAttribute('height', '24');
            svg.style.height = '24px';
        });
        const { x, y } = await picture.boundingBox();
        await page.mouse.move(x + 18, y + 6);
        const said = page.locator('figure[data-protocol=esar] .pointed');
        assert.match(await said.innerText(), /^esar\.gw\.COM-10\.1 × esar\.gw\.m-2/);
    }));

test('what nothing finds is told in words', () =>
    with_matrix({}, async (page) => {
        await open_all(page);
        const survivor = page.locator('[id="sisa.gw.m-1"]');
        assert.match(await survivor.innerText(), /SURVIVED/);
        const section = page.getByRole('region', { name: /Uitkomst/ });
        assert.match(await section.innerText(), /HOUDT GEEN STAND/);
        assert.match(await section.innerText(), /<b>early<\/b>/);
        assert.equal(
            await page.locator('.tests').last().getByText('niets').first().isVisible(),
            true,
        );
    }));

test('the keyboard is enough', () =>
    with_matrix({}, async (page) => {
        await page.keyboard.press('Tab');
        assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
        await page.locator('#esar-gateway summary').focus();
        await page.keyboard.press('Enter');
        assert.equal(await mutants(page), 2);
    }));

test('paper has no buttons', () =>
    with_matrix({}, async (page) => {
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.locator('#filter').isVisible(), false);
        assert.equal(await page.locator('.languages').isVisible(), false);
        assert.equal(await pictures(page), 2);
    }));

test('without its script it is a matrix still', () =>
    with_matrix({ javaScriptEnabled: false }, async (page) => {
        assert.equal(await pictures(page), 2);
        assert.equal(await page.locator('#filter').isVisible(), false);
        await page.locator('#sisa-gateway summary').click();
        assert.equal(await mutants(page), 2);
    }));
