// Overzicht: how the federation stands at this moment.
import { gravity_of, meaning_of, page_for } from './alarms.js';
import { get, may } from './api.js';
import { code, el, heading, link, unseen } from './dom.js';
import { age, figure, moment, month, number } from './format.js';
import { language, words } from './language.js';
import { follow } from './live.js';
import { map, map_legend } from './map.js';
import { region_name, state_badge } from './names.js';
import { start } from './shell.js';
import { busy, fill, nothing } from './states.js';
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
        'no_alarms': 'er staat niets open',
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
        'attention': 'Wat nu aandacht vraagt',
        'calm': 'Niets vraagt nu aandacht',
        'calm_why': 'Alle regio’s nemen hun meldingen aan en er staat geen alarm open.',
        'since': 'sinds',
        'do': 'Daarna:',
        'or': 'of',
        'pages': { regios: 'Regio’s', aflevering: 'Aflevering', bezwaren: 'Bezwaren' },
        'own': 'Uw regio',
        'lanes': 'Banen naar de regio’s',
        'region': 'Regio',
        'stand': 'Stand',
        'lane': 'Baan',
        'circuit': 'Verbinding',
        'queue': 'Wachtrij',
        'oldest': 'Oudste',
        'more': 'Alles over deze regio',
        'all_regions': 'Naar de regio’s',
        'about': 'ten minste',
        'changed': 'Er staat een nieuw alarm:',
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
        'no_alarms': 'none stands',
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
        'attention': 'What needs attention now',
        'calm': 'Nothing needs attention now',
        'calm_why': 'Every region takes its notices and no alarm stands.',
        'since': 'since',
        'do': 'Next:',
        'or': 'or',
        'pages': { regios: 'Regions', aflevering: 'Delivery', bezwaren: 'Objections' },
        'own': 'Your region',
        'lanes': 'Lanes to the regions',
        'region': 'Region',
        'stand': 'Standing',
        'lane': 'Lane',
        'circuit': 'Connection',
        'queue': 'Queue',
        'oldest': 'Oldest',
        'more': 'All about this region',
        'all_regions': 'To the regions',
        'about': 'at least',
        'changed': 'A new alarm stands:',
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

// The page where it can be mended, where the reader has it; and the command that does so.
function next_step(alarm, regions, me) {
    const page = page_for(alarm);
    const has = page && may(me, `GET ${page === 'regios' ? 'deelnemers' : page}`);
    const card = page === 'regios' && regions.some((each) => each.regio === alarm.naam);
    const there = `/${language}/${page}${card ? `#${alarm.naam}` : ''}`;
    const ways = [
        has ? link(there, t.pages[page]) : null,
        has && alarm.opdracht ? ` ${t.or} ` : null,
        alarm.opdracht ? code(alarm.opdracht) : null,
    ];
    return has || alarm.opdracht ? el('p', {}, `${t.do} `, ways) : null;
}

function attention(now, regions, me) {
    if (now.alarmen.length === 0) return nothing(t.calm, t.calm_why);
    const name = (alarm) =>
        region_name(regions.find((each) => each.regio === alarm.naam) ?? { regio: alarm.naam });
    const items = now.alarmen.map((alarm) =>
        el(
            'li',
            { 'class': 'kp-alert-mark', 'data-level': alarm.ernst },
            el('strong', {}, alarm.naam ? `${name(alarm)}: ` : '', meaning_of(alarm)),
            el(
                'p',
                { class: 'kp-quiet kp-small' },
                `${gravity_of(alarm)} · ${t.since} ${moment(alarm.sinds)}`,
            ),
            next_step(alarm, regions, me),
        ),
    );
    return [heading(2, t.attention), el('ul', { class: 'kp-list' }, items)];
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
    let standing = null;
    const say_new = (alarms) => {
        const fresh = standing && alarms.find((each) => !standing.has(each.code + each.naam));
        if (fresh) spoken.textContent = `${t.changed} ${meaning_of(fresh)}`;
        standing = new Set(alarms.map((each) => each.code + each.naam));
    };
    const sign = follow('/stroom', (now) => {
        top.replaceChildren(tiles(now));
        on_map.show([now.matches, now.alarmen], now, regions, me);
        needs.show(now.alarmen, now, regions, me);
        run.show([now.regios, Math.floor(Date.now() / 60_000)], now, regions);
        say_new(now.alarmen);
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
