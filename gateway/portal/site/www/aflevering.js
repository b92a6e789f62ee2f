// Aflevering: what waits for each region, and the dead letters with what to do about each.
import { get, may, send } from './api.js';
import { ask, choice, field, reason_field } from './dialog.js';
import { badge, button, code, el, facts, heading, paragraph, said, unseen } from './dom.js';
import { age, moment, number } from './format.js';
import { words } from './language.js';
import { name_of, region_name, state_badge } from './names.js';
import { start } from './shell.js';
import { fill, nothing } from './states.js';
import { table } from './table.js';

const t = words({
    nl: {
        lanes: 'Per regio',
        region: 'Regio',
        queue: 'Wachtrij',
        oldest: 'Oudste',
        retries: 'Herhalingen',
        dead: 'Dode brieven',
        circuit: 'Verbinding',
        sum: 'Wat ooit verteld moest worden',
        owed: 'Verschuldigd',
        delivered: 'Afgeleverd',
        waiting: 'Wacht',
        dropped: 'Vervallen',
        suppressed: 'Onderdrukt',
        fits: 'De som klopt: geen melding is zoek.',
        does_not_fit:
            'De som klopt niet: een melding is zoek of dubbel geteld. Bewaar een reservekopie ' +
            'van dit moment en meld het, met het log.',
        letters: 'Dode brieven',
        none: 'Geen dode brieven',
        none_why: 'Alles wat verteld moest worden is aangekomen of wordt nog vanzelf afgeleverd.',
        queued_none: 'Er wacht niets',
        queued_none_why: 'Alles wat verteld moest worden is aangekomen.',
        show: 'Toon',
        dead_ones: 'dode brieven',
        queued_ones: 'wat wacht',
        all_regions: 'alle regio’s',
        of_region: 'Van regio',
        cause: 'Oorzaak',
        made: 'Ontstaan',
        tried: 'Pogingen',
        last: 'laatst',
        next_try: 'Volgende poging',
        signal: 'Signaal',
        match: 'Match',
        code: 'Code',
        next: 'Wat u doet',
        again: 'Opnieuw',
        again_title: 'Opnieuw afleveren?',
        again_text:
            'De melding gaat terug op haar oude plaats, met wat er vandaag te vertellen is.',
        drop: 'Laten vervallen',
        drop_title: 'Laten vervallen?',
        drop_text:
            'De regio krijgt deze melding nooit. Dat kan niet ongedaan worden gemaakt. De reden ' +
            'komt in het logboek.',
        more: 'Meer tonen',
        queued_again: 'De melding staat weer in de rij.',
        was_dropped: 'De melding is vervallen.',
        steps: {
            geweigerd:
                'de regio weigerde haar voorgoed: herstel wat de code noemt, bij de regio of in ' +
                'haar afbeelding, en dan opnieuw',
            afgehouden:
                'de regio neemt andere meldingen en deze niet: zoek met haar de code op in haar ' +
                'logboek, en dan opnieuw',
            onleesbaar:
                'wat zij vertelt kan niet worden geopend: zet de sleutels bij de gegevens terug, ' +
                'en dan opnieuw',
            achterhaald: 'een latere melding heeft haar achterhaald: laat haar vervallen',
        },
        kinds: {
            'match': 'Match',
            'match-einde': 'Match beëindigd',
            'verificatie': 'Verificatie',
            'afwijzing': 'Afwijzing',
            'match-gewijzigd': 'Match gewijzigd',
            'verloopt': 'Signaal verloopt',
            'vervallen': 'Signaal vervallen',
            'verhuisd': 'Verhuizing',
            'verhuisbericht': 'Verhuisbericht',
            'historie': 'Historie',
            'herinnering': 'Herinnering',
            'inzage': 'Inzage',
        },
    },
    en: {
        lanes: 'By region',
        region: 'Region',
        queue: 'Queue',
        oldest: 'Oldest',
        retries: 'Retries',
        dead: 'Dead letters',
        circuit: 'Connection',
        sum: 'All that was ever to be told',
        owed: 'Owed',
        delivered: 'Delivered',
        waiting: 'Waiting',
        dropped: 'Dropped',
        suppressed: 'Suppressed',
        fits: 'The sum holds: no notice is missing.',
        does_not_fit:
            'The sum does not hold: a notice was lost or counted twice. Keep a backup of this ' +
            'moment and report it, with the log.',
        letters: 'Dead letters',
        none: 'No dead letters',
        none_why: 'All that was to be told has arrived or is still being delivered by itself.',
        queued_none: 'Nothing waits',
        queued_none_why: 'All that was to be told has arrived.',
        show: 'Show',
        dead_ones: 'dead letters',
        queued_ones: 'what waits',
        all_regions: 'all regions',
        of_region: 'Of region',
        cause: 'Cause',
        made: 'Made',
        tried: 'Attempts',
        last: 'last',
        next_try: 'Next attempt',
        signal: 'Signal',
        match: 'Match',
        code: 'Code',
        next: 'What you do',
        again: 'Retry',
        again_title: 'Deliver again?',
        again_text: 'The notice goes back to its old place, with what there is to tell today.',
        drop: 'Drop',
        drop_title: 'Drop it?',
        drop_text:
            'The region will never get this notice. It cannot be undone. The reason goes into ' +
            'the audit log.',
        more: 'Show more',
        queued_again: 'The notice stands in the queue again.',
        was_dropped: 'The notice was dropped.',
        steps: {
            geweigerd:
                'the region refused it for good: mend what the code names, at the region or in ' +
                'its mapping, and then retry',
            afgehouden:
                'the region takes other notices and not this one: look the code up in its log ' +
                'together, and then retry',
            onleesbaar:
                'what it tells cannot be opened: put the keys back beside the data, and then retry',
            achterhaald: 'a later notice has overtaken it: drop it',
        },
        kinds: {
            'match': 'Match',
            'match-einde': 'Match ended',
            'verificatie': 'Verification',
            'afwijzing': 'Rejection',
            'match-gewijzigd': 'Match changed',
            'verloopt': 'Signal expires',
            'vervallen': 'Signal expired',
            'verhuisd': 'Relocation',
            'verhuisbericht': 'Relocation notice',
            'historie': 'History',
            'herinnering': 'Reminder',
            'inzage': 'Inspection',
        },
    },
});

