#include "conformance/suite/reporting/html_parts.hpp"

namespace kruispunt::conformance::suite::reporting {

namespace {

constexpr std::string_view style = R"(
:root {
    color-scheme: light dark;
    --paper: #fff; --ink: #1b1f24; --soft: #f2f4f7; --line: #767f8a; --link: #0b4f9e;
    --good: #14653a; --mild: #7a4b00; --bad: #a11622; --plain: #4a5260; --doubt: #5b3a9b;
}
@media (prefers-color-scheme: dark) {
    :root {
        --paper: #14171b; --ink: #e8ebef; --soft: #20252c; --line: #8b95a1; --link: #8fc1ff;
        --good: #7ddba3; --mild: #f2bd5c; --bad: #ff9c9c; --plain: #b9c1cc; --doubt: #c9b1ff;
    }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header, main { max-width: 80rem; margin: 0 auto; padding: 0 1rem; }
header { padding-top: 1rem; }
h1 { font-size: 1.75rem; margin: .5rem 0; }
h2 { font-size: 1.35rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1.1rem; margin: 0 0 .25rem; }
h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
html[data-lang="nl"] .en, html[data-lang="en"] .nl { display: none; }
.skip { position: absolute; left: -100rem; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { left: 0; top: 0; z-index: 2; }
.languages { float: right; display: flex; gap: .5rem; }
.languages[hidden], #filter[hidden] { display: none; }
button, select, input {
    font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line);
    border-radius: .25rem; padding: .35rem .75rem; min-height: 2.25rem;
}
button { cursor: pointer; }
button[aria-pressed="true"] { background: var(--ink); color: var(--paper); }
.badge {
    display: inline-block; border: 2px solid currentColor; border-radius: .25rem; padding: 0 .4rem;
    font: 600 .8rem/1.4 ui-monospace, monospace; white-space: nowrap;
}
.PASS { color: var(--good); } .WARN { color: var(--mild); } .FAIL { color: var(--bad); }
.NOT_APPLICABLE { color: var(--plain); } .INCONCLUSIVE, .ERROR { color: var(--doubt); }
.notice { border-left: .4rem solid var(--mild); padding: .5rem 1rem; background: var(--soft); }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .5rem 1.5rem; }
.facts > div { min-width: 0; }
dt { color: var(--plain); font-size: .875rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.legend > div { display: flex; gap: 1rem; margin: .25rem 0; align-items: baseline; }
.legend dt { flex: 0 0 9rem; }
table { border-collapse: collapse; margin: 1rem 0; max-width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: var(--soft); }
.totals th, .totals td { overflow-wrap: normal; }
@media (max-width: 40rem) { #filter { position: static !important; } .legend dt { flex-basis: 8rem; } }
#filter {
    position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line);
    display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; padding: .5rem 0;
}
.sentence-part { border-top: 1px solid var(--line); padding: .75rem 0; content-visibility: auto; contain-intrinsic-size: auto 8rem; }
.sentence { margin: .25rem 0 .5rem; max-width: 60rem; }
[hidden] { display: none !important; }
summary { cursor: pointer; padding: .25rem 0; overflow-wrap: anywhere; }
.test { margin: .25rem 0; padding: 0 .75rem; background: var(--soft); border-radius: .25rem; scroll-margin-top: 6rem; }
h3 { scroll-margin-top: 6rem; }
.why { font-weight: 600; }
.steps { padding-left: 1.75rem; }
.steps > li { margin: .75rem 0; }
.short { border-left: .4rem solid var(--bad); padding-left: .75rem; }
.step, .side, .tls, .said { margin: .25rem 0; }
.side { font-weight: 600; }
.tls { font-size: .875rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
.pair > div { min-width: 0; }
pre, code { font: .875rem/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); padding: .5rem; margin: .25rem 0; }
.expected { margin: .25rem 0; }
.names { columns: 20rem; }
.totals { display: flex; flex-wrap: wrap; gap: 0 2rem; }
.shortfalls { list-style: none; margin: .25rem 0; padding: 0 0 0 .75rem; border-left: .4rem solid var(--bad); }
.shortfalls p { margin: .25rem 0; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
    .languages, #filter, .skip { display: none !important; }
    .sentence-part { content-visibility: visible; break-inside: auto; }
    h3, summary, .step { break-after: avoid; }
    body { font-size: 10pt; }
}
)";

constexpr std::string_view script = R"(
(() => {
    'use strict';
    const root = document.documentElement;
    const one = (id) => document.getElementById(id);
    const tests = [...document.querySelectorAll('details.test')];
    const parts = [...document.querySelectorAll('.sentence-part')];
    const words = new Map(tests.map((test) => [
        test,
        (test.closest('.sentence-part').querySelector('h3').textContent + ' ' +
            test.querySelector('summary').textContent).toLowerCase(),
    ]));
    const chosen = ['verdict', 'role', 'level'];

    function count() {
        const seen = tests.filter((test) => !test.hidden).length;
        one('shown').textContent = root.dataset.lang === 'nl'
            ? `${seen} van ${tests.length} toetsen` : `${seen} of ${tests.length} tests`;
    }

    function filter() {
        const sought = one('zoek').value.trim().toLowerCase();
        const fits = (test) => words.get(test).includes(sought) &&
            chosen.every((name) => !one(name).value || one(name).value === test.dataset[name]);
        tests.forEach((test) => { test.hidden = !fits(test); });
        const any = sought || chosen.some((name) => one(name).value);
        parts.forEach((part) => {
            part.hidden = any && !part.querySelector('details.test:not([hidden])');
        });
        count();
    }

    function speak(language) {
        root.dataset.lang = language;
        root.lang = language;
        document.querySelectorAll('[data-set]').forEach((button) => {
            button.setAttribute('aria-pressed', String(button.dataset.set === language));
        });
        count();
    }

    function next_shortfall() {
        const short = tests.filter((test) => !test.hidden &&
            !['PASS', 'NOT_APPLICABLE'].includes(test.dataset.verdict));
        if (short.length === 0) return;
        const at = short.indexOf(document.activeElement?.closest?.('details.test') ?? last);
        last = short[(at + 1) % short.length];
        last.open = true;
        last.querySelector('summary').focus();
        last.scrollIntoView();
    }
    let last = null;

    function open_named() {
        const named = one(decodeURIComponent(location.hash.slice(1)));
        if (named?.matches('details')) named.open = true;
    }

    document.querySelectorAll('[data-set]').forEach((button) => {
        button.addEventListener('click', () => speak(button.dataset.set));
    });
    one('filter').addEventListener('submit', (event) => event.preventDefault());
    one('filter').addEventListener('input', filter);
    one('next').addEventListener('click', next_shortfall);
    addEventListener('hashchange', open_named);
    document.querySelector('.languages').hidden = false;
    one('filter').hidden = false;
    open_named();
    count();
})();
)";

} // namespace

std::string_view page_style() {
    return style;
}

std::string_view page_script() {
    return script;
}

} // namespace kruispunt::conformance::suite::reporting
