// The gateway's own API, and nothing else, from a page.

const root = '/beheer/v1';

/// What the API refused or could not do: its status (0: nobody answered) and its problem document.
export class Problem extends Error {
    constructor(status, document) {
        super(document.title ?? String(status));
        this.status = status;
        this.document = document;
    }
}

async function document_of(response) {
    try {
        return await response.json();
    } catch {
        return {};
    }
}

async function ask(path, options) {
    let response;
    try {
        response = await fetch(root + path, {
            credentials: 'same-origin',
            cache: 'no-store',
            ...options,
        });
    } catch {
        throw new Problem(0, {});
    }
    if (!response.ok) throw new Problem(response.status, await document_of(response));
    return response;
}

/// The JSON behind a path; throws a Problem.
export async function get(path) {
    const response = await ask(path, { headers: { Accept: 'application/json' } });
    return response.json();
}

/// Likewise its text, as another media type: a proof, a table for spreadsheets.
export async function get_text(path, type) {
    const response = await ask(path, { headers: { Accept: type } });
    return response.text();
}

/// Does something; gives what the API says of it.
export async function send(method, path, body) {
    const response = await ask(path, {
        method,
        headers: { 'Accept': 'application/json', 'Content-Type': 'application/json' },
        body: JSON.stringify(body ?? {}),
    });
    return document_of(response);
}

/// Who looks, and what that role may: {rol, regio, naam, mag: ["GET deelnemers", …]}.
export function who_am_i() {
    return get('/rol');
}

/// Whether a role may do `what`, as "PUT deelnemers/*/stand".
export function may(me, what) {
    return me.mag.includes(what);
}
