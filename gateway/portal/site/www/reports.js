// An accepted report: what this gateway verified of it, step by step, and what the body did.
import { code, el, facts, heading, paragraph, said } from './dom.js';
import { day, last_day, moment, number } from './format.js';
import { words } from './language.js';

const t = words({
    nl: {
        verified: 'Wat deze gateway naging',
        examined: 'Wat de coördinatie naging voor zij tekende',
        steps: {
            vorm: 'Het is een aanvaarding zoals de coördinatie die schrijft',
            handtekening: 'De coördinatie heeft precies dit ondertekend',
            onderzoek: 'Alle veertien stappen van haar onderzoek hielden',
            deelnemer: 'OIN en protocol zijn van een regio hier',
            versie: 'Getest is de versie die hier wordt gesproken',
            rollen: 'Getest zijn de rollen die deze index heeft',
            geldigheid: 'De aanvaarding geldt nu',
        },
        examination: {
            files: 'Alle bestanden zijn leesbaar en horen erbij',
            signature: 'Ondertekend met een sleutel van de leverancier',
            seal: 'De ondertekende bestanden, niet meer en niet minder',
            suite: 'Gemaakt met een uitgave van het programma die telt',
            catalogue: 'Met een uitgave van de tests die telt',
            product: 'Van een build die een product is',
            challenge: 'Op een opgave van de coördinatie, eenmaal en op tijd',
            drawn: 'Wat is verzonden volgt uit die opgave',
            whole: 'Elke test die moet, geen weggelaten',
            judged: 'De vastgelegde berichten geven precies dit rapport',
            identity: 'Eén systeem, met het OIN dat het zegt te hebben',
            order: 'In volgorde, binnen de tijd van de run',
            controls: 'Naast wat geweigerd moest worden werd het goede aangenomen',
            verdict: 'Geen MUST mislukt of onbeslist',
        },
        outcomes: { 'goed': 'gelukt', 'mislukt': 'mislukt', 'niet bereikt': 'niet bereikt' },
        vendor: 'Leverancier',
        product: 'Product',
        build: 'Build (SHA-256)',
        protocol: 'Protocol',
        roles: 'Rollen',
        oin: 'OIN',
        accepted: 'Aanvaard op',
        until: 'Geldig tot en met',
        left: (n) => `nog ${number(n)} ${n === 1 ? 'dag' : 'dagen'}`,
        digest: 'Rapport (SHA-256)',
        catalogue: 'Catalogus (SHA-256)',
        outcome: 'Uitkomst',
        handed_in: 'Ingeleverd op',
        by: 'Ingeleverd door',
    },
    en: {
        verified: 'What this gateway verified',
        examined: 'What the body verified before it signed',
        steps: {
            vorm: 'It is an acceptance as the body writes it',
            handtekening: 'The body signed exactly this',
            onderzoek: 'All fourteen steps of its verification held',
            deelnemer: 'OIN and protocol are those of a region here',
            versie: 'What was tested is the version that is spoken here',
            rollen: 'The roles that this index has were tested',
            geldigheid: 'The acceptance holds now',
        },
        examination: {
            files: 'All files can be read and belong there',
            signature: 'Signed with a key of the vendor',
            seal: 'The signed files, none more and none fewer',
            suite: 'Made with a release of the program that counts',
            catalogue: 'By a release of the tests that counts',
            product: 'Of a build that is a product',
            challenge: 'To a challenge of the body, once and in time',
            drawn: 'What was sent follows from that challenge',
            whole: 'Every test that must be, none left out',
            judged: 'The recorded messages give exactly this report',
            identity: 'One system, with the OIN that it says it has',
            order: 'In order, within the run’s time',
            controls: 'Beside what had to be refused the right thing was taken',
            verdict: 'No MUST failed or undecided',
        },
        outcomes: { 'goed': 'passed', 'mislukt': 'failed', 'niet bereikt': 'not reached' },
        vendor: 'Vendor',
        product: 'Product',
        build: 'Build (SHA-256)',
        protocol: 'Protocol',
        roles: 'Roles',
        oin: 'OIN',
        accepted: 'Accepted on',
        until: 'Valid through',
        left: (n) => `${number(n)} ${n === 1 ? 'day' : 'days'} left`,
        digest: 'Report (SHA-256)',
        catalogue: 'Catalogue (SHA-256)',
        outcome: 'Outcome',
        handed_in: 'Handed in on',
        by: 'Handed in by',
    },
});

function step(one, names) {
    return el(
        'li',
        { 'data-outcome': one.uitkomst },
        el('strong', {}, names[one.stap] ?? one.stap),
        ` ${t.outcomes[one.uitkomst] ?? one.uitkomst}`,
        one.toelichting ? paragraph(said(one.toelichting)) : null,
    );
}

/// The steps of this gateway, also of a report that it refused.
export function verification(steps) {
    return [
        heading(3, t.verified),
        el(
            'ol',
            { class: 'kp-steps' },
            steps.map((one) => step(one, t.steps)),
        ),
    ];
}

// Nothing where its term is over, which a step says.
function left(one) {
    return one.dagen < 0 ? '' : ` (${t.left(one.dagen)})`;
}

/// A whole report: on whom and what it is, and both verifications.
export function report(one) {
    return [
        facts([
            [t.vendor, one.leverancier],
            [t.product, [one.product, one.productversie].filter(Boolean).join(' ')],
            [t.protocol, [one.protocol, one.protocolversie].filter(Boolean).join(' ')],
            [t.roles, one.rollen.join(', ')],
            [t.oin, one.oin && code(one.oin)],
            [t.outcome, one.uitkomst],
            [t.accepted, one.aanvaardOp && day(one.aanvaardOp)],
            [t.until, one.geldigTot && `${last_day(one.geldigTot)}${left(one)}`],
            [t.handed_in, one.ingeleverdOp && moment(one.ingeleverdOp)],
            [t.by, code(one.ingeleverdDoor)],
            [t.digest, one.rapport && code(one.rapport)],
            [t.catalogue, one.catalogus && code(one.catalogus)],
            [t.build, one.build && code(one.build)],
        ]),
        ...verification(one.stappen),
        heading(3, t.examined),
        el(
            'ol',
            { class: 'kp-steps' },
            one.onderzoek.map((each) => step(each, t.examination)),
        ),
    ];
}
