#include "conformance/suite/selftest/matrix_html_parts.hpp"

namespace kruispunt::conformance::suite::selftest {

namespace {

constexpr std::string_view style = R"(
.KILLED { color: var(--good); } .SURVIVED, .SILENT { color: var(--bad); } .VOID { color: var(--doubt); }
.counts { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; }
.count { display: flex; flex-direction: column-reverse; min-width: 8rem; padding: .5rem 1rem; background: var(--soft); border-radius: .5rem; }
.count dd { font-size: 2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.key { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin: .5rem 0; padding: 0; }
.key svg { vertical-align: -.1em; }
.found { fill: var(--good); } .other { fill: var(--doubt); } .quiet { fill: var(--line); fill-opacity: .45; }
.missed { fill: var(--bad); }
figure .found, figure .other { stroke-width: 1px; vector-effect: non-scaling-stroke; }
figure .found { stroke: var(--good); } figure .other { stroke: var(--doubt); }
.maps { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 1.5rem; margin: 1rem 0; align-items: start; }
figure { margin: 0; padding: .75rem; background: var(--soft); border-radius: .5rem; min-width: 0; }
figcaption { margin-bottom: .5rem; }
figcaption a { font-weight: 600; }
figure svg { display: block; max-width: 100%; max-height: 85vh; height: auto; background: var(--paper); outline: 1px solid var(--line); cursor: crosshair; shape-rendering: crispEdges; }
.pointed { margin: .5rem 0 0; min-height: 3em; font: .875rem/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
.group { border-top: 1px solid var(--line); padding: .5rem 0; scroll-margin-top: 4rem; }
.group table { width: 100%; }
.group tr { scroll-margin-top: 6rem; }
tr:target, tr:focus { background: var(--soft); }
.mutants th:first-child { width: 24%; } .tests th:first-child { width: 40%; }
@media (max-width: 40rem) {
    .group table, .group tbody, .group tr, .group td, .group tbody th { display: block; }
    .group thead { position: absolute; left: -100rem; }
    .mutants th:first-child, .tests th:first-child { width: auto; }
    .group tr { margin: .5rem 0; }
}
@media print { .pointed { display: none; } .maps { display: block; } }
)";

constexpr std::string_view script = R"(
(() => {
    'use strict';
    const root = document.documentElement;
    const one = (id) => document.getElementById(id);
    const groups = [...document.querySelectorAll('details.group')];
    const figures = [...document.querySelectorAll('figure')];
    const all = [...document.querySelectorAll('.mutants tbody tr')];
    const words = new Map(all.map((row) => [row, row.textContent.toLowerCase()]));
    const say = (nl, en) => (root.dataset.lang === 'nl' ? nl : en);

    function count() {
        const seen = all.filter((row) => !row.hidden).length;
        one('shown').textContent = say(
            `${seen} van ${all.length} mutanten`, `${seen} of ${all.length} mutants`);
    }

    function filter() {
        const sought = one('zoek').value.trim().toLowerCase();
        const of_row = sought || one('fate').value;
        groups.forEach((group, at) => {
            const fits = ['protocol', 'role'].every(
                (name) => !one(name).value || one(name).value === group.dataset[name]);
            const rows = [...group.querySelectorAll('.mutants tbody tr')];
            rows.forEach((row) => {
                row.hidden = !fits || !words.get(row).includes(sought) ||
                    (one('fate').value !== '' && one('fate').value !== row.dataset.fate);
            });
            group.querySelector('.tests').hidden = Boolean(of_row);
            group.hidden = figures[at].hidden = !fits || rows.every((row) => row.hidden);
            if (of_row && !group.hidden) group.open = true;
        });
        count();
    }

    // Which test and which mutant lie under the pointer: the picture's units are cells.
    function pointed(event) {
        const picture = event.currentTarget;
        const { width, height } = picture.viewBox.baseVal;
        const { x, y } = new DOMPoint(event.clientX, event.clientY)
            .matrixTransform(picture.getScreenCTM().inverse());
        const place = (at, many) => Math.min(many - 1, Math.max(0, Math.floor(at)));
        const group = groups[figures.indexOf(picture.closest('figure'))];
        const row = (table, at) => group.querySelectorAll(`.${table} tbody tr`)[at];
        return { mutant: row('mutants', place(x, width)), test: row('tests', place(y, height)) };
    }

    const called = {
        found: ['gevonden', 'found'],
        other: ['gefaald, om iets anders', 'failed, for another reason'],
        quiet: ['niets gezien', 'saw nothing'],
        missed: ['niets gevonden', 'nothing found'],
    };

    function tell(event) {
        const { mutant, test } = pointed(event);
        const look = event.target.getAttribute('class');
        const outcome = say(...(called[look] ?? ['niet gedraaid', 'not run']));
        event.currentTarget.closest('figure').querySelector('.pointed').textContent =
            `${test.cells[0].textContent} × ${mutant.cells[0].textContent}: ${outcome}`;
    }

    figures.forEach((figure) => {
        const picture = figure.querySelector('svg');
        picture.addEventListener('pointermove', tell);
        picture.addEventListener('click', (event) => {
            location.hash = encodeURIComponent(pointed(event).mutant.id);
        });
    });
    one('filter').addEventListener('input', filter);
    document.addEventListener('spoken', count);
    count();
})();
)";

} // namespace

std::string_view matrix_style() {
    return style;
}

std::string_view matrix_script() {
    return script;
}

} // namespace kruispunt::conformance::suite::selftest
