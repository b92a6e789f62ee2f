// npm's `soap`, made from the WSDL that the gateway serves, speaks ESAR's protocol with it, signed by
// its own WSSecurityCert; the gateway's answer is verified by xml-crypto.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { agentOf, exchange, madeUpBsn, need, pem, yesterday } from "../staged.mjs";

const { default: soap } = await need("soap");
const { SignedXml } = await need("xml-crypto");
const { default: axios } = await need("axios");
const { DOMParser } = await need("@xmldom/xmldom");

const ADDRESSING = "http://www.w3.org/2005/08/addressing";
const UTILITY =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

const endpoint = `${exchange}/esar/v1/signalering`;
const request = axios.create({ httpsAgent: agentOf("esar") });

const HEADERS = ["To", "Action", "From", "MessageID"];

async function makeClient(signedHeaders = HEADERS) {
    const client = await soap.createClientAsync(`${endpoint}?wsdl`, { request });
    client.setSecurity(
        new soap.WSSecurityCert(pem("esar-signing.key"), pem("esar-signing.pem").toString(), "", {
            signatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            signatureTransformations: [EXCLUSIVE],
            additionalReferences: signedHeaders.map((name) => `wsa:${name}`),
            signerOptions: { idMode: "wssecurity" },
        })
    );
    return client;
}

function addressing(operation) {
    const block = (name, content) => `<wsa:${name} xmlns:wsa="${ADDRESSING}">${content}</wsa:${name}>`;
    return [
        block("To", endpoint),
        block("Action", `urn:nl:verwijsindex:esar:1/${operation}`),
        block("From", "<wsa:Address>https://esar.example/</wsa:Address>"),
        block("MessageID", `urn:uuid:${randomUUID()}`),
    ];
}

async function call(client, operation, message) {
    client.clearSoapHeaders();
    addressing(operation).forEach((block) => client.addSoapHeader(block));
    return client[`${operation}Async`](message);
}

const all = (node, local) => Array.from(node.getElementsByTagNameNS("*", local));

/** The answer's one signature, checked with the gateway's certificate; the ids that it covers. */
function verified(answer) {
    const document = new DOMParser().parseFromString(answer, "text/xml");
    const signatures = all(document, "Signature");
    assert.equal(signatures.length, 1);
    const checking = new SignedXml({ publicCert: pem("gateway-signing.pem") });
    checking.loadSignature(signatures[0]);
    assert.ok(checking.checkSignature(answer), "the answer's signature holds");
    const covered = checking.getReferences().map((reference) => reference.uri.slice(1));
    const header = all(document, "Header")[0];
    const blocks = Array.from(header.childNodes).filter((block) => block.localName !== "Security");
    const must = [
        ...blocks,
        ...all(document, "Body"),
        ...all(document, "Timestamp"),
        ...all(document, "SignatureConfirmation"),
    ];
    assert.ok(must.length >= 6);
    for (const part of must)
        assert.ok(covered.includes(part.getAttributeNS(UTILITY, "Id")), `${part.localName} is covered`);
    return document;
}

const valueIn = (xml) =>
    all(new DOMParser().parseFromString(xml, "text/xml"), "SignatureValue")[0].textContent;

function signal(id, bsn) {
    return {
        signaalId: id,
        kind: {
            bsn,
            naam: { voornamen: "Aïcha Maria", voorvoegsel: "van der", geslachtsnaam: "Proefkonijn" },
            woonplaats: "Almere",
            gemeentecode: "0034",
            geboortedatum: `${new Date().getUTCFullYear() - 10}-01-02`,
            geslacht: "V",
        },
        ouders: { bsn: [madeUpBsn(203)] },
        instantie: { oin: "00000099000000001000", naam: "Jeugdgezondheidszorg <Flevoland> & co" },
        melder: { naam: "J. Jansen", telefoon: "+31201234567" },
        datum: yesterday(),
        geinformeerd: "ouders",
    };
}

// proves: ESAR-00.3 ESAR-00.4 acceptance
async function the_wsdl_loads_unchanged(client) {
    const { Signalering, Matchmelding } = client.describe();
    assert.equal(Object.keys(Signalering.SignaleringSoap11).length, 8);
    assert.equal(Object.keys(Matchmelding.MatchmeldingSoap11).length, 9);
}

// proves: ESAR-02.1 ESAR-02.5 ESAR-02.8 ESAR-02.9 ESAR-02.10 ESAR-02.11 ESAR-02.14 ESAR-06.1
// proves: ESAR-06.2 ESAR-06.3 ESAR-10.1 acceptance
async function a_signal_is_given_and_the_signed_answer_read(client) {
    const [answer, raw] = await call(client, "SignaalAfgeven", signal("NPM-1", madeUpBsn(201)));
    assert.equal(answer.signaalId, "NPM-1");
    assert.equal(answer.status, "actief");
    assert.equal(Number(answer.matches), 0);
    const document = verified(raw);
    const confirmed = all(document, "SignatureConfirmation")[0].getAttribute("Value");
    assert.equal(confirmed, valueIn(client.lastRequest).replace(/\s/g, ""));
    assert.equal(all(document, "RelatesTo")[0].textContent.startsWith("urn:uuid:"), true);
}

/** What the gateway says where it refuses. */
const refusalOf = (calling) => calling.then(() => assert.fail("taken"), (fault) => fault.response);

// proves: ESAR-06.1 ESAR-90.2 ESAR-90.3 COM-10.2 refusal
async function a_fault_is_signed_too(client) {
    const refused = await refusalOf(call(client, "SignaalAfgeven", signal("NPM-2", "999900000")));
    assert.equal(refused.status, 500);
    const document = verified(refused.data);
    assert.equal(all(document, "code")[0].textContent, "BSN_ONGELDIG");
    assert.equal(all(document, "veld")[0].textContent, "kind/bsn");
}

// proves: ESAR-02.9 refusal
async function a_header_left_unsigned_is_refused() {
    for (const left of HEADERS) {
        const careless = await makeClient(HEADERS.filter((name) => name !== left));
        const withdrawal = { signaalId: "NPM-1", reden: "overig" };
        const refused = await refusalOf(call(careless, "SignaalIntrekken", withdrawal));
        const document = verified(refused.data);
        assert.equal(all(document, "code")[0].textContent, "HANDTEKENING_ONGELDIG", left);
    }
}

const client = await makeClient();
for (const test of [
    the_wsdl_loads_unchanged,
    a_signal_is_given_and_the_signed_answer_read,
    a_fault_is_signed_too,
    a_header_left_unsigned_is_refused,
]) {
    await test(client);
    console.log(`ok: ${test.name}`);
}
