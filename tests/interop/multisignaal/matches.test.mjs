// The list of matches of a gateway that runs: pages that together are the whole, tags that change
// with what they stand for, and whose it is to read.
import assert from "node:assert/strict";
import { build, madeUpBsn } from "../staged.mjs";
import { ask, signalOf, withPlayingGateway } from "./playing_gateway.mjs";

const CHILD = madeUpBsn(7002);
const SIGNAL = "/signalen/MS-1";
const LIST = `${SIGNAL}/matches`;

/** Three matches of one signal, with three organisations elsewhere. */
async function makeThreeMatches(stage) {
    const { structured, binary } = stage;
    const own = await ask(stage, structured, "PUT", SIGNAL, signalOf(CHILD, 3));
    assert.equal(own.status, 201);
    for (const organisation of [4, 5, 6]) {
        const path = `/signalen/PG-${organisation}`;
        const given = await ask(stage, binary, "PUT", path, signalOf(CHILD, organisation));
        assert.equal(given.body.matches, 1);
    }
}

const below = (link) => link.href.replace("/multisignaal/v1", "");

// proves: MS-06.1 MS-06.2 MS-06.3 MS-09.1 MS-09.3 MS-09.4 COM-22.4 acceptance
async function testThePagesTogetherAreTheWhole(stage) {
    const { structured } = stage;
    const whole = await ask(stage, structured, "GET", LIST);
    assert.equal(whole.status, 200);
    assert.equal(whole.body.matches.length, 3);
    const pages = [];
    let path = `${LIST}?paginaGrootte=1`;
    for (; path; ) {
        const page = await ask(stage, structured, "GET", path);
        pages.push(...page.body.matches);
        assert.equal(below(page.body._links.eerste), `${LIST}?pagina=1&paginaGrootte=1`);
        assert.equal("vorige" in page.body._links, pages.length > 1);
        path = page.body._links.volgende && below(page.body._links.volgende);
    }
    assert.deepEqual(pages, whole.body.matches);
    const phones = pages.map((match) => match.wederpartij.melder.telefoon);
    assert.deepEqual(phones, ["+31201234564", "+31201234565", "+31201234566"]);
    const beyond = await ask(stage, structured, "GET", `${LIST}?pagina=9&paginaGrootte=1`);
    assert.deepEqual(beyond.body.matches, []);
}

// proves: MS-11.1 MS-11.2
async function testTagsChangeWithWhatTheyStandFor(stage) {
    const { structured, binary } = stage;
    const tags = async () => {
        const found = [];
        for (const path of [SIGNAL, LIST]) {
            const shown = await ask(stage, structured, "GET", path);
            const tag = shown.headers.etag;
            const named = { "If-None-Match": `"x", ${tag}` };
            assert.equal((await ask(stage, structured, "GET", path, null, named)).status, 304);
            found.push(tag);
        }
        return found;
    };
    const before = await tags();
    assert.deepEqual(await tags(), before);
    await ask(stage, binary, "DELETE", "/signalen/PG-6?reden=overig");
    const after = await tags();
    assert.notEqual(after[0], before[0]);
    assert.notEqual(after[1], before[1]);
}

// proves: MS-11.3 MS-11.4 MS-11.5 refusal
async function testAConditionThatDoesNotHoldChangesNothing(stage) {
    const { structured } = stage;
    const { etag } = (await ask(stage, structured, "GET", SIGNAL)).headers;
    const other = { ...signalOf(CHILD, 3), geinformeerd: "beiden" };
    for (const condition of ['"x"', `W/${etag}`, '"*"']) {
        const headers = { "If-Match": condition };
        const refused = await ask(stage, structured, "PUT", SIGNAL, other, headers);
        assert.equal(refused.status, 412, condition);
        assert.equal(refused.body.veld, "If-Match");
    }
    const absent = { "If-Match": "*" };
    const nowhere = await ask(stage, structured, "PUT", "/signalen/MS-9", other, absent);
    assert.equal(nowhere.status, 412);
    assert.equal((await ask(stage, structured, "GET", "/signalen/MS-9")).status, 404);
    assert.equal((await ask(stage, structured, "GET", SIGNAL)).headers.etag, etag);
}

// proves: MS-02.3 MS-06.5 MS-10.8 COM-02.2 COM-02.3 refusal
async function testNobodyReadsAnothersSignal(stage) {
    const { structured, binary } = stage;
    for (const path of ["/signalen/PG-4", "/signalen/PG-4/matches"]) {
        const unknown = await ask(stage, structured, "GET", path);
        assert.equal(unknown.status, 404);
        assert.equal(unknown.body.code, "SIGNAAL_ONBEKEND");
    }
    for (const path of [SIGNAL, LIST]) {
        const stranger = await ask(stage, structured, "GET", path, null, {}, binary);
        assert.equal(stranger.status, 403);
        assert.equal(stranger.body.code, "OIN_NIET_BEVOEGD");
    }
}

// proves: MS-02.1 acceptance
async function testHeadIsGetWithoutItsBody(stage) {
    const shown = await ask(stage, stage.structured, "GET", SIGNAL);
    const head = await ask(stage, stage.structured, "HEAD", SIGNAL);
    assert.equal(head.status, 200);
    assert.equal(head.body, undefined);
    assert.equal(head.headers.etag, shown.headers.etag);
}

await withPlayingGateway(build, async (stage) => {
    await makeThreeMatches(stage);
    await testThePagesTogetherAreTheWhole(stage);
    await testHeadIsGetWithoutItsBody(stage);
    await testTagsChangeWithWhatTheyStandFor(stage);
    await testAConditionThatDoesNotHoldChangesNothing(stage);
    await testNobodyReadsAnothersSignal(stage);
});
console.log("three matches in pages, tags and conditions hold");
