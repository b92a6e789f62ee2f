// Which language a page has: its path says so, and nothing is stored.

export const language = document.documentElement.lang === 'en' ? 'en' : 'nl';

/// The half of a table of words that the page is in. Both halves must say the same things.
export function words(table) {
    return table[language];
}
