#include "conformance/suite/reporting/html_parts.hpp"

namespace kruispunt::conformance::suite::reporting {

namespace {

constexpr std::string_view style = R"(
.PASS { color: var(--good); } .WARN { color: var(--mild); } .FAIL { color: var(--bad); }
.NOT_APPLICABLE { color: var(--plain); } .INCONCLUSIVE, .ERROR { color: var(--doubt); }
.totals th, .totals td { overflow-wrap: normal; }
.sentence-part { border-top: 1px solid var(--line); padding: .75rem 0; content-visibility: auto; contain-intrinsic-size: auto 8rem; }
.sentence { margin: .25rem 0 .5rem; max-width: 60rem; }
.test { margin: .25rem 0; padding: 0 .75rem; background: var(--soft); border-radius: .25rem; scroll-margin-top: 6rem; }
.why { font-weight: 600; }
.steps { padding-left: 1.75rem; }
.steps > li { margin: .75rem 0; }
.short { border-left: .4rem solid var(--bad); padding-left: .75rem; }
.step, .side, .tls, .said { margin: .25rem 0; }
.side { font-weight: 600; }
.tls { font-size: .875rem; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1rem; }
.pair > div { min-width: 0; }
pre { white-space: pre-wrap; background: var(--paper); border: 1px solid var(--line); padding: .5rem; margin: .25rem 0; }
.expected { margin: .25rem 0; }
.totals { display: flex; flex-wrap: wrap; gap: 0 2rem; }
.shortfalls { list-style: none; margin: .25rem 0; padding: 0 0 0 .75rem; border-left: .4rem solid var(--bad); }
.shortfalls p { margin: .25rem 0; }
@media print {
    .sentence-part { content-visibility: visible; break-inside: auto; }
    .step { break-after: avoid; }
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

    document.addEventListener('spoken', count);
    one('filter').addEventListener('input', filter);
    one('next').addEventListener('click', next_shortfall);
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