function lanes(rows) {
    return table(
        t.lanes,
        [
            { name: t.region, of: (each) => region_name(each) },
            {
                name: t.circuit,
                of: (each) =>
                    each.kring ? state_badge(each.kring.toestand) : state_badge('postbus'),
            },
            { name: t.queue, number: true, of: (each) => number(each.wachtrij) },
            { name: t.oldest, of: (each) => age(each.oudste) },
            { name: t.retries, number: true, of: (each) => number(each.herhalingen) },
            {
                name: t.dead,
                number: true,
                of: (each) =>
                    each.dodeBrieven > 0 ? badge(number(each.dodeBrieven), 'danger') : number(0),
            },
        ],
        rows,
    );
}

function sum(som) {
    const tile = ([name, value]) =>
        el('div', { class: 'kp-tile' }, el('dt', {}, name), el('dd', {}, number(value)));
    const parts = [
        [t.owed, som.verschuldigd],
        [t.delivered, som.afgeleverd],
        [t.waiting, som.wachtend],
        [t.dead, som.dood],
        [t.dropped, som.vervallen],
        [t.suppressed, som.onderdrukt],
    ];
    return el(
        'section',
        { class: 'kp-card' },
        heading(2, t.sum),
        el('dl', { class: 'kp-tiles' }, parts.map(tile)),
        el(
            'div',
            {
                class: `utrecht-alert utrecht-alert--${som.sluit ? 'ok' : 'error'}`,
                role: som.sluit ? 'status' : 'alert',
            },
            el(
                'div',
                { class: 'utrecht-alert__content' },
                paragraph(som.sluit ? t.fits : t.does_not_fit),
            ),
        ),
    );
}

// The API says it in Dutch.
function next_step(letter) {
    return (
        t.steps[letter.achterhaald ? 'achterhaald' : letter.oorzaak] ?? said(letter.volgendeStap)
    );
}

function facts_of(letter) {
    const last = letter.laatstePoging ? ` (${t.last} ${moment(letter.laatstePoging)})` : null;
    return facts([
        [t.cause, letter.oorzaak && name_of(letter.oorzaak)],
        [t.code, letter.code && code(letter.code)],
        [t.made, moment(letter.ontstaanOp)],
        [t.tried, [number(letter.pogingen), last]],
        letter.volgendePoging ? [t.next_try, moment(letter.volgendePoging)] : null,
        [t.signal, letter.signaalId && code(letter.signaalId)],
        [t.match, letter.matchId && code(letter.matchId)],
        letter.volgendeStap ? [t.next, el('strong', {}, next_step(letter))] : null,
    ]);
}

