// Spectral holds the OpenAPI document of /beheer/v1 against the NL API Design Rules, by the rules that
// Multisignaal's is held to: no findings in the document that the gateway serves to whoever asks, and
// a finding in a copy that breaks one.
import assert from "node:assert/strict";
import { findings, published } from "../design_rules.mjs";

const withoutRefusal = (d) => delete d.paths["/deelnemers"].get.responses["403"];

// proves: BEH-00.7 acceptance
function testThePublishedDocumentHasNoFindings(found) {
    assert.deepEqual(found.published, []);
}

// proves: BEH-00.7 refusal
function testACopyThatBreaksARuleHasOne({ broken }) {
    assert.ok(broken.some((finding) => finding.startsWith("core-http-response-code ")), broken);
}

const found = findings(await published("/beheer/v1/openapi.json"), { broken: withoutRefusal });
testThePublishedDocumentHasNoFindings(found);
testACopyThatBreaksARuleHasOne(found);
console.log("no findings; the broken copy was found");
