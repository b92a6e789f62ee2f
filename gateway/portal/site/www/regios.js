// Regio's: who takes part, their certificates and conformance, and the test and switches of a lane.
import { get, may, send } from './api.js';
import { test } from './connection.js';
import { ask, choice, field, reason_field } from './dialog.js';
import { badge, button, code, el, facts, heading, unseen } from './dom.js';
import { age, day, last_day, moment, number } from './format.js';
import { words } from './language.js';
import { name_of, region_name, state_badge } from './names.js';
import { start } from './shell.js';
import { fill, nothing } from './states.js';
import { table } from './table.js';
import { show_without_bsn } from './without_bsn.js';

const t = words({
    nl: {
        none: 'Nog geen deelnemers',
        none_why: 'Zodra een regio in de instellingen van de gateway staat, verschijnt zij hier.',
        stand: 'Stand',
        lane: 'Baan',
        circuit: 'Verbinding',
        retry: 'volgende poging vanaf',
        feed: 'Stroom',
        queue: 'Wachtrij',
        oldest: 'Oudste wacht',
        dead: 'Dode brieven',
        untold: 'Niet verteld (schaduw)',
        host: 'Adres',
        oin: 'OIN',
        protocol: 'Protocol',
        conformance: 'Conformiteit',
        no_report: 'geen aanvaard rapport',
        report_until: (date, end) => `aanvaard op ${date}, geldig tot en met ${end}`,
        level: {
            SHOULD: 'alle verplichte en aanbevolen regels (PASS)',
            MUST: 'alle verplichte regels, niet alle aanbevolen (WARN)',
        },
        exchanges: 'Wisselt uit met',
        nobody: 'niemand',
        since: 'sinds',
        by: 'door',
        certificates: (name) => `Certificaten van ${name}`,
        use: 'Gebruik',
        ends: 'Geldig tot',
        left: 'Nog',
        days: (n) => `${number(n)} ${n === 1 ? 'dag' : 'dagen'}`,
        over: 'verlopen',
        no_certificates: 'Er zijn geen certificaten van deze regio bekend.',
        test: 'Test de verbinding',
        change_stand: 'Stand wijzigen',
        new_stand: 'Nieuwe stand',
        save: 'Wijzigen',
        stand_text:
            'Bij onderhoud wordt niets verzonden en gaat niets verloren. In schaduw wordt ' +
            'gematcht, maar niemand ingelicht.',
        go_on: 'Hervatten',
        resume: 'Baan hervatten',
        resume_text: 'De gateway probeert meteen opnieuw af te leveren wat wacht.',
        resume_feed: 'Stroom hervatten',
        resume_feed_text: 'Er wordt verder gelezen vanaf het bewaarde merkteken.',
        change_access: 'Toelating wijzigen',
        new_access: 'Toelating',
        access_text:
            'Toelaten kan alleen met een aanvaard conformiteitsrapport voor deze versie van het ' +
            'protocol. Van een geschorste regio wordt alles geweigerd; haar meldingen worden ' +
            'bewaard.',
        done: (name) => `Gewijzigd: ${name}.`,
    },
    en: {
        none: 'No members yet',
        none_why: 'As soon as a region stands in the gateway’s settings, it appears here.',
        stand: 'Standing',
        lane: 'Lane',
        circuit: 'Connection',
        retry: 'next attempt from',
        feed: 'Feed',
        queue: 'Queue',
        oldest: 'Oldest waits',
        dead: 'Dead letters',
        untold: 'Not told (shadow)',
        host: 'Address',
        oin: 'OIN',
        protocol: 'Protocol',
        conformance: 'Conformance',
        no_report: 'no accepted report',
        report_until: (date, end) => `accepted on ${date}, valid through ${end}`,
        level: {
            SHOULD: 'every required and recommended rule (PASS)',
            MUST: 'every required rule, not every recommended one (WARN)',
        },
        exchanges: 'Exchanges with',
        nobody: 'nobody',
        since: 'since',
        by: 'by',
        certificates: (name) => `Certificates of ${name}`,
        use: 'Use',
        ends: 'Valid until',
        left: 'Left',
        days: (n) => `${number(n)} ${n === 1 ? 'day' : 'days'}`,
        over: 'expired',
        no_certificates: 'No certificates of this region are known.',
        test: 'Test the connection',
        change_stand: 'Change standing',
        new_stand: 'New standing',
        save: 'Change',
        stand_text:
            'In maintenance nothing is sent and nothing is lost. In shadow there is matching, ' +
            'but nobody is told.',
        go_on: 'Resume',
        resume: 'Resume lane',
        resume_text: 'The gateway tries at once again to deliver what waits.',
        resume_feed: 'Resume feed',
        resume_feed_text: 'Reading goes on from the stored mark.',
        change_access: 'Change admission',
        new_access: 'Admission',
        access_text:
            'Admission needs an accepted conformance report for this version of the protocol. ' +
            'All that a suspended region sends is refused; its notices are kept.',
        done: (name) => `Changed: ${name}.`,
    },
});

