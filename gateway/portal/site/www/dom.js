// Elements out of values: text is only ever text, never markup.

const svg_space = 'http://www.w3.org/2000/svg';

function filled(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : String(value));
    }
    element.append(...children.flat(3).filter((each) => each !== null && each !== undefined));
    return element;
}

/// An HTML element; an attribute onclick etc. takes a function; null children are left out.
export function el(tag, attributes = {}, ...children) {
    return filled(document.createElement(tag), attributes, children);
}

/// Likewise of SVG.
export function svg(tag, attributes = {}, ...children) {
    return filled(document.createElementNS(svg_space, tag), attributes, children);
}

export function heading(level, text, attributes = {}) {
    return el(`h${level}`, { class: `nl-heading nl-heading--level-${level}`, ...attributes }, text);
}

export function paragraph(...children) {
    return el('p', { class: 'nl-paragraph' }, ...children);
}

export function link(href, ...children) {
    return el('a', { class: 'nl-link', href }, ...children);
}

/// `kind`: primary, secondary or subtle; `negative` for what cannot be undone.
export function button(text, onclick, { kind = 'secondary', negative = false, ...others } = {}) {
    const name = `nl-button nl-button--${kind}${negative ? ' nl-button--negative' : ''}`;
    return el('button', { type: 'button', class: name, onclick, ...others }, text);
}

/// A word of state; `tone`: success, warning, danger, neutral or inactive.
export function badge(text, tone) {
    return el('span', { class: `utrecht-status-badge utrecht-status-badge--${tone}` }, text);
}

export function code(text) {
    return el('code', { class: 'nl-code' }, text);
}

/// Names and values, a list of pairs.
export function facts(pairs) {
    const rows = pairs.filter((pair) => pair && pair[1] !== null && pair[1] !== undefined);
    return el(
        'dl',
        { class: 'kp-facts' },
        rows.map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
    );
}

/// A message that stays on the page; `tone`: info, ok, warning or error. Read out when it comes.
export function alert(tone, ...children) {
    const role = tone === 'error' || tone === 'warning' ? 'alert' : 'status';
    return el(
        'div',
        { class: `utrecht-alert utrecht-alert--${tone}`, role },
        el('div', { class: 'utrecht-alert__content' }, ...children),
    );
}

/// What the API says in its own words, which are Dutch: a voice should read it so.
export function said(text) {
    return el('span', { lang: 'nl' }, text);
}

/// Only for who listens: what a picture shows, that something changed.
export function unseen(text, attributes = {}) {
    return el('span', { class: 'kp-hidden', ...attributes }, text);
}
