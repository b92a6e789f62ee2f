// What the national body signs where it accepted a product; with_gateway.py --body-key gives the
// stage its key.
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { member } from './population.mjs';
import { stage } from './staged.mjs';

const kind = 'application/vnd.in-toto+json';
const examined =
    'files signature seal suite catalogue product challenge drawn whole judged identity order ' +
    'controls verdict';
const day = 86_400_000;
const body_key = () => createPrivateKey(readFileSync(join(stage.sandbox, 'body.key')));

// What the body says of a region's product, from yesterday on and for a hundred days.
function statement({ oin, protocol }) {
    const at = (days) => new Date(Date.now() + days * day).toISOString();
    const [report, build] = ['a', 'b'].map((digit) => digit.repeat(64));
    return {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [
            { name: 'report.json', digest: { sha256: report } },
            { name: 'Wijkindex 5.1', digest: { sha256: build } },
        ],
        predicateType: 'urn:kruispunt:acceptance:v1',
        predicate: {
            protocol,
            protocol_version: '1',
            roles: ['client', 'server'],
            oin,
            product: {
                vendor: 'Voorbeeld B.V.',
                name: 'Wijkindex',
                version: '5.1',
                build_sha256: build,
            },
            catalogue_sha256: 'c'.repeat(64),
            report_sha256: report,
            verdict: 'PASS',
            steps: examined.split(' ').map((step) => ({ step, holds: true })),
            accepted_at: at(-1),
            valid_until: at(100),
        },
    };
}

/// What is handed in, for that region; by another's key it is forged.
export async function acceptance(region, key = body_key()) {
    const payload = Buffer.from(JSON.stringify(statement(await member(region))));
    const signed = Buffer.concat([
        Buffer.from(`DSSEv1 ${kind.length} ${kind} ${payload.length} `),
        payload,
    ]);
    return {
        payload: payload.toString('base64'),
        payloadType: kind,
        signatures: [{ keyid: 'd'.repeat(64), sig: sign(null, signed, key).toString('base64') }],
    };
}
