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
