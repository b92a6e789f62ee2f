// Plays the portal for the pages: the files as build_site.cmake makes them, with the gateway's own
// Content-Security-Policy, and the API out of recorded answers in fixtures/.
import { readFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { here } from './browser.mjs';
import { long_lists, months_asked } from './asked_part.mjs';
import { sample_log } from './made_log.mjs';

const types = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', html: 'text/html' };

/// The policy that gateway/portal/site/site.cpp sends, read there so that it is the same one.
function policy() {
    const source = readFileSync(join(here, '../../gateway/portal/site/site.cpp'), 'utf8');
    const text = /policy\[\] =\s*((?:"[^"]*"\s*)+);/.exec(source)[1];
    return [...text.matchAll(/"([^"]*)"/g)].map((found) => found[1]).join('');
}

/// fixtures/NAME.ROLE.json, else fixtures/NAME.json, else nothing.
function recorded(name, role) {
    const file = [`${name}.${role}.json`, `${name}.json`]
        .map((each) => join(here, 'fixtures', each))
        .find((each) => existsSync(each));
    return file && readFileSync(file, 'utf8');
}

// What there is when there is nothing: every list empty, counts zero.
function emptied(value) {
    if (Array.isArray(value)) return [];
    if (typeof value === 'number') return 0;
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, emptied(each)]));
}

function problem(response, status, title, detail) {
    response.writeHead(status, { 'Content-Type': 'application/problem+json' });
    response.end(JSON.stringify({ type: 'about:blank', title, status, detail }));
}

class portal {
    constructor(files, role, how, asked) {
        Object.assign(this, { files, role, how, asked, policy: policy(), log: sample_log() });
    }

    answer(request, response) {
        const { pathname: path, searchParams } = new URL(request.url, 'http://portal');
        if (path.startsWith('/beheer/v1/'))
            this.api(request, response, path.slice(11), searchParams);
        else this.file(response, path);
    }

    file(response, path) {
        const name = path.endsWith('/')
            ? `${path}index.html`
            : path.includes('.')
              ? path
              : `${path}.html`;
        const full = join(this.files, name);
        if (!existsSync(full)) return problem(response, 404, 'Onbekend pad', path);
        response.writeHead(200, {
            'Content-Type': `${types[name.split('.').pop()]}; charset=utf-8`,
            'Content-Security-Policy': this.policy,
            'X-Content-Type-Options': 'nosniff',
        });
        response.end(readFileSync(full));
    }

    api(request, response, path, query) {
        if (request.method !== 'GET') return this.act(request, response, path);
        if (path === 'rol') return this.json(response, recorded('rol', this.role));
        if (this.how === 'stil') return undefined; // never answers
        if (this.how === 'fout')
            return problem(response, 503, 'Tijdelijk niet beschikbaar', 'probeer het later');
        if (this.how === 'blind' && path === 'aandacht')
            return problem(response, 503, 'Tijdelijk niet beschikbaar', 'probeer het later');
        if (path.startsWith('logboek')) return this.logbook(response, path);
        const answer = this.read(path, query);
        if (answer === undefined) return problem(response, 404, 'Onbekend pad', path);
        if (path === 'stroom') return this.stream(response, answer);
        return this.json(response, answer);
    }

    read(path, query) {
        const answer = recorded(path.replaceAll('/', '.'), this.role);
        if (answer && this.how === 'lang') return long_lists(answer, path, query);
        if (answer && path === 'statistieken' && query.has('van'))
            return months_asked(answer, query);
        if (answer === undefined || this.how !== 'leeg' || path === 'deelnemers') return answer;
        const value = emptied(JSON.parse(answer));
        if (path === 'stroom') return JSON.stringify({ ...value, matches: null });
        return JSON.stringify(path === 'statistieken' ? { ...value, tabellen: null } : value);
    }

    logbook(response, path) {
        const regels = this.how === 'leeg' ? [] : [...this.log.entries].reverse();
        if (path === 'logboek')
            return this.json(
                response,
                JSON.stringify({ regels, volgende: null, totaal: regels.length }),
            );
        const text =
            { 'logboek/sleutel': this.log.key, 'logboek/wortel': this.log.head }[path] ??
            this.log.proof(Number(path.split('/').pop()));
        response.writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' });
        return response.end(text);
    }

    json(response, text) {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.end(text);
    }

    stream(response, text) {
        response.writeHead(200, { 'Content-Type': 'text/event-stream' });
        response.write(`event: stand\ndata: ${JSON.stringify(JSON.parse(text))}\n\n`);
    }

    // Every act is noted for the test that asked for it; fixtures/act.*.json has the answers.
    act(request, response, path) {
        let body = '';
        request.on('data', (chunk) => {
            body += chunk;
        });
        request.on('end', () => {
            this.asked.push({
                method: request.method,
                path,
                body: JSON.parse(body || '{}'),
                type: request.headers['content-type'],
            });
            if (this.how === 'weigert')
                return problem(
                    response,
                    409,
                    'Achterhaald',
                    'een latere melding heeft haar achterhaald: laat haar vervallen',
                );
            return this.json(response, recorded(`act.${path.split('/').pop()}`, this.role) ?? '{}');
        });
    }
}

/// Serves the pages in `files` to one `role`; `how`: '' (recorded answers), 'leeg', 'fout', 'stil',
/// 'weigert' (acts are refused), 'blind' (what waits for somebody cannot be read) or 'lang' (lists are
/// longer than a page). Gives {origin, asked, log, close}.
export async function play_portal(files, role, how = '') {
    const asked = [];
    const plays = new portal(files, role, how, asked);
    const server = createServer((request, response) => plays.answer(request, response));
    await new Promise((resolve) => {
        server.listen(0, '127.0.0.1', resolve);
    });
    const close = () =>
        new Promise((resolve) => {
            server.closeAllConnections();
            server.close(resolve);
        });
    return { origin: `http://127.0.0.1:${server.address().port}`, asked, log: plays.log, close };
}
