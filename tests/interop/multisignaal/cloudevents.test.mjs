// The CloudEvents SDK reads the gateway's webhooks, in structured and in binary mode.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, madeUpBsn, need } from "../staged.mjs";
import { ask, signalOf, withPlayingGateway } from "./playing_gateway.mjs";

const { HTTP } = await need("cloudevents");

const EXAMPLES = join(
    dirname(realpathSync(fileURLToPath(import.meta.url))),
    "../../../mappings/multisignaal/examples"
);
const CHILD = madeUpBsn(7001);
const SOURCE = "urn:nld:oin:00000099000000000000:systeem:kruispunt";

async function give(stage, party, id, organisation) {
    const given = await ask(stage, party, "PUT", `/signalen/${id}`, signalOf(CHILD, organisation));
    assert.equal(given.status, 201);
}

/** The SDK's event out of a call, valid by the SDK's own rules. */
function eventOf(call) {
    assert.equal(call.method, "POST");
    assert.equal(call.url, "/haak");
    const event = HTTP.toEvent({ headers: call.headers, body: call.body });
    assert.ok(event.validate());
    return event;
}

function checkAttributes(event, type, subject) {
    assert.equal(event.specversion, "1.0");
    assert.equal(event.source, SOURCE);
    assert.equal(event.type, `nl.verwijsindex.${type}`);
    assert.equal(event.subject, subject);
    assert.equal(event.datacontenttype, "application/json");
    assert.match(event.id, /^[0-9a-f-]{36}$/);
    assert.ok(Math.abs(Date.parse(event.time) - Date.now()) < 60_000);
    assert.ok(event.dataschema);
}

// proves: MS-20.1 MS-20.2 MS-20.3 MS-20.4 MS-20.5 MS-20.6 MS-20.7 MS-21.1 COM-22.3 COM-22.5
async function testAMatchIsReadInBothModes(stage) {
    const { structured, binary } = stage;
    await give(stage, structured, "MS-1", 3);
    await give(stage, binary, "PG-1", 4);
    const one = await stage.until("the structured event", () => structured.calls[0]);
    const two = await stage.until("the binary event", () => binary.calls[0]);
    assert.match(one.headers["content-type"], /^application\/cloudevents\+json/);
    assert.equal(two.headers["content-type"], "application/json");
    assert.equal(two.headers["ce-specversion"], "1.0");
    const events = [eventOf(one), eventOf(two)];
    checkAttributes(events[0], "match.ontstaan", "MS-1");
    checkAttributes(events[1], "match.ontstaan", "PG-1");
    assert.equal(events[0].data.matchId, events[1].data.matchId);
    assert.notEqual(events[0].id, events[1].id);
    assert.equal(events[1].data.wederpartij.melder.naam, "Zoë de Vries");
    assert.equal(events[1].data.wederpartij.instantie.naam, "Jeugdteam Überzee");
    return events[0].data.matchId;
}

// proves: MS-21.2 MS-21.3 MS-03.1 COM-25.3 COM-25.6
async function testItsEndIsReadToo(stage, match) {
    const { structured, binary } = stage;
    const ended = await ask(stage, structured, "DELETE", "/signalen/MS-1?reden=vergissing");
    assert.equal(ended.status, 204);
    const call = await stage.until("the end", () => binary.calls[1]);
    const event = eventOf(call);
    checkAttributes(event, "match.beeindigd", "PG-1");
    assert.deepEqual(event.data, {
        matchId: match,
        soort: "kind",
        signaalId: "PG-1",
        status: "beeindigd",
        reden: "ingetrokken",
        onterecht: true,
    });
}

// proves: MS-00.7 COM-24.3
function testNoEventHoldsABsn(stage) {
    for (const call of [...stage.structured.calls, ...stage.binary.calls])
        assert.ok(!JSON.stringify(call).includes(CHILD));
}

// proves: MS-21.1 MS-21.2 MS-21.4 MS-21.5 MS-21.6 MS-21.7 MS-21.8 MS-21.9 MS-21.10
function testEveryExampleIsAnEventInBothModes() {
    const names = readdirSync(EXAMPLES).filter((name) => name.startsWith("ms-21-"));
    assert.equal(names.length, 10);
    for (const name of names) {
        const body = readFileSync(join(EXAMPLES, name), "utf8");
        const headers = { "content-type": "application/cloudevents+json; charset=utf-8" };
        const event = HTTP.toEvent({ headers, body });
        assert.ok(event.validate(), name);
        const again = HTTP.toEvent(HTTP.binary(event));
        assert.deepEqual(again.data, JSON.parse(body).data, name);
        assert.equal(again.type, event.type);
    }
    const [head, data] = readFileSync(join(EXAMPLES, "ms-20-binair.http"), "utf8").split("\n\n");
    const headers = Object.fromEntries(
        head.split("\n").slice(1).map((line) => line.toLowerCase().split(/: (.*)/).slice(0, 2))
    );
    assert.ok(HTTP.toEvent({ headers, body: data }).validate());
}

testEveryExampleIsAnEventInBothModes();
await withPlayingGateway(build, async (stage) => {
    const match = await testAMatchIsReadInBothModes(stage);
    await testItsEndIsReadToo(stage, match);
    testNoEventHoldsABsn(stage);
});
console.log("the SDK reads every type, in both modes");
