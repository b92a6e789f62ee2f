// Spectral holds the OpenAPI document of /beheer/v1 against the NL API Design Rules, by the rules that
// Multisignaal's is held to: no findings in the document that the gateway serves to whoever asks, and
// a finding in a copy that breaks one.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pem, portal, SKIPPED } from "../staged.mjs";

const { resolve } = createRequire(import.meta.url);
let cli;
try {
    cli = resolve("@stoplight/spectral-cli/dist/index.js");
} catch {
    console.log("skipped: @stoplight/spectral-cli is not installed: npm ci in build/interop");
    process.exit(SKIPPED);
}

const ruleset = join(dirname(fileURLToPath(import.meta.url)), "../multisignaal/design-rules.yaml");
const folder = mkdtempSync(join(tmpdir(), "kruispunt-rules-"));

/** The document as whoever asks gets it: on the portal, without a certificate. */
function published() {
    return new Promise((taken, failed) => {
        const asked = request(`${portal}/beheer/v1/openapi.json`, { ca: pem("ca.pem") });
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

/** What Spectral finds in each of the documents, by its name: which rule, where, what. */
function lint(documents) {
    const files = Object.entries(documents).map(([name, text]) => {
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
    const found = Object.fromEntries(Object.keys(documents).map((name) => [name, []]));
    for (const { code, path, message, source } of JSON.parse(run.stdout))
        found[basename(source, ".json")].push(`${code} at ${path.join("/")}: ${message}`);
    return found;
}

// proves: BEH-00.7 acceptance
function testThePublishedDocumentHasNoFindings(text) {
    assert.deepEqual(lint({ published: text }), { published: [] });
}

// proves: BEH-00.7 refusal
function testACopyThatBreaksARuleHasOne(text) {
    const copy = JSON.parse(text);
    delete copy.paths["/deelnemers"].get.responses["403"];
    const { broken } = lint({ broken: JSON.stringify(copy) });
    assert.ok(broken.some((finding) => finding.startsWith("core-http-response-code ")), broken);
}

try {
    const text = await published();
    testThePublishedDocumentHasNoFindings(text);
    testACopyThatBreaksARuleHasOne(text);
    console.log("no findings; the broken copy was found");
} finally {
    rmSync(folder, { recursive: true, force: true });
}
