// The pages of the gateway that plays, visited with somebody's certificate.
import assert from 'node:assert/strict';
import { settled, sizes } from './browser.mjs';
import { pem, portal } from './staged.mjs';

/// The pages' names, the overview's empty; in the order of the menu.
export const page_names = [
    '',
    'regios',
    'aflevering',
    'bezwaren',
    'niet-opgepakt',
    'logboek',
    'cijfers',
    'conformiteit',
];

function identity(party) {
    if (!party) return [];
    const [certPath, keyPath] = [pem(`${party}.pem`), pem(`${party}.key`)];
    return [{ origin: portal, certPath, keyPath }];
}

/// Somebody with a browser; `go(path)` opens a page and waits for it.
class visitor {
    constructor(context, page) {
        Object.assign(this, { context, page, complaints: [] });
        page.on('pageerror', (error) => this.complaints.push(String(error)));
        page.on('console', (message) => {
            if (message.text().includes('Content Security Policy'))
                this.complaints.push(message.text());
        });
    }

    async go(path) {
        await this.page.goto(`${portal}${path}`);
        await settled(this.page);
        return this.page;
    }

    /// What stands in the page's own part.
    text() {
        return this.page.locator('#inhoud-hier').innerText();
    }

    /// The cells' texts of the table with that caption, a list a row.
    rows(caption) {
        return this.page
            .getByRole('region', { name: caption })
            .locator('tbody tr')
            .evaluateAll((all) =>
                all.map((row) => [...row.children].map((cell) => cell.innerText.trim())),
            );
    }

    /// The names of the buttons in the page's own part, each once.
    async buttons() {
        const all = await this.page.locator('#inhoud-hier button:visible').allInnerTexts();
        return [...new Set(all.map((each) => each.trim()))].sort();
    }

    /// Fills the dialog that a button opens, presses `yes`, and waits until it is done.
    async act(button, yes, fill = async () => {}) {
        await button.click();
        const box = this.page.locator('dialog[open]');
        await fill(box);
        await box.getByRole('button', { name: yes, exact: true }).click();
        await box.waitFor({ state: 'detached' });
        await settled(this.page);
    }
}

/// The names and values of the facts in a part of a page.
export async function facts_of(place) {
    const pairs = await place
        .locator('.kp-facts dt')
        .evaluateAll((all) => all.map((dt) => [dt.innerText, dt.nextElementSibling.innerText]));
    return Object.fromEntries(pairs);
}

/// Calls `look(visitor)` with a browser that shows that party's certificate; what the browser
/// complained of fails.
export async function visit(browser, party, look, options = {}) {
    const context = await browser.newContext({
        viewport: sizes.wide,
        ignoreHTTPSErrors: true, // the sandbox's own authority
        clientCertificates: identity(party),
        ...options,
    });
    const who = new visitor(context, await context.newPage());
    try {
        await look(who);
    } finally {
        await context.close();
    }
    assert.deepEqual(who.complaints, []);
}
