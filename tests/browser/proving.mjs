// A proof of an entry, as Logboek gives and checks it, and as kruispunt-verify does.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, run, stage } from './staged.mjs';

/// Of the first entry that the page shows: {steps, verified}, what came of each step in the page, and
/// what kruispunt-verify printed of the file that it gave.
export async function first_proof(page) {
    await page
        .getByRole('button', { name: /^Haal bewijs/ })
        .first()
        .click();
    await page.getByRole('button', { name: 'Controleer in deze pagina' }).click();
    await page.locator('.kp-steps').waitFor();
    const steps = await page
        .locator('.kp-steps > li')
        .evaluateAll((all) => all.map((each) => each.dataset.outcome));
    const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download het bewijs' }).click(),
    ]);
    const key = join(stage.sandbox, 'log.key');
    writeFileSync(key, (await ask('auditor', 'GET logboek/sleutel')).text);
    const proof = await download.path();
    const verified = run('conformance/verify/kruispunt-verify', 'proof', proof, '--key', key);
    return { steps, verified };
}
