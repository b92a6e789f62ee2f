// Conformiteit: which members have an accepted report, and the verification of one, step by step.
import { get, may, send } from './api.js';
import { field } from './dialog.js';
import { alert, badge, button, el, heading, link, paragraph, said } from './dom.js';
import { day, last_day, number } from './format.js';
import { keyboard_place } from './keyboard.js';
import { language, words } from './language.js';
import { name_of, region_name, state_badge } from './names.js';
import { report, verification } from './reports.js';
import { start } from './shell.js';
import { fill, nothing, refusal } from './states.js';
import { table } from './table.js';

const t = words({
    nl: {
        members: 'Rapport per deelnemer',
        region: 'Regio',
        protocol: 'Protocol',
        until: 'Geldig tot en met',
        date: 'Aanvaard op',
        report: 'Rapport',
        exchanges: 'Wisselt uit met',
        nobody: 'niemand',
        access: 'Toelating',
        none_yet: 'nog geen',
        none: 'Er is nog geen rapport ingeleverd',
        none_own: 'U hebt nog geen rapport ingeleverd',
        none_why:
            'Een leverancier draait de conformiteitstest tegen zijn eigen verwijsindex. De ' +
            'coördinatie gaat het ondertekende rapport na, aanvaardt het en ondertekent dat. Die ' +
            'aanvaarding wordt hier ingeleverd; dan ziet u hier elke stap.',
        how: 'Wat een aanvaard rapport betekent',
        how_text:
            'Een regio wordt pas toegelaten als er een aanvaard rapport is voor de versie van ' +
            'het protocol die zij spreekt. Tot dan wisselt zij alleen uit met andere deelnemers ' +
            'in de sandbox.',
        to_regions: 'Toelaten doet u bij de regio',
        reports: 'Ingeleverde rapporten',
        product: 'Product',
        standing: 'Toestand',
        show: (name) => `Stap voor stap: ${name}`,
        steps: 'Stappen',
        steps_of: (name) => `Stappen: ${name}`,
        hand_in: 'Een aanvaarding inleveren',
        hand_in_text:
            'Het bestand dat de coördinatie schreef (acceptance.dsse.json), zoals u het kreeg.',
        file: 'Bestand',
        send: 'Nagaan en bewaren',
        no_json: 'Dit bestand is geen JSON.',
        taken: 'Aanvaard en bewaard.',
        days: (n) => `${number(n)} ${n === 1 ? 'dag' : 'dagen'}`,
    },
    en: {
        members: 'Report by member',
        region: 'Region',
        protocol: 'Protocol',
        until: 'Valid through',
        date: 'Accepted on',
        report: 'Report',
        exchanges: 'Exchanges with',
        nobody: 'nobody',
        access: 'Admission',
        none_yet: 'none yet',
        none: 'No report was handed in yet',
        none_own: 'You have handed in no report yet',
        none_why:
            'A vendor runs the conformance test against its own index. The coordination body ' +
            'verifies the signed report, accepts it and signs that. That acceptance is handed in ' +
            'here; then you see every step here.',
        how: 'What an accepted report means',
        how_text:
            'A region is only admitted once there is an accepted report for the version of the ' +
            'protocol that it speaks. Until then it exchanges with other members in the sandbox ' +
            'only.',
        to_regions: 'Admission is done at the region',
        reports: 'Reports handed in',
        product: 'Product',
        standing: 'Standing',
        show: (name) => `Step by step: ${name}`,
        steps: 'Steps',
        steps_of: (name) => `Steps: ${name}`,
        hand_in: 'Hand in an acceptance',
        hand_in_text: 'The file that the body wrote (acceptance.dsse.json), as you got it.',
        file: 'File',
        send: 'Verify and keep',
        no_json: 'This file is no JSON.',
        taken: 'Accepted and kept.',
        days: (n) => `${number(n)} ${n === 1 ? 'day' : 'days'}`,
    },
});

const soon = 30;
const in_sight = 90;

function until(proof) {
    const tone = proof.dagen <= soon ? 'danger' : proof.dagen <= in_sight ? 'warning' : 'success';
    return [last_day(proof.geldigTot), ' ', badge(t.days(proof.dagen), tone)];
}

function exchanges(member) {
    const all = member.wisseltUitMet ?? [];
    return all.length === 0 ? t.nobody : all.map((each) => name_of(each)).join(', ');
}

function members(all) {
    const of =
        (name, otherwise = '–') =>
        (each) =>
            each.conformiteit ? name(each.conformiteit) : otherwise;
    return table(
        t.members,
        [
            { name: t.region, of: (each) => region_name(each) },
            {
                name: t.protocol,
                of: (each) => [each.protocol, each.protocolversie].filter(Boolean).join(' '),
            },
            { name: t.date, of: of((each) => day(each.datum), t.none_yet) },
            { name: t.until, of: of(until) },
            { name: t.exchanges, of: exchanges },
            { name: t.access, of: (each) => state_badge(each.toegang) },
        ],
        all,
    );
}

