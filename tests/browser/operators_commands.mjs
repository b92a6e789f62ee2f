// The operators' commands by the program's own help, and which of them print what the gateway holds.
import { printed_by } from './staged.mjs';

/// What only acts, or prints nothing of what the gateway holds: its answer is of what it was given.
export const silent = [
    ...['serve', 'sandbox', 'backup', 'restore', 'version'],
    ...['certs reload', 'certs renew', 'certs revoke'],
    ...['clock advance', 'clock confirm'],
    ...['keys create', 'keys rotate', 'keys retire'],
    ...['check json', 'check xml', 'check soap', 'check message', 'check certificate'],
    ...['deliveries retry', 'deliveries drop'],
    ...['region pause', 'region shadow', 'region resume', 'region admit', 'region clear'],
    ...['region suspend', 'region sandbox', 'feed resume'],
    ...['objection enter', 'objection decide', 'matches dismiss'],
    ...['report hand-in', 'mapping explain', 'mapping test'],
    'audit export', // its files are searched by themselves
];

/// The commands that print, each with what they are asked about.
export const printing = ({ letter, match, report, entries }) => [
    'status',
    'attention',
    'figures',
    'statistics',
    'statistics --csv',
    'coordination',
    'connect sisa',
    'disclose --region esar',
    `disclose --region esar --match ${match}`,
    'region list',
    'deliveries lanes',
    'deliveries list',
    'deliveries list --queued',
    `deliveries show ${letter}`,
    'objection list',
    'matches untaken',
    'matches possible',
    'report list',
    `report show ${report}`,
    'certs list --all',
    'keys status',
    'audit list --last 1000',
    'audit find --most 500',
    'audit find --most 500 --region esar',
    `audit proof ${entries - 50}`,
    `audit consistency --from ${entries - 60}`,
    'audit root',
    'audit key',
];

// What is under a group of commands, by its help; under no group, all groups.
function below(...group) {
    const [, listed = ''] = printed_by(...group, '--help').split('Subcommands:');
    return [...listed.matchAll(/^ {2}([a-z][a-z-]*) /gm)].map((found) => found[1]);
}

/// Every command that there is: "status", "deliveries lanes".
export function all_commands() {
    return below().flatMap((group) => {
        const commands = below(group).map((each) => `${group} ${each}`);
        return commands.length > 0 ? commands : [group];
    });
}
