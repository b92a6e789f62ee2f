// Writes components.css, theme.css, LICENCE.md and SOURCES.md beside this file, from the packages
// that package-lock.json pins and npm has installed in the folder given: ./dev assets runs it.
//
// Of the Voorbeeld theme only the tokens are kept that the components, or our own style sheets,
// use, by themselves or through another token: 200 KB would otherwise go to every browser.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const installed = join(process.argv[2] ?? '', 'node_modules');
if (!existsSync(installed)) {
    console.error('usage: node bring_in.mjs FOLDER-WITH-NODE_MODULES (./dev assets does it)');
    process.exit(2);
}

const read = (...parts) => readFileSync(join(...parts), 'utf8');
const wanted = Object.keys(JSON.parse(read(here, 'package.json')).dependencies).sort();
const locked = JSON.parse(read(here, 'package-lock.json')).packages;

/// The licence a package's own file bears; anything but the EUPL-1.2 ends this.
function licence_of(name) {
    const text = read(installed, name, 'LICENSE.md');
    const declared = JSON.parse(read(installed, name, 'package.json')).license;
    if (declared !== 'EUPL-1.2' || !text.startsWith('# EUROPEAN UNION PUBLIC LICENCE v. 1.2'))
        throw new Error(`${name} is not under the EUPL-1.2: leave it out`);
    return text;
}

/// A package's one style sheet for use.
function css_of(name) {
    const folder = join(installed, name, 'dist');
    const short = name.replace(/^.*\//, '').replace(/-css$/, '');
    const file = ['index.min.css', `${short}.css`].find((each) => existsSync(join(folder, each)));
    if (!file) throw new Error(`${name} has no style sheet in dist/: look at its README`);
    return read(folder, file)
        .replace(/\/\*[\s\S]*?\*\//g, '')
        .trim();
}

/// The declarations of the theme, by name.
function tokens_of(name) {
    const all = new Map();
    const declared = /^\s*(--[\w-]+):\s*(.*?);/gm;
    for (const [, token, value] of read(installed, name, 'dist', 'theme.css').matchAll(declared))
        all.set(token, value);
    return all;
}

function used_in(text) {
    return [...text.matchAll(/var\(\s*(--[\w-]+)/g)].map((found) => found[1]);
}

/// The tokens that `text` needs, those that they need in turn with them.
function needed_by(text, all) {
    const open = used_in(text);
    const kept = new Set();
    while (open.length > 0) {
        const token = open.pop();
        if (kept.has(token) || !all.has(token)) continue;
        kept.add(token);
        open.push(...used_in(all.get(token)));
    }
    return [...all.keys()].filter((token) => kept.has(token));
}

const is_theme = (name) => name.endsWith('design-tokens');
const licences = new Set(wanted.map(licence_of));
if (licences.size !== 1) throw new Error('the licence texts differ: keep each of them');

const head = (what) => `/* ${what} EUPL-1.2, see LICENCE.md; SOURCES.md says from where.
 * Written by ./dev assets: do not edit. */\n`;
const components = wanted
    .filter((name) => !is_theme(name))
    .map((name) => `/* ${name} ${locked[`node_modules/${name}`].version} */\n${css_of(name)}\n`);
const all_components = head('Components of the NL Design System.') + components.join('');

const own = join(here, '..', 'www');
const own_css = readdirSync(own)
    .filter((name) => name.endsWith('.css'))
    .map((name) => read(own, name))
    .join('\n');
const tokens = tokens_of(wanted.find(is_theme));
const kept = needed_by(all_components + own_css, tokens);
const theme =
    head('The Voorbeeld tokens of the NL Design System, those in use here.') +
    `.voorbeeld-theme {\n${kept.map((each) => `  ${each}: ${tokens.get(each)};`).join('\n')}\n}\n`;

const row = (name) => {
    const { version, integrity } = locked[`node_modules/${name}`];
    return `| ${name} | ${version} | EUPL-1.2 | ${integrity} |`;
};
const sources = `# Where these files come from

Written by \`./dev assets\` from package-lock.json. components.css holds the style sheets of the
packages one behind another, without their comments; theme.css the tokens of the Voorbeeld theme
that are used here. Nothing else was changed. Licence: LICENCE.md.

| package | version | licence | integrity |
|---|---|---|---|
${wanted.map(row).join('\n')}
`;

for (const [name, text] of [
    ['components.css', all_components],
    ['theme.css', theme],
    ['LICENCE.md', [...licences][0]],
    ['SOURCES.md', sources],
]) {
    writeFileSync(join(here, name), text);
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
    console.log(`  ${name}: ${Buffer.byteLength(text)} octets, sha256 ${digest}…`);
}