function no_reports(title, why) {
    return nothing(title, why ? said(why) : t.none_why);
}

function reports(all, show) {
    return table(
        t.reports,
        [
            { name: t.region, of: (each) => name_of(each.regio) },
            {
                name: t.product,
                of: (each) =>
                    [each.leverancier, each.product, each.productversie]
                        .filter(Boolean)
                        .join(' ') || '–',
            },
            { name: t.date, of: (each) => day(each.aanvaardOp) },
            { name: t.until, of: (each) => last_day(each.geldigTot) },
            { name: t.standing, of: (each) => state_badge(each.toestand) },
            {
                name: t.report,
                of: (each) =>
                    button(t.steps, () => show(each), {
                        'aria-label': t.steps_of(
                            `${name_of(each.regio)}, ${each.product ?? each.id}`,
                        ),
                    }),
            },
        ],
        all,
    );
}

function what_came(problem) {
    const { stappen } = problem.document ?? {};
    const steps = stappen?.map((each) => ({ ...each, toelichting: null }));
    return [refusal(problem), ...(steps ? verification(steps) : [])];
}

// What a file holds, as JSON; nothing where it is none.
async function json_in(file) {
    try {
        return JSON.parse(await file.text());
    } catch {
        return undefined;
    }
}

function hand_in_form(done) {
    const chosen = el('input', { type: 'file', required: true, accept: '.json,application/json' });
    const told = el('div', { class: 'kp-stack' });
    const go = button(t.send, undefined, { kind: 'primary', type: 'submit' });
    const form = el(
        'form',
        { class: 'kp-form' },
        field(t.file, t.hand_in_text, chosen),
        el('div', { class: 'kp-actions' }, go),
        told,
    );
    const hand_in = async (file) => {
        const record = await json_in(file);
        if (record === undefined) return [alert('error', paragraph(t.no_json))];
        try {
            done(await send('POST', '/conformiteitsrapporten', record));
            form.reset();
            return [alert('ok', paragraph(t.taken))];
        } catch (problem) {
            if (problem.status === undefined) throw problem;
            return what_came(problem);
        }
    };
    form.addEventListener('submit', async (event) => {
        event.preventDefault();
        const back = keyboard_place();
        go.disabled = true;
        told.replaceChildren();
        try {
            told.replaceChildren(...(await hand_in(chosen.files[0])));
        } finally {
            go.disabled = false;
            back();
        }
    });
    return [heading(2, t.hand_in), form];
}

// A gateway that takes no reports yet has none to list.
async function all_reports(me) {
    return may(me, 'GET conformiteitsrapporten')
        ? get('/conformiteitsrapporten')
        : { rapporten: [] };
}

start((main, me) => {
    const list = el('section', { class: 'kp-card' });
    const one = el('div', {});
    const handing_in = el('div', {});
    const table_of_members = el('section', { class: 'kp-card' });
    const sees_members = may(me, 'GET deelnemers');
    const show = async (each, ask = () => get(`/conformiteitsrapporten/${each.id}`)) => {
        const card = el('section', { class: 'kp-card' });
        one.replaceChildren(card);
        await fill(card, ask, (whole) => [
            heading(2, t.show(name_of(whole.regio)), { tabindex: '-1' }),
            ...report(whole),
        ]);
        card.querySelector('h2').focus();
    };
    const show_list = () =>
        fill(
            list,
            () => all_reports(me),
            ({ rapporten, toelichting }) => {
                if (!toelichting) offer_form();
                if (rapporten.length > 0) return reports(rapporten, show);
                // A vendor's list holds its own alone: of others' it says nothing.
                return no_reports(sees_members ? t.none : t.none_own, toelichting);
            },
        );
    const show_members = () =>
        fill(
            table_of_members,
            () => get('/deelnemers'),
            ({ deelnemers }) => members(deelnemers),
        );
    // The answer is the whole report: what another handed in first cannot be asked for.
    const handed_in = (whole) =>
        Promise.all([
            show_list(),
            show(whole, async () => whole),
            sees_members ? show_members() : null,
        ]);
    // Where no key of the body is known nothing can be handed in.
    const offer_form = () => {
        if (!may(me, 'POST conformiteitsrapporten') || handing_in.hasChildNodes()) return;
        handing_in.append(el('section', { class: 'kp-card' }, hand_in_form(handed_in)));
    };
    main.replaceChildren(
        el(
            'div',
            { class: 'kp-stack' },
            list,
            one,
            handing_in,
            sees_members ? table_of_members : null,
            el(
                'section',
                { class: 'kp-card' },
                heading(2, t.how),
                paragraph(t.how_text),
                may(me, 'PUT deelnemers/*')
                    ? paragraph(link(`/${language}/regios`, t.to_regions))
                    : null,
            ),
        ),
    );
    return Promise.all([show_list(), sees_members ? show_members() : null]);
});