function actions(letter, me, done) {
    const act = (what) => (form) => {
        const reden = form.get('reden');
        return send(
            'POST',
            `/aflevering/dode-brieven/${letter.id}/${what}`,
            reden ? { reden } : {},
        );
    };
    const again = button(
        t.again,
        () =>
            ask({
                title: t.again_title,
                text: t.again_text,
                yes: t.again,
                fields: [reason_field(true)],
                act: act('opnieuw'),
                done: () => done(t.queued_again),
            }),
        { kind: 'primary' },
    );
    const drop = button(t.drop, () =>
        ask({
            title: t.drop_title,
            text: t.drop_text,
            yes: t.drop,
            negative: true,
            fields: [reason_field()],
            act: act('vervallen'),
            done: () => done(t.was_dropped),
        }),
    );
    if (letter.toestand !== 'dood') return null;
    return el(
        'div',
        { class: 'kp-actions' },
        may(me, 'POST aflevering/dode-brieven/*/opnieuw') && !letter.achterhaald ? again : null,
        may(me, 'POST aflevering/dode-brieven/*/vervallen') ? drop : null,
    );
}

function item(letter, me, done) {
    return el(
        'li',
        { tabindex: '-1' },
        el(
            'div',
            { class: 'kp-stack' },
            el(
                'div',
                { class: 'kp-title' },
                heading(3, `${t.kinds[letter.soort] ?? letter.soort} → ${letter.regio}`),
            ),
            facts_of(letter),
            actions(letter, me, done),
        ),
    );
}

// The letters with what chooses among them; what follows is fetched when it is asked for.
function letters(me, regions, reload) {
    const list = el('ul', { class: 'kp-list' });
    const place = el('div', {});
    const which = choice([
        ['dood', t.dead_ones],
        ['wachtend', t.queued_ones],
    ]);
    const region = choice([
        ['', t.all_regions],
        ...regions.map((each) => [each.regio, region_name(each)]),
    ]);
    const path = (after) =>
        `/aflevering/meldingen?toestand=${which.value}` +
        (region.value ? `&regio=${encodeURIComponent(region.value)}` : '') +
        (after ? `&na=${after}` : '');
    const page = ({ meldingen, volgende }, first) => {
        if (first && meldingen.length === 0)
            return which.value === 'dood'
                ? nothing(t.none, t.none_why)
                : nothing(t.queued_none, t.queued_none_why);
        list.append(...meldingen.map((each) => item(each, me, reload)));
        const more =
            volgende === null
                ? null
                : button(t.more, async (event) => {
                      event.currentTarget.remove();
                      const shown = list.children.length;
                      place.replaceChildren(page(await get(path(volgende)), false));
                      list.children[shown]?.focus();
                  });
        return el('div', { class: 'kp-stack' }, list, more);
    };
    const show = () => {
        list.replaceChildren();
        return fill(
            place,
            () => get(path(0)),
            (answer) => page(answer, true),
        );
    };
    which.addEventListener('change', show);
    region.addEventListener('change', show);
    const card = el(
        'section',
        { class: 'kp-card' },
        heading(2, t.letters),
        el(
            'div',
            { class: 'kp-form kp-form--row' },
            field(t.show, null, which),
            field(t.of_region, null, region),
        ),
        place,
    );
    return { card, show };
}

// With what the regions are called, which the list of members knows.
async function both() {
    const [answer, { deelnemers }] = await Promise.all([get('/aflevering'), get('/deelnemers')]);
    const names = new Map(deelnemers.map((each) => [each.regio, each.naam]));
    return {
        ...answer,
        aflevering: answer.aflevering.map((each) => ({ ...each, naam: names.get(each.regio) })),
    };
}

start((main, me) => {
    const told = unseen('', { role: 'status' });
    const place = el('div', {});
    const show = async () => {
        let below = null;
        await fill(place, both, ({ aflevering, som }) => {
            below = letters(me, aflevering, reload);
            return el(
                'div',
                { class: 'kp-stack' },
                el('section', { class: 'kp-card' }, lanes(aflevering)),
                below.card,
                som ? sum(som) : null,
            );
        });
        await below?.show();
    };
    const reload = async (text) => {
        await show();
        told.textContent = text;
    };
    main.replaceChildren(told, place);
    return show();
});
