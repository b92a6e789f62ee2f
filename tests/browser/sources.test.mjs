// Of the pages' own files: both languages say the same things, nothing becomes markup, nothing
// comes from elsewhere.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { here } from './browser.mjs';

const folder = join(here, '../../gateway/portal/site/www');
const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

// The tables that a module hands to words().
function tables(text) {
    const all = [];
    for (let at = text.indexOf('words({'); at >= 0; at = text.indexOf('words({', at + 1)) {
        const end = text.indexOf('\n});', at);
        const inline = end < 0 || text.slice(at, end).includes('words({', 7);
        assert.ok(!inline, 'a table of words ends with a line of its own');
        all.push(Function(`return ${text.slice(at + 6, end + 2)}`)());
    }
    return all;
}

const kinds = (table) =>
    Object.fromEntries(
        Object.entries(table)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([key, value]) => [
                key,
                typeof value === 'object'
                    ? kinds(value)
                    : typeof value === 'function'
                      ? `${value.length} arguments`
                      : 'text',
            ]),
    );

for (const { name, text } of modules) {
    test(`${name}: Dutch and English say the same things`, () => {
        for (const { nl, en } of tables(text)) assert.deepEqual(kinds(nl), kinds(en));
    });
    test(`${name}: every word of a table is used, and each that is used stands in one`, () => {
        const used = new Set([...text.matchAll(/\bt\.([a-z_0-9]+)/g)].map((found) => found[1]));
        const [only] = tables(text);
        if (!only) return;
        for (const word of used) assert.ok(word in only.nl, `t.${word}`);
        if (/\bt\[/.test(text)) return; // words by the wire's own names
        for (const word of Object.keys(only.nl))
            assert.ok(used.has(word), `${word} is used nowhere`);
    });
    test(`${name}: no text becomes markup, nothing comes from elsewhere`, () => {
        assert.doesNotMatch(
            text,
            /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|DOMParser/,
        );
        assert.doesNotMatch(text.replaceAll('http://www.w3.org/2000/svg', ''), /https?:\/\//);
        assert.doesNotMatch(text, /localStorage|sessionStorage|document\.cookie/);
    });
}

test('every alarm that there is has its English', () => {
    const header = readFileSync(join(here, '../../gateway/ports/alarms.hpp'), 'utf8');
    const kinds_there = header.slice(header.indexOf('alarm_kinds{'));
    const codes = [...kinds_there.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map((found) => found[1]);
    assert.ok(codes.length > 20);
    const { text } = modules.find((each) => each.name === 'alarms.js');
    for (const code of codes) assert.ok(text.includes(`'${code}':`), code);
});

// Every act that the gateway's sources write into the audit trail. One that is written in a way not
// read here fails: an assignment of something else than words, a name of words, or their beginning.
const gateway_folder = join(here, '../../gateway');
const sources = readdirSync(gateway_folder, { recursive: true })
    .filter((name) => /\.[ch]pp$/.test(name) && !/(^|\/)tests\//.test(name))
    .map((name) => ({ name, text: readFileSync(join(gateway_folder, name), 'utf8') }));
const source_of = (name) => sources.find((each) => each.name === name).text;
const words_in = (text) => [...text.matchAll(/"([a-z]+(?:-[a-z]+)*)"/g)].map((found) => found[1]);

// What is handed on to become an act: by the functions that take one, and by a name's choice.
const handed_on = [
    /\b(?:recorded|done|note|audited|of_report|deed|entry_by_us)\(\s*"([a-z-]+)"/g,
    /\bconst char\* act = [^;]*?"([a-z-]+)" : "([a-z-]+)";/g,
    /\bnote\(\{"([a-z-]+)",/g,
    /\baudit_entry entry\{\s*"([a-z-]+)",/g,
];

// The words behind the beginning of an act.
const endings = {
    'stand-': words_in(/words\{([^}]*)\}/.exec(source_of('domain/region_mode.cpp'))[1]),
    'member-': [
        ...source_of('domain/member_state.cpp').matchAll(/word\{member_state::[a-z]+, "([a-z]+)"/g),
    ].map((found) => found[1]),
};

function assigned({ name, text }) {
    const all = [];
    for (const [, value] of text.matchAll(/\b(?:entry|record|made)\.act = ([^;]*);/g)) {
        if (/^(std::move\((made\.)?(act|what)\)|act|entry\.act)$/.test(value)) continue;
        const [, beginning] = /^"([a-z]+-)" \+/.exec(value) ?? [];
        const found = beginning
            ? endings[beginning].map((each) => beginning + each)
            : words_in(value);
        assert.ok(found.length > 0, `${name}: an act is written as ${value}`);
        all.push(...found);
    }
    return all;
}

const acts = new Set(
    sources.flatMap((source) => [
        ...assigned(source),
        ...handed_on.flatMap((form) =>
            [...source.text.matchAll(form)].flatMap((found) => found.slice(1)),
        ),
    ]),
);

test('every act that the gateway writes has its words, and no other has', () => {
    assert.ok(acts.size > 40, `${acts.size} acts`);
    const { text } = modules.find((each) => each.name === 'deeds.js');
    const named = [...text.matchAll(/^ {4}'([a-z-]+)': \[/gm)].map((found) => found[1]);
    assert.deepEqual(named.sort(), [...acts].sort());
});

test('docs/audit-log.md names every act, and no other', () => {
    const text = readFileSync(join(here, '../../docs/audit-log.md'), 'utf8');
    const table = text.slice(text.indexOf('| `wat` | |'), text.indexOf('## The tree'));
    const named = [...table.matchAll(/^\| ([^|]*) \|/gm)].flatMap(([, cell]) =>
        [...cell.matchAll(/`([a-z-]+)`/g)].map((found) => found[1]),
    );
    assert.deepEqual(named.filter((each) => each !== 'wat').sort(), [...acts].sort());
});
