// Logboek: who did what, why and when; and a proof of an entry, to keep and to check in the page.
import { get, get_text, may } from './api.js';
import { deed_name } from './deeds.js';
import { field, text_input } from './dialog.js';
import { badge, button, code, el, facts, heading, paragraph, unseen } from './dom.js';
import { moment, number } from './format.js';
import { words } from './language.js';
import { behalf, member, proven } from './log_entry.js';
import { start } from './shell.js';
import { fill, nothing, refusal } from './states.js';
import { table } from './table.js';
import { check } from './tlog.js';

const t = words({
    nl: {
        search: 'Zoeken',
        from: 'Van',
        to: 'Tot en met',
        what_hint: 'het woord van het logboek, bijvoorbeeld submit',
        signal: 'Signaal',
        signal_hint: 'regio/signaal-id, bijvoorbeeld kennemerland/KL-1',
        caption: 'Regels van het logboek',
        nr: 'Nr',
        of_hint: 'van een match, melding of bezwaar',
        more_of: 'Meer',
        of_entry: (n) => ` van regel ${n}`,
        proof: 'Bewijs',
        none: 'Geen regels gevonden',
        none_why:
            'Met deze keuze staat er niets in het logboek. Maak de periode ruimer of laat een ' +
            'veld leeg.',
        none_yet: 'Onder de nieuwste regels is er geen die past; oudere zijn nog niet bekeken.',
        more: 'Meer tonen',
        show_proof: (n) => `Bewijs van regel ${n}`,
        make: 'Haal bewijs',
        download: 'Download het bewijs',
        check: 'Controleer in deze pagina',
        key: 'Sleutel van het logboek',
        key_hint:
            'Vergelijk haar met de sleutel die u op papier kreeg: wie een logboek vervalst, ' +
            'levert er een sleutel bij.',
        what_proof:
            'Het bewijs laat zien dat precies deze regel in het logboek staat en er niet later ' +
            'in is gezet, zonder dat u de gateway hoeft te geloven. Bewaar het bestand; met ' +
            'kruispunt-verify is het overal na te gaan.',
        steps: {
            vorm: 'Het bewijs is leesbaar',
            nummer: 'Het bewijs is van de regel die u hier ziet',
            boom: 'De regel leidt naar de wortel van de boom',
            sleutel: 'Uw sleutel is die van dit logboek',
            handtekening: 'De wortel is met deze sleutel ondertekend',
        },
        yes: 'klopt',
        no: 'klopt niet',
        unreached: 'niet bereikt',
        holds: (n, size) => `Het bewijs klopt. Regel ${n} staat in het logboek van ${size} regels.`,
        fails:
            'Het bewijs klopt niet. Vertrouw deze regel niet en vraag de beheerder van de ' +
            'gateway én een andere regio om hun wortel.',
        no_subtle: 'Deze browser kan geen Ed25519 controleren. Gebruik kruispunt-verify.',
    },
    en: {
        search: 'Search',
        from: 'From',
        to: 'Up to',
        what_hint: 'the log’s own word, for example submit',
        signal: 'Signal',
        signal_hint: 'region/signal id, for example kennemerland/KL-1',
        caption: 'Entries of the audit log',
        nr: 'No',
        of_hint: 'of a match, notice or objection',
        more_of: 'More',
        of_entry: (n) => ` of entry ${n}`,
        proof: 'Proof',
        none: 'No entries found',
        none_why: 'Nothing in the log fits this choice. Widen the period or leave a field empty.',
        none_yet: 'None of the newest entries fits; older ones were not looked at yet.',
        more: 'Show more',
        show_proof: (n) => `Proof of entry ${n}`,
        make: 'Get proof',
        download: 'Download the proof',
        check: 'Check it in this page',
        key: 'Key of the log',
        key_hint:
            'Compare it with the key that you got on paper: whoever forges a log brings a key ' +
            'along.',
        what_proof:
            'The proof shows that exactly this entry is in the log and was not put there later, ' +
            'without believing the gateway. Keep the file; kruispunt-verify checks it anywhere.',
        steps: {
            vorm: 'The proof can be read',
            nummer: 'The proof is of the entry that you see here',
            boom: 'The entry leads to the root of the tree',
            sleutel: 'Your key is that of this log',
            handtekening: 'The root is signed with this key',
        },
        yes: 'holds',
        no: 'does not hold',
        unreached: 'not reached',
        holds: (n, size) => `The proof holds. Entry ${n} is in the log of ${size} entries.`,
        fails:
            'The proof does not hold. Do not trust this entry, and ask whoever runs the gateway ' +
            'and another region for their root.',
        no_subtle: 'This browser cannot check Ed25519. Use kruispunt-verify.',
    },
});

