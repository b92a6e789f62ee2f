// What Overzicht says that waits for somebody.

/// Of each list, by the API's name of it: {title, link, lines}; the lists are opened.
export async function waiting(page) {
    for (const each of await page.locator('[data-waits] summary').all()) await each.click();
    return page.locator('[data-waits]').evaluateAll((all) =>
        Object.fromEntries(
            all.map((each) => [
                each.dataset.waits,
                {
                    title: each.querySelector('strong').innerText,
                    link: each.querySelector('a')?.getAttribute('href'),
                    lines: [...each.querySelectorAll('details li')].map((li) => li.innerText),
                },
            ]),
        ),
    );
}
