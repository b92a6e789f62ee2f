// A small audit log as docs/audit-log.md describes it, made with node's cryptography: entries, a
// signed head, and a proof of each entry.
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const origin = 'portal.verwijsindex.test/logboek/1';
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leaf_hash = (entry) => sha256(Buffer.of(0), Buffer.from(entry));

function split(size) {
    let half = 1;
    while (half * 2 < size) half *= 2;
    return half;
}

function root(leaves) {
    if (leaves.length === 1) return leaves[0];
    const half = split(leaves.length);
    return sha256(Buffer.of(1), root(leaves.slice(0, half)), root(leaves.slice(half)));
}

function path(index, leaves) {
    if (leaves.length === 1) return [];
    const half = split(leaves.length);
    return index < half
        ? [...path(index, leaves.slice(0, half)), root(leaves.slice(half))]
        : [...path(index - half, leaves.slice(half)), root(leaves.slice(0, half))];
}

/// Gives {entries (newest last), key, head, proof(number)} of a log with these entries.
export function made_log(entries) {
    const lines = entries.map((each) => JSON.stringify(each));
    const leaves = lines.map(leaf_hash);
    const pair = generateKeyPairSync('ed25519');
    const raw = Buffer.concat([
        Buffer.of(1),
        pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32),
    ]);
    const id = sha256(Buffer.from(`${origin}\n`), raw).subarray(0, 4);
    const text = `${origin}\n${lines.length}\n${root(leaves).toString('base64')}\n`;
    const signature = Buffer.concat([id, sign(null, Buffer.from(text), pair.privateKey)]).toString(
        'base64',
    );
    const head = `${text}\n— ${origin} ${signature}\n`;
    return {
        entries,
        head,
        key: `${origin}+${id.toString('hex')}+${raw.toString('base64')}\n`,
        proof: (number) =>
            [
                'c2sp.org/tlog-proof@v1',
                `extra ${Buffer.from(lines[number]).toString('base64')}`,
                `index ${number}`,
                ...path(number, leaves).map((each) => each.toString('base64')),
                '',
                head,
            ].join('\n'),
    };
}

const begun = Date.parse('2026-11-22T08:00:00Z');
const acts = [
    ['begin', '', 'gateway', 'ok'],
    ['submit', 'esar', 'regio:esar', 'ok'],
    ['submit', 'sisa', 'regio:sisa', 'ok'],
    ['inspect', 'multisignaal', 'regio:multisignaal', 'BEVRAGING_NIET_TOEGESTAAN'],
    ['view', '', 'coordinator:coordinatie.verwijsindex.test', 'ok'],
    ['withdraw', 'esar', 'regio:esar', 'ok'],
    ['stand-onderhoud', 'multisignaal', 'beheerder:operator-multisignaal', 'ok'],
];

// Whose certificate it was, and on whose behalf.
function spoken_for(wat, nr) {
    return {
        oin: `0000000100321434500${nr}`,
        namens: `0000000999000000${nr}000`,
        ...(wat === 'inspect' ? { verzoeker: 'ouders' } : {}),
        signaal: 'ab'.repeat(32),
    };
}

/// The log that the pages' tests look at.
export function sample_log() {
    return made_log(
        acts.map(([wat, regio, wie, uitkomst], nr) => ({
            v: 1,
            nr,
            tijd: new Date(begun + nr * 61_000).toISOString(),
            wat,
            ...(regio ? { regio } : {}),
            wie,
            ...(wie.startsWith('regio:') ? spoken_for(wat, nr) : {}),
            kenmerk: `c0ffee00-1111-4222-8333-44445555000${nr}`,
            uitkomst,
            ...(nr === 3 ? { aantal: 12 } : {}),
            ...(regio ? { transactie: `0193a5f0-7b1c-7c3d-8e4f-00000000000${nr}` } : {}),
        })),
    );
}
