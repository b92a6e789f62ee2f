// Spectral holds the published OpenAPI document against the NL API Design Rules: no findings in the
// document that the gateway serves, and every rule of ours finds a copy that breaks it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { findings, published, ruleset } from "../design_rules.mjs";

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
function testThePublishedDocumentHasNoFindings(found) {
    assert.deepEqual(found.published, []);
}

// proves: MS-00.5 refusal
function testEveryRuleFindsTheCopyThatBreaksIt(found) {
    for (const rule of Object.keys(breaks))
        assert.ok(
            found[rule].some((finding) => finding.startsWith(`${rule} `)),
            `${rule} found nothing, only:\n${found[rule].join("\n")}`
        );
}

// proves: MS-00.5
function testNoRuleOfOursGoesUntried() {
    const rules = readFileSync(ruleset, "utf8").matchAll(/^ {2}([a-z0-9-]+):$/gm);
    const own = [...rules].map(([, name]) => name);
    assert.ok(own.length > 20);
    assert.deepEqual(own.filter((name) => !(name in breaks)), []);
}

testNoRuleOfOursGoesUntried();
const found = findings(await published("/multisignaal/v1/openapi.json"), breaks);
testThePublishedDocumentHasNoFindings(found);
testEveryRuleFindsTheCopyThatBreaksIt(found);
console.log(`no findings; ${Object.keys(breaks).length} broken copies found`);
