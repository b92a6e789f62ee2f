// Checks a proof of the audit log (RFC 6962, C2SP tlog-proof and tlog-checkpoint) with the
// browser's own cryptography: as kruispunt-verify does, and sharing nothing with the gateway but
// the format.

const encoder = new TextEncoder();

function octets(base64) {
    return Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
}

function joined(...parts) {
    const all = new Uint8Array(parts.reduce((sum, each) => sum + each.length, 0));
    let at = 0;
    for (const part of parts) {
        all.set(part, at);
        at += part.length;
    }
    return all;
}

async function sha256(...parts) {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));
}

function same(a, b) {
    return a.length === b.length && a.every((each, at) => each === b[at]);
}

/// A proof's parts: {entry, index, path, head}; throws where it does not have the form.
export function read_proof(text) {
    const end = text.indexOf('\n\n');
    const [form, extra, index, ...path] = text.slice(0, end).split('\n');
    if (
        end < 0 ||
        form !== 'c2sp.org/tlog-proof@v1' ||
        !extra?.startsWith('extra ') ||
        !/^index (0|[1-9]\d{0,15})$/.test(index ?? '')
    )
        throw new Error('form');
    return {
        entry: octets(extra.slice(6)),
        index: Number(index.slice(6)),
        path: path.map(octets),
        head: read_head(text.slice(end + 2)),
    };
}

/// A head's parts: {origin, size, root, signed (the octets under the signatures), signatures}.
export function read_head(text) {
    const end = text.indexOf('\n\n');
    const [origin, size, root] = text.slice(0, end).split('\n');
    if (end < 0 || !/^(0|[1-9]\d{0,15})$/.test(size ?? '')) throw new Error('form');
    const signatures = text
        .slice(end + 2)
        .split('\n')
        .filter(Boolean)
        .map((line) => {
            const [, name, base64] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
            if (!name) throw new Error('form');
            return { name, octets: octets(base64) };
        });
    return {
        origin,
        size: Number(size),
        root: octets(root),
        signed: encoder.encode(text.slice(0, end + 1)),
        signatures,
    };
}

/// A key as it is published: name+key id+Base64 of 0x01 and 32 octets.
export function read_key(text) {
    const [, name, id, base64] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
    const all = name ? octets(base64) : new Uint8Array();
    if (all.length !== 33 || all[0] !== 1) throw new Error('key');
    return { name, id, raw: all.slice(1) };
}

/// The root that a leaf and its audit path lead to (RFC 9162, 2.1.3.2); nothing where the path is
/// too long or too short for the tree.
async function root_from(leaf, index, size, path) {
    let [node, last, hash] = [index, size - 1, leaf];
    for (const sibling of path) {
        if (last === 0) return null;
        if (node % 2 === 1 || node === last) {
            hash = await sha256(Uint8Array.of(1), sibling, hash);
            while (node % 2 === 0 && node !== 0)
                [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
        } else {
            hash = await sha256(Uint8Array.of(1), hash, sibling);
        }
        [node, last] = [Math.floor(node / 2), Math.floor(last / 2)];
    }
    return last === 0 ? hash : null;
}

async function is_signed(head, key) {
    const id = (await sha256(encoder.encode(`${key.name}\n`), Uint8Array.of(1), key.raw)).slice(
        0,
        4,
    );
    const public_key = await crypto.subtle.importKey('raw', key.raw, { name: 'Ed25519' }, false, [
        'verify',
    ]);
    for (const { name, octets: given } of head.signatures)
        if (
            name === key.name &&
            same(given.slice(0, 4), id) &&
            (await crypto.subtle.verify('Ed25519', public_key, given.slice(4), head.signed))
        )
            return true;
    return false;
}

// An entry can be written in one way only, so that nothing is in it which is not read.
function read_entry(proof) {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(proof.entry);
    const entry = JSON.parse(text);
    if (JSON.stringify(entry) !== text) throw new Error('form');
    return entry;
}

// Whether the reader was shown this entry and no other.
function is_shown(entry, row) {
    const names = Object.keys(entry);
    return (
        names.length === Object.keys(row).length && names.every((name) => entry[name] === row[name])
    );
}

/// Checks a proof of the entry that the reader sees as `row`, with the key that the reader trusts,
/// step by step: {steps: {vorm, nummer, boom, sleutel, handtekening}, entry, head}; a step is true,
/// false, or missing where it was not reached.
export async function check(proof_text, key_text, row) {
    const steps = {};
    let proof;
    let entry;
    try {
        proof = read_proof(proof_text);
        entry = read_entry(proof);
        steps.vorm = true;
    } catch {
        return { steps: { vorm: false } };
    }
    const { head, index } = proof;
    steps.nummer = is_shown(entry, row) && entry.nr === index && index < head.size;
    if (!steps.nummer) return { steps, entry, head };
    const leaf = await sha256(Uint8Array.of(0), proof.entry);
    const root = await root_from(leaf, index, head.size, proof.path);
    steps.boom = root !== null && same(root, head.root);
    if (!steps.boom) return { steps, entry, head };
    try {
        const key = read_key(key_text);
        steps.sleutel = key.name === head.origin;
        if (steps.sleutel) steps.handtekening = await is_signed(head, key);
    } catch {
        steps.sleutel = false;
    }
    return { steps, entry, head };
}
