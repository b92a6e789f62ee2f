// Overzicht: how the federation stands at this moment.
import { meaning_of } from './alarms.js';
import { get, may } from './api.js';
import { attention, standing_words, watch_waiting } from './attention.js';
import { el, heading, link, unseen } from './dom.js';
import { age, figure, moment, month, number } from './format.js';
import { language, words } from './language.js';
import { follow } from './live.js';
import { map, map_legend } from './map.js';
import { region_name, state_badge } from './names.js';
import { start } from './shell.js';
import { busy, fill } from './states.js';
import { table } from './table.js';

const t = words({
    nl: {
        'gateway': 'Gateway',
        'gereed': 'Gereed',
        'schijf vol': 'Schijf vol',
        'gestoord': 'Gestoord',
        'regions': 'Regio’s',
        'all_run': 'alle banen lopen',
        'not_run': (n) => `${n} ${n === 1 ? 'loopt' : 'lopen'} niet`,
        'activity': 'Berichten in 24 uur',
        'activity_note': 'alle regio’s samen, afgerond op tientallen',
        'alarms': 'Alarmen',
        'no_alarms': 'geen die u mag zien',
        'map_title': (m) => `Matches in ${m}`,
        'map_none': 'Matches tussen de regio’s',
        'map_note':
            'Een maand wordt één keer vastgesteld, als zij voorbij is. Minder dan vijf staat er ' +
            'als <5.',
        'no_month':
            'Er is nog geen maand vastgesteld. De eerste cijfers komen zodra de eerste volle ' +
            'maand voorbij is.',
        'own_lane':
            'Matches tussen de regio’s ziet de landelijke coördinatie; u ziet hier uw eigen regio.',
        'pairs': 'Matches tussen regio’s, als tabel',
        'pair': 'Regio’s',
        'matches': 'Matches',
        'own': 'Uw regio',
        'lanes': 'Banen naar de regio’s',
        'region': 'Regio',
        'stand': 'Stand',
        'lane': 'Baan',
        'circuit': 'Verbinding',
        'queue': 'Wachtrij',
        'oldest': 'Oudste',
        'about': 'ten minste',
        'changed': 'Nieuw:',
    },
    en: {
        'gateway': 'Gateway',
        'gereed': 'Ready',
        'schijf vol': 'Disk full',
        'gestoord': 'Faulty',
        'regions': 'Regions',
        'all_run': 'all lanes are running',
        'not_run': (n) => `${n} ${n === 1 ? 'is' : 'are'} not running`,
        'activity': 'Messages in 24 hours',
        'activity_note': 'all regions together, rounded to tens',
        'alarms': 'Alarms',
        'no_alarms': 'none that you may see',
        'map_title': (m) => `Matches in ${m}`,
        'map_none': 'Matches between the regions',
        'map_note': 'A month is established once, when it is over. Fewer than five reads <5.',
        'no_month':
            'No month has been established yet. The first figures come when the first whole ' +
            'month is over.',
        'own_lane':
            'Matches between the regions are for national coordination; you see your own region ' +
            'here.',
        'pairs': 'Matches between regions, as a table',
        'pair': 'Regions',
        'matches': 'Matches',
        'own': 'Your region',
        'lanes': 'Lanes to the regions',
        'region': 'Region',
        'stand': 'Standing',
        'lane': 'Lane',
        'circuit': 'Connection',
        'queue': 'Queue',
        'oldest': 'Oldest',
        'about': 'at least',
        'changed': 'New:',
    },
});

function tile(name, value, note) {
    return el(
        'div',
        { class: 'kp-tile' },
        el('dt', {}, name),
        el('dd', {}, value, el('small', {}, note)),
    );
}

function tiles(now) {
    const halted = now.regios.filter((each) => !['loopt', 'postbus'].includes(each.baan)).length;
    const alarms = now.alarmen.length;
    return el(
        'dl',
        { class: 'kp-tiles' },
        tile(t.gateway, t[now.toestand] ?? now.toestand, moment(now.tijd)),
        tile(t.regions, number(now.regios.length), halted === 0 ? t.all_run : t.not_run(halted)),
        now.activiteit ? tile(t.activity, number(now.activiteit.berichten), t.activity_note) : null,
        tile(t.alarms, number(alarms), alarms === 0 ? t.no_alarms : meaning_of(now.alarmen[0])),
    );
}