const soon = 30;
const very_soon = 14;

function days_left(certificate) {
    const { dagen } = certificate;
    if (dagen < 0) return badge(t.over, 'danger');
    return badge(
        t.days(dagen),
        dagen <= very_soon ? 'danger' : dagen <= soon ? 'warning' : 'success',
    );
}

function certificates(region) {
    const all = region.certificaten ?? [];
    if (all.length === 0) return el('p', { class: 'kp-quiet' }, t.no_certificates);
    return table(
        t.certificates(region_name(region)),
        [
            { name: t.use, of: (each) => name_of(each.gebruik) },
            { name: t.ends, of: (each) => day(each.geldigTot) },
            { name: t.left, of: days_left },
        ],
        all,
        { hide_caption: true },
    );
}

function report(region) {
    const { conformiteit } = region;
    if (!conformiteit) return t.no_report;
    const { datum, niveau, geldigTot } = conformiteit;
    const text = t.report_until(day(datum), last_day(geldigTot));
    const level = t.level[niveau];
    return [text, level && el('div', { class: 'kp-quiet kp-small' }, level)];
}

function with_reason(word, reason, who, since) {
    const by = who ? `${t.by} ${who}, ` : '';
    const why = ` ${reason} (${by}${t.since} ${moment(since)})`;
    return [state_badge(word), reason ? el('span', { class: 'kp-quiet kp-small' }, why) : null];
}

// Nothing of a region that comes itself: nobody calls it.
function circuit(region) {
    const { kring } = region;
    if (!kring) return null;
    const next = kring.tot ? ` ${t.retry} ${moment(kring.tot)}` : null;
    return [state_badge(kring.toestand), next && el('span', { class: 'kp-quiet kp-small' }, next)];
}

function about(region) {
    return facts([
        region.toegangReden
            ? [
                  t.new_access,
                  with_reason(region.toegang, region.toegangReden, '', region.toegangSinds),
              ]
            : null,
        [t.stand, with_reason(region.stand, region.reden, region.door, region.sinds)],
        [t.lane, state_badge(region.baan)],
        [t.circuit, circuit(region)],
        region.stroom && region.stroom !== 'geen' ? [t.feed, state_badge(region.stroom)] : null,
        region.wachtrij === undefined ? null : [t.queue, number(region.wachtrij)],
        region.oudste ? [t.oldest, age(region.oudste)] : null,
        region.dodeBrieven ? [t.dead, badge(number(region.dodeBrieven), 'danger')] : null,
        region.nietVerteld ? [t.untold, number(region.nietVerteld)] : null,
        [t.protocol, [region.protocol, region.protocolversie].filter(Boolean).join(' ')],
        [t.host, region.host],
        [t.oin, region.oin && code(region.oin)],
        [t.conformance, report(region)],
        [t.exchanges, region.wisseltUitMet?.map((each) => name_of(each)).join(', ') || t.nobody],
    ]);
}

