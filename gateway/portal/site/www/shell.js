// What every page has around it: who looks, where they may go, and the page's own part in the
// middle.
import { Problem, may, who_am_i } from './api.js';
import { el } from './dom.js';
import { words } from './language.js';
import { failure } from './states.js';

const t = words({
    nl: {
        coordinator: 'coördinatie',
        operator: 'beheerder',
        auditor: 'auditor',
        vendor: 'leverancier',
        none: 'zonder rol',
    },
    en: {
        coordinator: 'coordination',
        operator: 'operator',
        auditor: 'auditor',
        vendor: 'vendor',
        none: 'without a role',
    },
});

// Of which of the API's calls a page needs one, or it has nothing to show.
const needs = {
    'overzicht': ['GET stroom'],
    'regios': ['GET deelnemers'],
    'aflevering': ['GET aflevering'],
    'bezwaren': ['GET bezwaren'],
    'niet-opgepakt': ['GET niet-opgepakt'],
    'logboek': ['GET logboek'],
    'cijfers': ['GET statistieken'],
    'conformiteit': [
        'GET conformiteitsrapporten',
        'GET conformiteitsrapporten/*',
        'POST conformiteitsrapporten',
    ],
};

function has_use(page, me) {
    return needs[page].some((each) => may(me, each));
}

function say_who(me) {
    const role = t[me.rol] ?? t.none;
    const place = document.getElementById('wie');
    place.replaceChildren(me.naam ?? '', el('br'), me.regio ? `${role} · ${me.regio}` : role);
}

function only_what_may(me) {
    for (const entry of document.querySelectorAll('[data-to]'))
        entry.hidden = !has_use(entry.dataset.to, me);
    // On a phone the menu may be wider than the screen.
    const here = document.querySelector('.kp-nav [aria-current]');
    here?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/// Begins a page: `show(main, me)` fills its part; a role without it is told so.
export async function start(show) {
    const main = document.getElementById('inhoud-hier');
    let me;
    try {
        me = await who_am_i();
    } catch (problem) {
        if (problem.status === undefined) throw problem;
        // Whoever has no role at all is another's than who has one without this page.
        const stranger = problem.status === 403 ? new Problem(401, problem.document) : problem;
        if (stranger.status === 401) only_what_may({ mag: [] });
        main.replaceChildren(failure(stranger, () => start(show)));
        return;
    }
    say_who(me);
    only_what_may(me);
    const page = document.documentElement.dataset.page;
    const other = Object.keys(needs).find((each) => has_use(each, me));
    if (has_use(page, me)) await show(main, me);
    else if (page === 'overzicht' && other) location.replace(other);
    else main.replaceChildren(failure(new Problem(403, {})));
}
