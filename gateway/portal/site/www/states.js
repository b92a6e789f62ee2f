// What stands on a page while it waits, where there is nothing, and where something went wrong.
import { button, code, el, heading, paragraph, said, unseen } from './dom.js';
import { words } from './language.js';

const t = words({
    nl: {
        busy: 'Wordt geladen…',
        again: 'Probeer opnieuw',
        lost: 'De gateway antwoordt niet',
        lost_why:
            'De verbinding viel weg of de gateway wordt herstart. Wat u hier eerder deed, is ' +
            'bewaard.',
        refused: 'Dit hoort niet bij uw rol',
        refused_why:
            'Uw certificaat geeft geen toegang tot deze gegevens. Denkt u van wel, vraag het de ' +
            'beheerder van de gateway.',
        certificate: 'Uw certificaat heeft hier geen rol',
        certificate_why:
            'Uw browser gaf geen certificaat, of een dat de gateway niet kent. Kies dat van uw ' +
            'organisatie wanneer de browser erom vraagt; sluit haar en begin opnieuw als zij dat ' +
            'niet doet. Helpt dat niet, vraag de beheerder van de gateway om een rol.',
        missing: 'Dit biedt deze gateway niet aan',
        missing_why: 'De gateway is ouder dan deze pagina, of het onderdeel staat uit.',
        busy_gateway: 'De gateway kan het nu niet',
        busy_gateway_why:
            'Hij is vol of wordt gestopt. Wacht even en probeer het opnieuw; er is niets half ' +
            'gedaan.',
        failed: 'Dat ging niet goed',
        field: 'Veld',
        code: 'Code',
    },
    en: {
        busy: 'Loading…',
        again: 'Try again',
        lost: 'The gateway does not answer',
        lost_why:
            'The connection was lost or the gateway is being restarted. What you did here before ' +
            'is kept.',
        refused: 'This is not part of your role',
        refused_why:
            'Your certificate gives no access to these data. If you think it should, ask whoever ' +
            'runs the gateway.',
        certificate: 'Your certificate has no role here',
        certificate_why:
            'Your browser gave no certificate, or one that the gateway does not know. Choose ' +
            'your organisation’s when the browser asks; close the browser and begin again where ' +
            'it does not. If that does not help, ask whoever runs the gateway for a role.',
        missing: 'This gateway does not offer this',
        missing_why: 'The gateway is older than this page, or the part is switched off.',
        busy_gateway: 'The gateway cannot do it now',
        busy_gateway_why:
            'It is full or being stopped. Wait a little and try again; nothing was half done.',
        failed: 'That went wrong',
        field: 'Field',
        code: 'Code',
    },
});

/// Grey bars where content will come.
export function busy() {
    return el(
        'div',
        { class: 'kp-busy', role: 'status' },
        unseen(t.busy),
        el('span', {}),
        el('span', {}),
        el('span', {}),
    );
}

/// Nothing is there, and that is fine, or what to do about it.
export function nothing(title, why, ...more) {
    return el('div', { class: 'kp-state' }, heading(2, title), paragraph(why), ...more);
}

function told(problem) {
    switch (problem.status) {
        case 0:
            return [t.lost, t.lost_why];
        case 401:
            return [t.certificate, t.certificate_why];
        case 403:
            return [t.refused, t.refused_why];
        case 404:
            return [t.missing, t.missing_why];
        case 429:
        case 503:
            return [t.busy_gateway, t.busy_gateway_why];
        default:
            return [problem.document?.title ?? t.failed, problem.document?.detail ?? ''];
    }
}

/// Why something is not there, and again where that may help.
export function failure(problem, again) {
    const [title, why] = told(problem);
    return el(
        'div',
        { class: 'kp-state', role: 'alert' },
        heading(2, title),
        why ? paragraph(why) : null,
        again ? el('div', { class: 'kp-actions' }, button(t.again, again)) : null,
    );
}

/// Why an act was refused, in the API's own words, in a form or beside a button.
export function refusal(problem) {
    const { title, detail, code: error_code, veld: field } = problem.document ?? {};
    const [otherwise, why] = told(problem);
    return el(
        'div',
        { class: 'utrecht-alert utrecht-alert--error', role: 'alert' },
        el(
            'div',
            { class: 'utrecht-alert__content' },
            el('strong', {}, title ? said(title) : otherwise),
            paragraph(detail ? said(detail) : title ? '' : why),
            error_code ? paragraph(`${t.code}: `, code(error_code)) : null,
            field ? paragraph(`${t.field}: `, code(field)) : null,
        ),
    );
}

/// Shows `make(data)` in `place` once `ask()` gave it: bars before, the problem where there is one.
export async function fill(place, ask, make) {
    place.replaceChildren(busy());
    place.setAttribute('aria-busy', 'true');
    try {
        place.replaceChildren(...[make(await ask())].flat());
    } catch (problem) {
        if (problem.status === undefined) throw problem;
        place.replaceChildren(failure(problem, () => fill(place, ask, make)));
    } finally {
        place.removeAttribute('aria-busy');
    }
}
