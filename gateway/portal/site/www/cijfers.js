// Cijfers: the frozen months, over time and region by region.
import { get, get_text } from './api.js';
import { bars } from './charts.js';
import { field, text_input } from './dialog.js';
import { button, el, heading, paragraph } from './dom.js';
import { bounds, figure, month, spoken_figure } from './format.js';
import { words } from './language.js';
import { region_name } from './names.js';
import { start } from './shell.js';
import { fill, nothing, refusal } from './states.js';
import { table } from './table.js';

const t = words({
    nl: {
        none: 'Nog geen cijfers',
        none_why:
            'Een maand wordt vastgesteld zodra zij voorbij is, en verandert daarna nooit meer. ' +
            'De eerste is de eerste maand die van begin tot eind is geteld.',
        from: 'Van',
        to: 'Tot en met',
        show: 'Toon',
        csv: 'Download als CSV',
        available: (a, b) => `Vastgesteld: ${a === b ? a : `${a} tot en met ${b}`}.`,
        signals: 'Signalen per maand',
        matches: 'Matches per maand',
        matrix: 'Matches tussen regio’s',
        matrix_note: (a, b) => `Over ${a === b ? a : `${a} tot en met ${b}`}.`,
        by_region: 'Per regio',
        region: 'Regio',
        given: 'Signalen',
        uninformed: 'Informatieplicht',
        no_bsn: 'Zonder BSN',
        matched: 'Matches',
        no_reach: 'Zonder bereik',
        days: 'Dagen tot match (mediaan)',
        days_few: '–: de mediaan wordt verteld vanaf tien matches.',
        days_sum: 'Dagen tot match staan er bij één maand: over meer maanden is er geen mediaan.',
        federation: 'Alle regio’s',
        how: 'Hoe u dit leest',
        how_1:
            'Een aantal onder de vijf, ook nul, staat er als <5, zodat geen kind te vinden is. ' +
            'Een som waarin zo’n aantal zit, staat er met het minste en het meeste dat het kan ' +
            'zijn; in een grafiek is dat het lichte stuk van de balk.',
        how_2:
            'Informatieplicht: signalen waarvan ouders of jeugdige niet zijn ingelicht. Zonder ' +
            'bereik: matches waarvan een kant geen hulpverlener kan noemen.',
        same: 'eigen regio',
        file: 'cijfers',
    },
    en: {
        none: 'No figures yet',
        none_why:
            'A month is established as soon as it is over, and never changes afterwards. The ' +
            'first is the first month that was counted from beginning to end.',
        from: 'From',
        to: 'Up to',
        show: 'Show',
        csv: 'Download as CSV',
        available: (a, b) => `Established: ${a === b ? a : `${a} to ${b}`}.`,
        signals: 'Signals by month',
        matches: 'Matches by month',
        matrix: 'Matches between regions',
        matrix_note: (a, b) => `Over ${a === b ? a : `${a} to ${b}`}.`,
        by_region: 'By region',
        region: 'Region',
        given: 'Signals',
        uninformed: 'Duty to inform',
        no_bsn: 'Without BSN',
        matched: 'Matches',
        no_reach: 'Without reach',
        days: 'Days to match (median)',
        days_few: '–: the median is told from ten matches on.',
        days_sum: 'Days to match are told of one month: over more months there is no median.',
        federation: 'All regions',
        how: 'How to read this',
        how_1:
            'A count under five, zero too, reads <5, so that no child can be found. A sum with ' +
            'such a count in it is told as the least and the most that it may be; in a chart ' +
            'that is the light part of the bar.',
        how_2:
            'Duty to inform: signals of which parents or young person were not informed. Without ' +
            'reach: matches of which one side can name no professional.',
        same: 'own region',
        file: 'figures',
    },
});

const in_words = (rows) =>
    rows.map((each) => `${month(each.month)} ${spoken_figure(each.told)}`).join(', ');

function chart(title, months, measure) {
    const rows = months.map((each) => ({
        month: each.maand,
        told: each.federatie[measure] ?? null,
    }));
    return el(
        'section',
        { class: 'kp-card' },
        heading(2, title),
        bars(title, in_words(rows), rows),
    );
}

function cell(told, most) {
    const top = bounds(told)?.[1];
    const weight = told === '<5' || !top ? 0 : Math.min(3, 1 + Math.floor((3 * top) / (most + 1)));
    return el('td', { 'class': 'utrecht-table__cell', 'data-weight': weight }, figure(told));
}