function health_of(now) {
    const worst = new Map();
    for (const alarm of now.alarmen)
        if (worst.get(alarm.naam) !== 'alarm') worst.set(alarm.naam, alarm.ernst);
    return worst;
}

function flows(now, regions, me) {
    const pairs = now.matches?.paren ?? [];
    const name = (id) => region_name(regions.find((each) => each.regio === id) ?? { regio: id });
    const columns = [
        { name: t.pair, of: (pair) => `${name(pair.regio)} – ${name(pair.tegenregio)}` },
        { name: t.matches, number: true, of: (pair) => figure(pair.matches) },
    ];
    const known = now.matches || may(me, 'GET statistieken');
    const none_yet = known ? t.map_none : t.own;
    const title = now.matches ? t.map_title(month(now.matches.maand)) : none_yet;
    return [
        heading(2, title),
        map(regions, pairs, health_of(now)),
        known ? map_legend() : null,
        el(
            'p',
            { class: 'kp-quiet kp-small' },
            now.matches ? t.map_note : known ? t.no_month : t.own_lane,
        ),
        now.matches
            ? el(
                  'details',
                  {},
                  el('summary', {}, t.pairs),
                  table(t.pairs, columns, pairs, { hide_caption: true }),
              )
            : null,
    ].filter(Boolean);
}

function lanes(now, regions) {
    const known = (lane) => regions.find((each) => each.regio === lane.regio) ?? lane;
    return table(
        t.lanes,
        [
            {
                name: t.region,
                of: (lane) => link(`/${language}/regios#${lane.regio}`, region_name(known(lane))),
            },
            { name: t.stand, of: (lane) => state_badge(lane.stand) },
            { name: t.lane, of: (lane) => state_badge(lane.baan) },
            {
                name: t.circuit,
                of: (lane) =>
                    lane.kring ? state_badge(lane.kring.toestand) : state_badge('postbus'),
            },
            {
                name: t.queue,
                number: true,
                of: (lane) =>
                    lane.ongeveer && lane.wachtrij > 0
                        ? `${t.about} ${number(lane.wachtrij)}`
                        : number(lane.wachtrij),
            },
            { name: t.oldest, of: (lane) => age(lane.oudste) },
        ],
        now.regios,
    );
}

// A card is drawn anew only where what it shows has changed: a reader keeps the place, and an
// opened table stays open.
function card(make) {
    const place = el('section', { class: 'kp-card' }, busy());
    let drawn = '';
    return {
        place,
        show(data, ...others) {
            const text = JSON.stringify(data);
            if (text === drawn) return;
            drawn = text;
            place.replaceChildren(...[make(...others)].flat());
        },
    };
}

function live_part(regions, me) {
    const top = el('div', {}, busy());
    const [on_map, needs, run] = [card(flows), card(attention), card(lanes)];
    const spoken = unseen('', { role: 'status' });
    let now = null;
    let told = null;
    const say_new = (standing) => {
        const fresh = told && [...standing].find(([key]) => !told.has(key));
        if (fresh) spoken.textContent = `${t.changed} ${fresh[1]}`;
        told = standing;
    };
    const show_needs = () => {
        if (now === null) return;
        const { what, lost } = waiting;
        needs.show([now.alarmen, what, lost], now, regions, me, waiting);
        if (what || !waiting.may) say_new(standing_words(now.alarmen, waiting));
    };
    const waiting = watch_waiting(me, show_needs);
    const sign = follow('/stroom', (event) => {
        now = event;
        top.replaceChildren(tiles(now));
        on_map.show([now.matches, now.alarmen], now, regions, me);
        show_needs();
        run.show([now.regios, Math.floor(Date.now() / 60_000)], now, regions);
    });
    return [
        sign,
        top,
        el('div', { class: 'kp-grid kp-grid--map' }, on_map.place, needs.place),
        run.place,
        spoken,
    ];
}

start((main, me) =>
    fill(
        main,
        () => get('/deelnemers'),
        ({ deelnemers }) => el('div', { class: 'kp-stack' }, live_part(deelnemers, me)),
    ),
);
