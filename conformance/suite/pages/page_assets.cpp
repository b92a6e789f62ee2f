#include "conformance/suite/pages/page_assets.hpp"

namespace kruispunt::conformance::suite::pages {

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
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .5rem 1.5rem; }
.facts > div { min-width: 0; }
dt { color: var(--plain); font-size: .875rem; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 1rem 0; max-width: 100%; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: var(--soft); }
@media (max-width: 40rem) { #filter { position: static !important; } .legend dt { flex-basis: 8rem !important; } }
#filter {
    position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line);
    display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; padding: .5rem 0;
}
.notice { border-left: .4rem solid var(--mild); padding: .5rem 1rem; background: var(--soft); }
.legend > div { display: flex; gap: 1rem; margin: .25rem 0; align-items: baseline; }
.legend dt { flex: 0 0 9rem; }
h3 { scroll-margin-top: 6rem; }
pre, code { font: .875rem/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
.names { columns: 20rem; }
[hidden] { display: none !important; }
summary { cursor: pointer; padding: .25rem 0; overflow-wrap: anywhere; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
    .languages, #filter, .skip { display: none !important; }
    h3, summary { break-after: avoid; }
    body { font-size: 10pt; }
}
)";

constexpr std::string_view script = R"(
(() => {
    'use strict';
    const root = document.documentElement;

    function speak(language) {
        root.dataset.lang = language;
        root.lang = language;
        document.querySelectorAll('[data-set]').forEach((button) => {
            button.setAttribute('aria-pressed', String(button.dataset.set === language));
        });
        document.dispatchEvent(new Event('spoken'));
    }

    // What a link leads to is unfolded.
    function open_named() {
        const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        const folded = named?.closest('details:not([open])');
        if (!folded) return;
        folded.open = true;
        named.scrollIntoView();
    }

    document.querySelectorAll('[data-set]').forEach((button) => {
        button.addEventListener('click', () => speak(button.dataset.set));
    });
    document.querySelector('.languages').hidden = false;
    const filter = document.getElementById('filter');
    filter.addEventListener('submit', (event) => event.preventDefault());
    filter.hidden = false;
    addEventListener('hashchange', open_named);
    open_named();
})();
)";

} // namespace

std::string_view common_style() {
    return style;
}

std::string_view common_script() {
    return script;
}

} // namespace kruispunt::conformance::suite::pages
