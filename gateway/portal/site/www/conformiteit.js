// Conformiteit: which members have an accepted report, and the verification of one, step by step.
import { get, may } from './api.js';
import { code, el, heading, link, paragraph } from './dom.js';
import { day } from './format.js';
import { language, words } from './language.js';
import { region_name, state_badge } from './names.js';
import { start } from './shell.js';
import { fill, nothing } from './states.js';
import { table } from './table.js';

const t = words({
    nl: {
        members: 'Rapport per deelnemer',
        region: 'Regio',
        protocol: 'Protocol',
        level: 'Niveau',
        date: 'Aanvaard op',
        report: 'Rapport',
        access: 'Toelating',
        none_yet: 'nog geen',
        none: 'Er is nog geen rapport ingediend',
        none_why:
            'Een leverancier draait de conformiteitstest tegen zijn eigen verwijsindex en dient ' +
            'het ondertekende rapport hier in. Dan ziet u hier hoe het stap voor stap is ' +
            'nagegaan: van wie het is, van welke versie, of elke uitkomst bij de vastgelegde ' +
            'berichten past.',
        how: 'Wat een aanvaard rapport betekent',
        how_text:
            'Een regio wordt pas toegelaten als er een aanvaard rapport is voor de versie van ' +
            'het protocol die zij spreekt. Tot dan wisselt zij alleen uit met andere deelnemers ' +
            'in de sandbox.',
        to_regions: 'Toelaten doet u bij de regio',
        reports: 'Ingediende rapporten',
        vendor: 'Leverancier',
        outcome: 'Uitkomst',
    },
    en: {
        members: 'Report by member',
        region: 'Region',
        protocol: 'Protocol',
        level: 'Level',
        date: 'Accepted on',
        report: 'Report',
        access: 'Admission',
        none_yet: 'none yet',
        none: 'No report was handed in yet',
        none_why:
            'A vendor runs the conformance test against its own index and hands in the signed ' +
            'report here. Then you see here how it was verified, step by step: whose it is, of ' +
            'which version, whether each outcome fits the recorded messages.',
        how: 'What an accepted report means',
        how_text:
            'A region is only admitted once there is an accepted report for the version of the ' +
            'protocol that it speaks. Until then it exchanges with other members in the sandbox ' +
            'only.',
        to_regions: 'Admission is done at the region',
        reports: 'Reports handed in',
        vendor: 'Vendor',
        outcome: 'Outcome',
    },
});

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
            { name: t.level, of: of((report) => report.niveau, t.none_yet) },
            { name: t.date, of: of((report) => day(report.datum)) },
            { name: t.report, of: of((report) => code(report.rapport)) },
            { name: t.access, of: (each) => state_badge(each.toegang) },
        ],
        all,
    );
}

function reports(all) {
    if (all.length === 0) return nothing(t.none, t.none_why);
    return table(
        t.reports,
        [
            { name: t.report, of: (each) => code(each.id) },
            { name: t.vendor, of: (each) => each.leverancier },
            { name: t.protocol, of: (each) => `${each.protocol} ${each.versie}` },
            { name: t.date, of: (each) => day(each.datum) },
            { name: t.outcome, of: (each) => each.uitkomst },
        ],
        all,
    );
}

// A gateway that takes no reports yet has none to list.
async function all_reports(me) {
    return may(me, 'GET conformiteitsrapporten')
        ? get('/conformiteitsrapporten')
        : { rapporten: [] };
}

start((main, me) => {
    const list = el('section', { class: 'kp-card' });
    const table_of_members = el('section', { class: 'kp-card' });
    main.replaceChildren(
        el(
            'div',
            { class: 'kp-stack' },
            list,
            may(me, 'GET deelnemers') ? table_of_members : null,
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
    const filled = [
        fill(
            list,
            () => all_reports(me),
            ({ rapporten }) => reports(rapporten),
        ),
    ];
    if (may(me, 'GET deelnemers'))
        filled.push(
            fill(
                table_of_members,
                () => get('/deelnemers'),
                ({ deelnemers }) => members(deelnemers),
            ),
        );
    return Promise.all(filled);
});
