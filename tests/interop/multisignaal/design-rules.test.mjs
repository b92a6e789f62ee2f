// Spectral holds the published OpenAPI document against the NL API Design Rules: no findings in the
// document that the gateway serves, and every rule of ours finds a copy that breaks it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

const here = dirname(fileURLToPath(import.meta.url));
const ruleset = join(here, "design-rules.yaml");
const folder = mkdtempSync(join(tmpdir(), "kruispunt-rules-"));

/** The document as whoever asks gets it: on the portal, without a certificate. */
function published() {
    return new Promise((taken, failed) => {
        const asked = request(`${portal}/multisignaal/v1/openapi.json`, { ca: pem("ca.pem") });
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

const get = (document, path) => document.paths[path].get;

/** How a document is broken, by the rule that must find it. */
const breaks = {
    "core-doc-openapi": (d) => (d.openapi = "2.0"),
    "core-doc-openapi-contact": (d) => delete d.info.contact.email,
    "core-publish-openapi": (d) =>
        delete get(d, "/openapi.json").responses["200"].headers["Access-Control-Allow-Origin"],
    "core-publish-openapi-path": (d) => delete d.paths["/openapi.json"],
    "core-semver": (d) => (d.info.version = "1.0"),
    "core-uri-version": (d) => (d.servers[0].url = "https://{gateway}/multisignaal"),
    "core-transport-tls": (d) => (d.servers[0].url = "http://{gateway}/multisignaal/v1"),
    "core-servers": (d) => (d.servers = []),
    "core-no-trailing-slash": (d) => (d.paths["/inzageverzoeken/"] = d.paths["/inzageverzoeken"]),
    "core-path-segments-kebab-case": (d) =>
        (d.paths["/inzage_verzoeken"] = d.paths["/inzageverzoeken"]),
    "core-query-keys-camel-case": (d) =>
        (get(d, "/signalen/{signaalId}/matches").parameters[3].name = "pagina-grootte"),
    "members-camel-case": (d) => (d.components.schemas.Verhuizing.properties.gemeente_code = {}),
    "schemas-pascal-case": (d) => (d.components.schemas.verhuisd = d.components.schemas.Verhuizing),
    "core-http-methods": (d) =>
        (d.paths["/inzageverzoeken"].options = d.paths["/inzageverzoeken"].post),
    "core-http-safety": (d) =>
        (get(d, "/openapi.json").requestBody = d.paths["/inzageverzoeken"].post.requestBody),
    "core-version-header": (d) =>
        delete get(d, "/fouten/{code}").responses["200"].headers["API-Version"],
    "core-transport-security-headers": (d) =>
        delete get(d, "/fouten/{code}").responses["200"].headers["X-Frame-Options"],
    "core-problem-details": (d) => {
        const { content } = d.components.responses.Conflict;
        content["application/json"] = content["application/problem+json"];
        delete content["application/problem+json"];
    },
    "core-problem-details-members": (d) => d.components.schemas.Probleem.required.splice(2, 1),
    "core-http-response-code": (d) => delete get(d, "/signalen/{signaalId}").responses["403"],
    "retry-after": (d) => delete d.components.responses.NietBeschikbaar.headers["Retry-After"],
    "core-transport-no-sensitive-uris": (d) =>
        (get(d, "/signalen/{signaalId}/matches").parameters[2].name = "bsn"),
    "oas3-valid-media-example": (d) => {
        const { post } = d.paths["/signalen/{signaalId}/verhuizing"];
        post.requestBody.content["application/json"].example.gemeentecode = 344;
    },
    "oas3-valid-schema-example": (d) => (d.components.schemas.Signaal.example.bsn = 1),
    "oas3-unused-component": (d) =>
        (d.components.schemas.Los = { type: "string", description: "Los." }),
    "operation-operationId-unique": (d) => (get(d, "/openapi.json").operationId = "getFout"),
};

// proves: MS-00.5 MS-00.3 MS-00.4 acceptance
function testThePublishedDocumentHasNoFindings(text) {
    assert.deepEqual(lint({ published: text }), { published: [] });
}

// proves: MS-00.5 refusal
function testEveryRuleFindsTheCopyThatBreaksIt(text) {
    const copies = {};
    for (const [rule, spoil] of Object.entries(breaks)) {
        const copy = JSON.parse(text);
        spoil(copy);
        copies[rule] = JSON.stringify(copy);
    }
    for (const [rule, found] of Object.entries(lint(copies)))
        assert.ok(
            found.some((finding) => finding.startsWith(`${rule} `)),
            `${rule} found nothing, only:\n${found.join("\n")}`
        );
}

// proves: MS-00.5
function testNoRuleOfOursGoesUntried() {
    const rules = readFileSync(ruleset, "utf8").matchAll(/^ {2}([a-z0-9-]+):$/gm);
    const own = [...rules].map(([, name]) => name);
    assert.ok(own.length > 20);
    assert.deepEqual(own.filter((name) => !(name in breaks)), []);
}

try {
    const text = await published();
    testThePublishedDocumentHasNoFindings(text);
    testNoRuleOfOursGoesUntried();
    testEveryRuleFindsTheCopyThatBreaksIt(text);
    console.log(`no findings; ${Object.keys(breaks).length} broken copies found`);
} finally {
    rmSync(folder, { recursive: true, force: true });
}
