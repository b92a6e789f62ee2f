// The map of the regions, with the matches between them.
import { el, svg } from './dom.js';
import { bounds, figure, spoken_figure } from './format.js';
import { words } from './language.js';
import { region_name } from './names.js';
import { height, middle_of, pieces, width } from './provinces.js';

const margin = 90;

const t = words({
    nl: {
        title: 'Kaart van de regio’s en de matches tussen hen',
        with: 'en',
        member: 'provincie van een deelnemer',
        flow: 'matches in de maand',
        small: 'minder dan vijf',
    },
    en: {
        title: 'Map of the regions and the matches between them',
        with: 'and',
        member: 'province of a member',
        flow: 'matches in the month',
        small: 'fewer than five',
    },
});

// As near as all members stay on the paper with some land around them: {zoom, left, top}.
function view_of(points) {
    const span = (axis) => {
        const all = points.map((each) => each[axis]);
        return [Math.min(...all), Math.max(...all)];
    };
    if (points.length === 0) return { zoom: 1, left: 0, top: 0 };
    const [[west, east], [north, south]] = [span(0), span(1)];
    const zoom = Math.max(
        1,
        Math.min(
            2.6,
            (width - 2 * margin) / (east - west + 1),
            (height - 2 * margin) / (south - north + 1),
        ),
    );
    const edge = (low, high, size) =>
        Math.min(Math.max((low + high) / 2 - size / zoom / 2, 0), size - size / zoom);
    return { zoom, left: edge(west, east, width), top: edge(north, south, height) };
}

// Where each region stands on the paper. Whoever has no province of its own stands in the sea, one
// below the other.
function places_of(regions, view) {
    let at_sea = 0;
    const place = (middle) =>
        middle
            ? [(middle[0] - view.left) * view.zoom, (middle[1] - view.top) * view.zoom]
            : [34, 60 + 44 * at_sea++];
    return new Map(regions.map((each) => [each.regio, place(middle_of(each.provincies))]));
}

function land(regions, { zoom, left, top }) {
    const members = new Set(regions.flatMap((each) => each.provincies ?? []));
    return svg(
        'g',
        { transform: `scale(${zoom}) translate(${-left} ${-top})` },
        pieces.map(({ province, path }) =>
            svg('path', {
                'class': 'kp-map__land',
                'd': path,
                'data-member': members.has(province),
            }),
        ),
    );
}

// A bow to the left of the way from one to the other, so that flows that cross stay apart.
function bow([ax, ay], [bx, by]) {
    const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
    const [dx, dy] = [bx - ax, by - ay];
    const bend = 0.22;
    return {
        path: `M${ax} ${ay}Q${mx + dy * bend} ${my - dx * bend} ${bx} ${by}`,
        top: [mx + (dy * bend) / 2, my - (dx * bend) / 2],
    };
}

function flow(pair, places, most) {
    const [from, to] = [places.get(pair.regio), places.get(pair.tegenregio)];
    if (!from || !to || from === to || !bounds(pair.matches)) return null;
    const { path, top } = bow(from, to);
    const small = pair.matches === '<5';
    const thick = small ? 2 : 2 + 9 * Math.sqrt(bounds(pair.matches)[1] / most);
    const text = figure(pair.matches);
    const plate = 10 + 8 * text.length;
    return {
        line: svg('path', {
            'class': 'kp-map__flow',
            'd': path,
            'stroke-width': thick.toFixed(1),
            'data-small': small,
        }),
        label: svg(
            'g',
            {},
            svg('rect', {
                class: 'kp-map__plate',
                x: top[0] - plate / 2,
                y: top[1] - 10,
                width: plate,
                height: 20,
                rx: 10,
            }),
            svg('text', { class: 'kp-map__count', x: top[0], y: top[1] + 4.5 }, text),
        ),
    };
}

// Its name stands on the side away from the others.
function dot(region, [x, y], [mx, my], health) {
    const left = x < mx;
    return svg(
        'g',
        {},
        svg('circle', { 'class': 'kp-map__dot', 'cx': x, 'cy': y, 'r': 9, 'data-health': health }),
        svg(
            'text',
            {
                'class': 'kp-map__name',
                'x': left ? x + 9 : x - 9,
                'y': y < my ? y - 16 : y + 28,
                'text-anchor': left ? 'end' : 'start',
            },
            region_name(region),
        ),
    );
}

function described(regions, pairs) {
    const name = (id) => region_name(regions.find((each) => each.regio === id) ?? { regio: id });
    const told = ({ regio, tegenregio, matches }) =>
        `${name(regio)} ${t.with} ${name(tegenregio)}: ${spoken_figure(matches)}`;
    return pairs.map(told).join('; ');
}

/// `regions` as BEH-01 names them, `pairs` as the frozen month tells them, `health` by region:
/// 'alarm', 'waarschuwing' or nothing.
export function map(regions, pairs, health) {
    const view = view_of(regions.map((each) => middle_of(each.provincies)).filter(Boolean));
    const places = places_of(regions, view);
    const middle = [0, 1].map(
        (axis) =>
            [...places.values()].reduce((sum, each) => sum + each[axis], 0) /
            Math.max(1, places.size),
    );
    const most = Math.max(1, ...pairs.map((each) => bounds(each.matches)?.[1] ?? 0));
    const flows = pairs.map((each) => flow(each, places, most)).filter(Boolean);
    return svg(
        'svg',
        {
            'class': 'kp-map',
            'viewBox': `0 0 ${width} ${height}`,
            'role': 'img',
            'aria-labelledby': 'kaart-naam kaart-tekst',
        },
        svg('title', { id: 'kaart-naam' }, t.title),
        svg('desc', { id: 'kaart-tekst' }, described(regions, pairs)),
        land(regions, view),
        flows.map((each) => each.line),
        regions.map((each) => dot(each, places.get(each.regio), middle, health.get(each.regio))),
        flows.map((each) => each.label),
    );
}

/// What the map's lines and colours mean.
export function map_legend() {
    const sample = (...parts) =>
        svg('svg', { 'viewBox': '0 0 28 14', 'aria-hidden': 'true' }, ...parts);
    return el(
        'ul',
        { class: 'kp-legend' },
        el(
            'li',
            {},
            sample(
                svg('rect', {
                    'class': 'kp-map__land',
                    'data-member': true,
                    'width': 28,
                    'height': 14,
                }),
            ),
            t.member,
        ),
        el(
            'li',
            {},
            sample(svg('path', { 'class': 'kp-map__flow', 'd': 'M2 7H26', 'stroke-width': 6 })),
            t.flow,
        ),
        el(
            'li',
            {},
            sample(
                svg('path', {
                    'class': 'kp-map__flow',
                    'd': 'M2 7H26',
                    'stroke-width': 2,
                    'data-small': true,
                }),
            ),
            `${t.small} (<5)`,
        ),
    );
}
