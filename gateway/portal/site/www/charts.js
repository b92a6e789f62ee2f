// Bars over the months, of figures that may be known within bounds only.
import { svg } from './dom.js';
import { bounds, figure, short_month } from './format.js';

const width = 560;
const height = 220;
const foot = 24;
const head = 18;
const side = 44;

// A round number at or above `value`, for the top of the axis.
function round_up(value) {
    const unit = 10 ** Math.floor(Math.log10(Math.max(1, value)));
    return [1, 2, 5, 10].map((each) => each * unit).find((each) => each >= value);
}

function axis(top) {
    const line = (share) => {
        const y = height - foot - share * (height - foot - head);
        return [
            svg('line', { class: 'kp-chart__axis', x1: side, x2: width, y1: y, y2: y }),
            svg(
                'text',
                { 'class': 'kp-chart__text', 'x': side - 8, 'y': y + 4, 'text-anchor': 'end' },
                figure(top * share),
            ),
        ];
    };
    return top % 2 === 0 ? [line(0), line(0.5), line(1)] : [line(0), line(1)];
}

function bar({ month, told }, at, step, top) {
    const y = (value) => height - foot - (value / top) * (height - foot - head);
    const x = side + at * step + step * 0.18;
    const wide = Math.min(step * 0.64, 56);
    const known = bounds(told);
    const text = (value, place) =>
        svg(
            'text',
            { 'class': 'kp-chart__text', 'x': x + wide / 2, 'y': place, 'text-anchor': 'middle' },
            value,
        );
    if (!known) return text(short_month(month), height - 8);
    const [least, most] = known;
    return [
        svg('rect', {
            class: 'kp-chart__bar',
            x,
            width: wide,
            y: y(least),
            height: y(0) - y(least),
            rx: 2,
        }),
        most > least
            ? svg('rect', {
                  class: 'kp-chart__range',
                  x,
                  width: wide,
                  y: y(most),
                  height: y(least) - y(most),
              })
            : null,
        text(figure(told), y(most) - 5),
        text(short_month(month), height - 8),
    ];
}

/// `rows`: {month, told}, oldest first; `name` says what it shows, `text` the same in words.
export function bars(name, text, rows) {
    const top = round_up(Math.max(1, ...rows.map((each) => bounds(each.told)?.[1] ?? 0)));
    const step = (width - side) / Math.max(rows.length, 4);
    return svg(
        'svg',
        {
            'class': 'kp-chart',
            'viewBox': `0 0 ${width} ${height}`,
            'role': 'img',
            'aria-label': `${name}: ${text}`,
        },
        axis(top),
        rows.map((each, at) => bar(each, at, step, top)),
    );
}