function dialog_for(
    region,
    reload,
    { title, text, path, method = 'POST', fields = [], body, yes = t.save },
) {
    return () =>
        ask({
            title: `${title}: ${region_name(region)}`,
            text,
            fields: [...fields, reason_field()],
            yes,
            act: (form) =>
                send(method, `/deelnemers/${region.regio}${path}`, {
                    ...body?.(form),
                    reden: form.get('reden'),
                }),
            done: () => reload(t.done(region_name(region))),
        });
}

function words_of(list) {
    return list.map((each) => [each, name_of(each)]);
}

function actions(region, me, reload, place) {
    const own = me.rol !== 'operator' || me.regio === region.regio;
    if (!own) return null;
    const all = [];
    const offer = (right, text, onclick) => {
        if (may(me, right)) all.push(button(text, onclick));
    };
    offer('POST deelnemers/*/verbindingstest', t.test, (event) =>
        test(region, place, event.currentTarget),
    );
    offer(
        'PUT deelnemers/*/stand',
        t.change_stand,
        dialog_for(region, reload, {
            title: t.change_stand,
            text: t.stand_text,
            method: 'PUT',
            path: '/stand',
            fields: [
                field(
                    t.new_stand,
                    null,
                    choice(words_of(['normaal', 'onderhoud', 'schaduw']), { name: 'stand' }),
                ),
            ],
            body: (form) => ({ stand: form.get('stand') }),
        }),
    );
    if (region.baan === 'gestopt')
        offer(
            'POST deelnemers/*/hervat',
            t.resume,
            dialog_for(region, reload, {
                title: t.resume,
                text: t.resume_text,
                path: '/hervat',
                yes: t.go_on,
            }),
        );
    if (region.stroom === 'gestopt')
        offer(
            'POST deelnemers/*/stroom/hervat',
            t.resume_feed,
            dialog_for(region, reload, {
                title: t.resume_feed,
                text: t.resume_feed_text,
                path: '/stroom/hervat',
                yes: t.go_on,
            }),
        );
    offer(
        'PUT deelnemers/*',
        t.change_access,
        dialog_for(region, reload, {
            title: t.change_access,
            text: t.access_text,
            method: 'PUT',
            path: '',
            fields: [
                field(
                    t.new_access,
                    null,
                    choice(words_of(['toegelaten', 'geschorst', 'sandbox']), { name: 'toegang' }),
                ),
            ],
            body: (form) => ({ toegang: form.get('toegang') }),
        }),
    );
    return all.length === 0 ? null : el('div', { class: 'kp-actions' }, all);
}

function card(region, me, reload) {
    const place = el('div', { 'aria-live': 'polite' });
    return el(
        'section',
        { class: 'kp-card', id: region.regio },
        el(
            'div',
            { class: 'kp-title' },
            heading(2, region_name(region)),
            state_badge(region.toegang),
        ),
        about(region),
        heading(3, t.certificates(region_name(region))),
        certificates(region),
        actions(region, me, reload, place),
        place,
    );
}

start((main, me) => {
    const told = unseen('', { role: 'status' });
    const place = el('div', { class: 'kp-grid kp-grid--two' });
    const below = el('section', { class: 'kp-card' });
    const show = () =>
        fill(
            place,
            () => get('/deelnemers'),
            ({ deelnemers }) =>
                deelnemers.length === 0
                    ? nothing(t.none, t.none_why)
                    : deelnemers.map((each) => card(each, me, reload)),
        );
    const reload = async (text) => {
        await show();
        told.textContent = text;
    };
    const possible = may(me, 'GET mogelijke-matches');
    main.replaceChildren(told, el('div', { class: 'kp-stack' }, place, possible ? below : null));
    return Promise.all([show(), possible ? show_without_bsn(below) : null]).then(() =>
        document.getElementById(location.hash.slice(1))?.scrollIntoView(),
    );
});
