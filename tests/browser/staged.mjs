// The stage on which tests/interop/with_gateway.py lets a test play: a gateway that runs and its
// four reference regions; and who may ask it what.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';

export const stage = JSON.parse(readFileSync(process.env.KRUISPUNT_STAGE, 'utf8'));
export const portal = stage.addresses.portal;
export const region_names = ['esar', 'midden-nederland', 'multisignaal', 'sisa'];

const soon = 30_000;
const command_time = 60_000;

/// A file of the sandbox's certificates.
export const pem = (name) => join(stage.sandbox, 'pki', name);

const agents = new Map();

// A party's connections; of '' that show no certificate.
function agent_of(party) {
    if (!agents.has(party)) {
        const own = party && {
            cert: readFileSync(pem(`${party}.pem`)),
            key: readFileSync(pem(`${party}.key`)),
        };
        agents.set(party, new Agent({ ca: readFileSync(pem('ca.pem')), keepAlive: true, ...own }));
    }
    return agents.get(party);
}

function json_of(text) {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

// Calls `seen(text so far)` as the body comes; once that is true no more is read.
function fetched(party, path, { method = 'GET', headers = {}, body } = {}, seen = () => false) {
    return new Promise((resolve, reject) => {
        const options = { agent: agent_of(party), method, headers, timeout: soon };
        const asked = request(portal + path, options, (response) => {
            let text = '';
            const done = () =>
                resolve({
                    status: response.statusCode,
                    headers: response.headers,
                    text,
                    body: json_of(text),
                });
            response.setEncoding('utf8').on('data', (piece) => {
                text += piece;
                if (!seen(text)) return;
                done();
                asked.destroy();
            });
            response.on('end', done);
        });
        asked.on('timeout', () => asked.destroy(new Error(`no answer in time: ${path}`)));
        asked.on('error', reject);
        asked.end(body);
    });
}

/// Anything of the portal's, as whoever holds that certificate: {status, headers, text, body}, the
/// last where it is JSON. `party` '': nobody.
export const fetch_as = (party, path, options) => fetched(party, path, options);

/// A call of the API's. A `body` is sent as JSON.
export function ask(party, call, body, headers = {}) {
    const [method, path] = call.split(' ');
    const sent = body === undefined ? {} : { 'Content-Type': 'application/json' };
    return fetched(party, `/beheer/v1/${path}`, {
        method,
        headers: { ...sent, ...headers },
        body: body === undefined ? undefined : JSON.stringify(body),
    });
}

/// The first event of the live stream: {status, text, event}; without one where it is refused.
export async function first_event(party) {
    const heard = await fetched(party, '/beheer/v1/stroom', {}, (text) => text.includes('\n\n'));
    const data = /^data: (.*)$/m.exec(heard.text);
    return { ...heard, event: data && JSON.parse(data[1]) };
}

/// A reference region's control API; its answer, which must be 200.
export async function control(region, method, path, body) {
    const response = await fetch(stage.regions[region].control + path, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: body && JSON.stringify(body),
    });
    const told = await response.json();
    if (!response.ok) throw new Error(`${region}: ${method} ${path}: ${JSON.stringify(told)}`);
    return told;
}

/// One of the build's programs, run to its end; what it printed.
export function run(program, ...words) {
    const file = join(stage.build, program);
    const options = { encoding: 'utf8', timeout: command_time, maxBuffer: 1 << 28 };
    return execFileSync(file, words.map(String), options);
}

const config = () => ['--config', join(stage.sandbox, 'kruispunt.toml')];

/// An operators' command on the gateway that runs, which must be done; what it printed.
export const operate = (...words) => run('gateway/app/kruispunt', ...words, ...config());

/// All that such a command prints, whatever comes of it.
export function printed_by(...words) {
    const file = join(stage.build, 'gateway/app/kruispunt');
    const options = { encoding: 'utf8', timeout: command_time, maxBuffer: 1 << 28 };
    const done = spawnSync(file, [...words, ...config()], options);
    if (done.error) throw done.error;
    return done.stdout + done.stderr;
}

/// Asks again until `look()` gives something; that, or an error that says what did not come.
export async function until(look, what, time = soon) {
    const end = Date.now() + time;
    for (;;) {
        const found = await look();
        if (found) return found;
        if (Date.now() > end) throw new Error(`in ${time / 1000} s there was no ${what}`);
        // another process's progress has no other sign than asking again
        await new Promise((go_on) => setTimeout(go_on, 50));
    }
}
