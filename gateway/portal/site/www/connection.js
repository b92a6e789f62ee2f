// The test of a connection: the steps that the gateway takes towards a region, and where the way
// ends.
import { send } from './api.js';
import { el, facts, heading, paragraph, said } from './dom.js';
import { moment, number } from './format.js';
import { keyboard_place } from './keyboard.js';
import { words } from './language.js';
import { region_name } from './names.js';
import { busy, refusal } from './states.js';

const t = words({
    nl: {
        testing: 'De gateway loopt nu naar de regio. Dat duurt hooguit een minuut.',
        test_title: (name) => `Verbinding met ${name}`,
        passed: 'De hele weg is vrij.',
        failed: 'De weg houdt hier op:',
        side: {
            wij: 'Dit ligt aan onze kant.',
            netwerk: 'Dit ligt aan het netwerk.',
            regio: 'Dit ligt bij de regio.',
        },
        mailbox: 'Deze regio wordt niet gebeld: zij haalt haar meldingen zelf op.',
        last_seen: 'Laatst gezien',
        never: 'nog niet',
        steps: {
            naam: 'Naam',
            tcp: 'Bereikbaar',
            tls: 'Versleuteld',
            certificaat: 'Certificaat',
            oin: 'OIN',
            protocol: 'Protocol',
        },
        outcomes: { 'goed': 'gelukt', 'mislukt': 'mislukt', 'niet bereikt': 'niet bereikt' },
        queue: 'Wachtrij',
    },
    en: {
        testing: 'The gateway is now going to the region. It takes a minute at most.',
        test_title: (name) => `Connection with ${name}`,
        passed: 'The whole way is clear.',
        failed: 'The way ends here:',
        side: {
            wij: 'This is on our side.',
            netwerk: 'This is in the network.',
            regio: 'This is with the region.',
        },
        mailbox: 'This region is not called: it comes for its notices itself.',
        last_seen: 'Last seen',
        never: 'not yet',
        steps: {
            naam: 'Name',
            tcp: 'Reachable',
            tls: 'Encrypted',
            certificaat: 'Certificate',
            oin: 'OIN',
            protocol: 'Protocol',
        },
        outcomes: { 'goed': 'passed', 'mislukt': 'failed', 'niet bereikt': 'not reached' },
        queue: 'Queue',
    },
});

function step(one) {
    const failed = one.uitkomst === 'mislukt';
    return el(
        'li',
        { 'data-outcome': one.uitkomst },
        el('strong', {}, t.steps[one.stap] ?? one.stap),
        ` ${t.outcomes[one.uitkomst] ?? one.uitkomst}`,
        one.duurMs
            ? el('span', { class: 'kp-quiet kp-small' }, ` · ${number(one.duurMs)} ms`)
            : null,
        one.gevonden ? el('p', { class: 'kp-quiet kp-small' }, one.gevonden) : null,
        failed ? paragraph(t.side[one.kant] ?? '', ' ', said(one.volgendeStap)) : null,
    );
}

function tested(answer) {
    if (answer.postbus)
        return [
            paragraph(t.mailbox),
            facts([
                [
                    t.last_seen,
                    answer.postbus.laatstGezien ? moment(answer.postbus.laatstGezien) : t.never,
                ],
                [t.queue, number(answer.postbus.wachtrij)],
            ]),
        ];
    return [
        el('p', {}, el('strong', {}, answer.geslaagd ? t.passed : t.failed)),
        el('ol', { class: 'kp-steps' }, answer.stappen.map(step)),
    ];
}

/// Tests the connection with a region and tells of it in `place`; `press` is what asked for it.
export async function test(region, place, press) {
    const back_to_press = keyboard_place();
    press.disabled = true;
    place.replaceChildren(
        heading(3, t.test_title(region_name(region))),
        paragraph(t.testing),
        busy(),
    );
    try {
        const answer = await send('POST', `/deelnemers/${region.regio}/verbindingstest`);
        place.replaceChildren(heading(3, t.test_title(region_name(region))), ...tested(answer));
    } catch (problem) {
        if (problem.status === undefined) throw problem;
        place.replaceChildren(refusal(problem));
    } finally {
        press.disabled = false;
        back_to_press();
    }
}