function matrix(sum, name, van, tot) {
    const ids = sum.regios.map((each) => each.regio);
    const most = Math.max(1, ...sum.paren.map((each) => bounds(each.matches)?.[1] ?? 0));
    const told = (a, b) =>
        sum.paren.find(
            (each) =>
                (each.regio === a && each.tegenregio === b) ||
                (each.regio === b && each.tegenregio === a),
        );
    const row = (a) =>
        el(
            'tr',
            { class: 'utrecht-table__row' },
            el('th', { scope: 'row', class: 'utrecht-table__cell' }, name(a)),
            ids.map((b) => {
                const pair = told(a, b);
                return pair
                    ? cell(pair.matches, most)
                    : el(
                          'td',
                          { 'class': 'utrecht-table__cell', 'data-weight': 'none' },
                          el('span', { class: 'kp-hidden' }, a === b ? t.same : '–'),
                      );
            }),
        );
    return el(
        'section',
        { class: 'kp-card' },
        heading(2, t.matrix, { id: 'matrix' }),
        el('p', { class: 'kp-quiet kp-small' }, t.matrix_note(month(van), month(tot))),
        el(
            'div',
            {
                'class': 'kp-scroll',
                'role': 'region',
                'aria-labelledby': 'matrix',
                'tabindex': '0',
            },
            el(
                'table',
                { 'class': 'utrecht-table kp-matrix', 'aria-labelledby': 'matrix' },
                el(
                    'thead',
                    { class: 'utrecht-table__header' },
                    el(
                        'tr',
                        { class: 'utrecht-table__row' },
                        el('td', {}),
                        ids.map((each) =>
                            el(
                                'th',
                                { scope: 'col', class: 'utrecht-table__header-cell' },
                                name(each),
                            ),
                        ),
                    ),
                ),
                el('tbody', { class: 'utrecht-table__body' }, ids.map(row)),
            ),
        ),
    );
}

// The rows of a month's table, or of the sums over several, which have no medians.
function rows_of({ regios, federatie }, name) {
    return [
        ...regios.map((each) => ({ ...each, name: name(each.regio) })),
        { ...federatie, name: t.federation },
    ];
}

function why_no_days(one, rows) {
    if (!one) return t.days_sum;
    return rows.every((each) => each.tijdTotMatch) ? null : t.days_few;
}

function by_region(answer, name) {
    const one = answer.maanden.length === 1;
    const rows = rows_of(one ? answer.maanden[0] : answer.som, name);
    const why = why_no_days(one, rows);
    const column = (title, measure) => ({
        name: title,
        number: true,
        of: (each) => figure(each[measure]),
    });
    return el(
        'section',
        { class: 'kp-card' },
        table(
            t.by_region,
            [
                { name: t.region, of: (each) => each.name },
                column(t.given, 'signalen'),
                column(t.uninformed, 'INFORMATIEPLICHT'),
                column(t.no_bsn, 'zonder_bsn'),
                column(t.matched, 'matches'),
                column(t.no_reach, 'ZONDER_BEREIK'),
                one ? column(t.days, 'tijdTotMatch') : null,
            ].filter(Boolean),
            rows,
        ),
        why ? el('p', { class: 'kp-quiet kp-small' }, why) : null,
    );
}

function how() {
    return el(
        'section',
        { class: 'kp-card' },
        heading(2, t.how),
        paragraph(t.how_1),
        paragraph(t.how_2),
    );
}

function period(van, tot) {
    return `?van=${encodeURIComponent(van)}&tot=${encodeURIComponent(tot)}`;
}

async function save_csv(van, tot, told) {
    told.replaceChildren();
    try {
        const text = await get_text(`/statistieken${period(van, tot)}`, 'text/csv');
        const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
        el('a', { href: url, download: `${t.file}-${van}-${tot}.csv` }).click();
        setTimeout(() => URL.revokeObjectURL(url), 1000);
    } catch (problem) {
        if (problem.status === undefined) throw problem;
        told.replaceChildren(refusal(problem));
    }
}

function chooser(answer, show) {
    const limits = {
        min: answer.tabellen.van,
        max: answer.tabellen.tot,
        type: 'month',
        required: true,
    };
    const van = text_input({ ...limits, value: answer.van });
    const tot = text_input({ ...limits, value: answer.tot });
    const told = el('div', {});
    const form = el(
        'form',
        {
            class: 'kp-form kp-form--row',
            onsubmit: (event) => {
                event.preventDefault();
                show(period(van.value, tot.value));
            },
        },
        field(t.from, null, van),
        field(t.to, null, tot),
        el(
            'div',
            { class: 'kp-actions' },
            button(t.show, undefined, { kind: 'primary', type: 'submit' }),
            button(t.csv, () => save_csv(van.value, tot.value, told)),
        ),
    );
    return el(
        'div',
        { class: 'kp-stack' },
        form,
        el(
            'p',
            { class: 'kp-quiet kp-small' },
            t.available(month(answer.tabellen.van), month(answer.tabellen.tot)),
        ),
        told,
    );
}

function shown(answer, members, show) {
    if (!answer.tabellen || answer.maanden.length === 0)
        return el('section', { class: 'kp-card' }, nothing(t.none, t.none_why));
    const name = (id) => region_name(members.find((each) => each.regio === id) ?? { regio: id });
    return el(
        'div',
        { class: 'kp-stack' },
        chooser(answer, show),
        el(
            'div',
            { class: 'kp-grid kp-grid--two' },
            chart(t.matches, answer.maanden, 'matches'),
            chart(t.signals, answer.maanden, 'signalen'),
        ),
        matrix(answer.som, name, answer.van, answer.tot),
        by_region(answer, name),
        how(),
    );
}

start((main) => {
    const show = (query) =>
        fill(
            main,
            () => Promise.all([get(`/statistieken${query}`), get('/deelnemers')]),
            ([answer, { deelnemers }]) => shown(answer, deelnemers, show),
        );
    return show('');
});