const page_size = 50;

function step(name, steps) {
    const outcome = steps[name] === undefined ? 'niet bereikt' : steps[name] ? 'goed' : 'mislukt';
    const text = { 'goed': t.yes, 'mislukt': t.no, 'niet bereikt': t.unreached }[outcome];
    return el('li', { 'data-outcome': outcome }, el('strong', {}, t.steps[name]), ` ${text}`);
}

function verdict({ steps, head, entry }) {
    const holds = steps.handtekening === true;
    const text = holds ? t.holds(number(entry.nr), number(head.size)) : t.fails;
    return [
        el(
            'div',
            {
                class: `utrecht-alert utrecht-alert--${holds ? 'ok' : 'error'}`,
                role: holds ? 'status' : 'alert',
            },
            el('div', { class: 'utrecht-alert__content' }, paragraph(text)),
        ),
        el(
            'ol',
            { class: 'kp-steps' },
            Object.keys(t.steps).map((each) => step(each, steps)),
        ),
        holds ? proven(entry) : null,
    ].filter(Boolean);
}

function save(text, nr) {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    el('a', { href: url, download: `regel-${nr}.tlog-proof` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
}

async function checked(text, key, entry, place) {
    try {
        place.replaceChildren(...verdict(await check(text, key.value, entry)));
    } catch (error) {
        if (error.name !== 'NotSupportedError') throw error;
        place.replaceChildren(paragraph(t.no_subtle));
    }
}

function proof_of(entry, text, key_text) {
    const place = el('div', { class: 'kp-stack' });
    const key = text_input({ value: key_text.trim(), autocomplete: 'off', spellcheck: 'false' });
    return el(
        'div',
        { class: 'kp-stack' },
        heading(2, t.show_proof(number(entry.nr)), { tabindex: '-1' }),
        paragraph(t.what_proof),
        el('div', { class: 'kp-form' }, field(t.key, t.key_hint, key)),
        el(
            'div',
            { class: 'kp-actions' },
            button(t.check, () => checked(text, key, entry, place), { kind: 'primary' }),
            button(t.download, () => save(text, entry.nr)),
        ),
        place,
    );
}

async function show_proof(entry, place) {
    place.hidden = false;
    try {
        const [text, key] = await Promise.all([
            get_text(`/logboek/bewijs/${entry.nr}`, 'text/plain'),
            get_text('/logboek/sleutel', 'text/plain'),
        ]);
        place.replaceChildren(proof_of(entry, text, key));
        place.querySelector('h2').focus();
    } catch (problem) {
        if (problem.status === undefined) throw problem;
        place.replaceChildren(refusal(problem));
    }
    place.scrollIntoView({ block: 'nearest' });
}

function outcome_of(entry) {
    const times = entry.aantal > 1 ? ` × ${number(entry.aantal)}` : '';
    return [badge(entry.uitkomst, entry.uitkomst === 'ok' ? 'success' : 'warning'), times];
}

// The protocol's word, and what a person wrote beside it.
function reason(entry, remarks) {
    const all = [entry.waarom, remarks[entry.nr]].filter(Boolean);
    return all.length === 0 ? null : el('p', { class: 'kp-quiet kp-small' }, all.join(': '));
}

// Who it was, for whom; and what tells two of one name apart.
function party(entry) {
    const more = [
        entry.oin ? [member('oin'), code(entry.oin)] : null,
        entry.transactie ? [member('transactie'), code(entry.transactie)] : null,
    ].filter(Boolean);
    return [
        el('span', { class: 'kp-broken' }, entry.wie),
        behalf(entry).map((each) => el('p', { class: 'kp-quiet kp-small kp-broken' }, each)),
        more.length === 0
            ? null
            : el(
                  'details',
                  { class: 'kp-small' },
                  el('summary', {}, t.more_of, unseen(t.of_entry(number(entry.nr)))),
                  facts(more),
              ),
    ];
}

function entries(all, remarks, me, proof_place) {
    return table(
        t.caption,
        [
            { name: t.nr, of: (each) => number(each.nr) },
            { name: member('tijd'), whole: true, of: (each) => moment(each.tijd) },
            { name: member('wie'), of: party },
            {
                name: member('wat'),
                of: (each) => [
                    deed_name(each.wat),
                    el(
                        'p',
                        { class: 'kp-quiet kp-small' },
                        [each.wat, each.regio].filter(Boolean).join(' · '),
                    ),
                ],
            },
            {
                name: member('kenmerk'),
                of: (each) => [each.kenmerk ? code(each.kenmerk) : '–', reason(each, remarks)],
            },
            { name: member('uitkomst'), of: outcome_of },
            may(me, 'GET logboek/bewijs/*')
                ? {
                      name: t.proof,
                      of: (each) =>
                          button(t.make, () => show_proof(each, proof_place), {
                              'kind': 'subtle',
                              'aria-label': `${t.make}: ${each.nr}`,
                          }),
                  }
                : null,
        ].filter(Boolean),
        all,
        { hide_caption: true },
    );
}

function search_form(search) {
    const date = (name, label) => field(label, null, text_input({ type: 'date', name }));
    const text = (name, label, hint) =>
        field(label, hint, text_input({ name, autocomplete: 'off', size: 14 }));
    const form = el(
        'form',
        {
            class: 'kp-form kp-form--row',
            role: 'search',
            onsubmit: (event) => {
                event.preventDefault();
                search([...new FormData(form)].filter(([, value]) => value !== ''));
            },
        },
        date('van', t.from),
        date('tot', t.to),
        text('regio', member('regio')),
        text('wie', member('wie')),
        text('wat', member('wat'), t.what_hint),
        text('uitkomst', member('uitkomst')),
        text('signaal', t.signal, t.signal_hint),
        text('kenmerk', member('kenmerk'), t.of_hint),
        text('oin', member('oin')),
        text('transactie', member('transactie')),
        el(
            'div',
            { class: 'kp-actions' },
            button(t.search, undefined, { kind: 'primary', type: 'submit' }),
        ),
    );
    return form;
}

start((main, me) => {
    const proof_place = el('section', {
        'class': 'kp-card',
        'hidden': true,
        'aria-live': 'polite',
    });
    const place = el('div', {});
    const path = (chosen, after) => {
        const query = new URLSearchParams([...chosen, ['aantal', page_size]]);
        if (after) query.set('na', after);
        return `/logboek?${query}`;
    };
    const page = (answer, chosen) => {
        const last = answer.volgende === null;
        if (answer.regels.length === 0 && last) return nothing(t.none, t.none_why);
        const next = el('div', {});
        const more = last
            ? null
            : button(t.more, () =>
                  fill(
                      next,
                      () => get(path(chosen, answer.volgende)),
                      (following) => page(following, chosen),
                  ).then(() => {
                      more.remove();
                      next.querySelector('[tabindex], button')?.focus();
                  }),
              );
        return el(
            'div',
            { class: 'kp-stack' },
            answer.regels.length === 0
                ? el('p', { class: 'kp-quiet' }, t.none_yet)
                : entries(answer.regels, answer.toelichtingen ?? {}, me, proof_place),
            more,
            next,
        );
    };
    const search = (chosen) =>
        fill(
            place,
            () => get(path(chosen)),
            (answer) => page(answer, chosen),
        );
    main.replaceChildren(
        el(
            'div',
            { class: 'kp-stack' },
            el(
                'section',
                { class: 'kp-card' },
                heading(2, t.search, { class: 'kp-hidden' }),
                search_form(search),
            ),
            proof_place,
            el('section', { class: 'kp-card' }, heading(2, t.caption), place),
        ),
    );
    return search([]);
});
