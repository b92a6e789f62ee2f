// Holds a published OpenAPI document against the NL API Design Rules with Spectral, by the rules in
// multisignaal/design-rules.yaml.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pem, portal, SKIPPED } from "./staged.mjs";

const { resolve } = createRequire(import.meta.url);
let cli;
try {
    cli = resolve("@stoplight/spectral-cli/dist/index.js");
} catch {
    console.log("skipped: @stoplight/spectral-cli is not installed: npm ci in build/interop");
    process.exit(SKIPPED);
}

/** The file of the rules. */
export const ruleset = join(
    dirname(fileURLToPath(import.meta.url)),
    "multisignaal/design-rules.yaml"
);

/** The document at that path as whoever asks gets it: on the portal, without a certificate. */
export function published(path) {
    return new Promise((taken, failed) => {
        const asked = request(portal + path, { ca: pem("ca.pem") });
        asked.on("error", failed);
        asked.on("response", (answer) => {
            assert.equal(answer.statusCode, 200);
            assert.equal(answer.headers["access-control-allow-origin"], "*");
            let text = "";
            answer.setEncoding("utf8").on("data", (part) => (text += part));
            answer.on("end", () => taken(text));
        });
        asked.end();
    });
}

/**
 * What Spectral finds in the document as it is (`found.published`) and in copies of it, each broken
 * by a function of `breaks` (`found[name]`): texts `rule at place: what`.
 */
export function findings(document, breaks = {}) {
    const folder = mkdtempSync(join(tmpdir(), "kruispunt-rules-"));
    try {
        const texts = { published: document };
        for (const [name, spoil] of Object.entries(breaks)) {
            const copy = JSON.parse(document);
            spoil(copy);
            texts[name] = JSON.stringify(copy);
        }
        return linted(folder, texts);
    } finally {
        rmSync(folder, { recursive: true, force: true });
    }
}

function linted(folder, texts) {
    const files = Object.entries(texts).map(([name, text]) => {
        const file = join(folder, `${name}.json`);
        writeFileSync(file, text);
        return file;
    });
    const options = ["--ruleset", ruleset, "--format", "json", "--quiet", "--fail-severity", "hint"];
    const run = spawnSync(process.execPath, [cli, "lint", ...options, ...files], {
        encoding: "utf8",
        maxBuffer: 1 << 28,
    });
    assert.equal(run.error, undefined);
    assert.ok(run.status === 0 || run.status === 1, `spectral itself failed: ${run.stderr}`);
    const found = Object.fromEntries(Object.keys(texts).map((name) => [name, []]));
    for (const { code, path, message, source } of JSON.parse(run.stdout))
        found[basename(source, ".json")].push(`${code} at ${path.join("/")}: ${message}`);
    return found;
}
