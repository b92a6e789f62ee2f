// A table that turns into a card a row where the screen is narrow.
import { el } from './dom.js';

/// `columns`: {name, of(row), number?, whole?}, a whole one on one line; the first names the row.
/// `caption` says what it is.
export function table(caption, columns, rows, { hide_caption = false } = {}) {
    const head = columns.map((each) =>
        el(
            'th',
            { scope: 'col', class: cell_class('utrecht-table__header-cell', each) },
            each.name,
        ),
    );
    return el(
        'div',
        { 'class': 'kp-scroll', 'role': 'region', 'aria-label': caption, 'tabindex': '0' },
        el(
            'table',
            { class: 'utrecht-table kp-rows' },
            el(
                'caption',
                { class: hide_caption ? 'kp-hidden' : 'utrecht-table__caption' },
                caption,
            ),
            el(
                'thead',
                { class: 'utrecht-table__header' },
                el('tr', { class: 'utrecht-table__row' }, head),
            ),
            el(
                'tbody',
                { class: 'utrecht-table__body' },
                rows.map((row) => row_of(columns, row)),
            ),
        ),
    );
}

/// More rows under those of a table that was made with the same columns.
export function add_rows(table_place, columns, rows) {
    table_place.querySelector('tbody').append(...rows.map((row) => row_of(columns, row)));
}

function cell_class(name, column) {
    return `${name}${column.number ? ' kp-number' : ''}${column.whole ? ' kp-whole' : ''}`;
}

function row_of(columns, row) {
    const cells = columns.map((each, at) =>
        at === 0
            ? el('th', { scope: 'row', class: 'utrecht-table__cell' }, each.of(row))
            : el(
                  'td',
                  { 'class': cell_class('utrecht-table__cell', each), 'data-label': each.name },
                  el('div', {}, each.of(row)),
              ),
    );
    return el('tr', { class: 'utrecht-table__row' }, cells);
}
