// A client generated from the document that the gateway publishes compiles, and does a round with
// the gateway.
import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { tmpdir } from "node:os";
import { fileURLToPath, pathToFileURL } from "node:url";
import { exchange, madeUpBsn, need, pem, yesterday } from "../staged.mjs";

const openapiTypescript = await need("openapi-typescript");
await need("openapi-fetch");
const { default: typescript } = await need("typescript");
const { Agent, fetch } = await need("undici");

const here = dirname(fileURLToPath(import.meta.url));
const party = { ca: pem("ca.pem"), cert: pem("multisignaal.pem"), key: pem("multisignaal.key") };

async function published() {
    const dispatcher = new Agent({ connect: party });
    const answer = await fetch(`${exchange}/multisignaal/v1/openapi.json`, { dispatcher });
    assert.equal(answer.status, 200);
    return answer.json();
}

/** Compiles the client in `folder` with the types of the document; what the compiler says. */
function compile(folder, types) {
    writeFileSync(join(folder, "api.ts"), types);
    const program = typescript.createProgram([join(folder, "client.ts")], {
        strict: true,
        target: typescript.ScriptTarget.ES2022,
        module: typescript.ModuleKind.Node16,
        moduleResolution: typescript.ModuleResolutionKind.Node16,
        skipLibCheck: true,
        lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    });
    const emitted = program.emit();
    const said = typescript.getPreEmitDiagnostics(program).concat(emitted.diagnostics);
    return said.map((each) => typescript.flattenDiagnosticMessageText(each.messageText, "\n"));
}

const typesOf = async (document) =>
    openapiTypescript.astToString(await openapiTypescript.default(document));

// proves: MS-00.3 MS-01.1 MS-01.3 MS-02.1 MS-03.1 MS-06.1 MS-10.2 MS-11.1 MS-11.3
async function testTheGeneratedClientDoesARound(document, folder) {
    assert.deepEqual(compile(folder, await typesOf(document)), []);
    const { round } = await import(pathToFileURL(join(folder, "client.js")));
    await round({ exchange, ...party, bsn: madeUpBsn(7100), yesterday: yesterday() });
}

// proves: MS-00.3 refusal
async function testAnotherDocumentDoesNotCompile(document, folder) {
    const other = structuredClone(document);
    delete other.components.schemas.Signaal.properties.melder.$ref;
    other.components.schemas.Signaal.properties.melder.type = "integer";
    assert.notDeepEqual(compile(folder, await typesOf(other)), []);
}

const folder = mkdtempSync(join(tmpdir(), "kruispunt-client-"));
try {
    const { resolve } = createRequire(import.meta.url);
    const modules = dirname(dirname(resolve("typescript/package.json")));
    symlinkSync(modules, join(folder, "node_modules"));
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    copyFileSync(join(here, "client.ts"), join(folder, "client.ts"));
    const document = await published();
    await testTheGeneratedClientDoesARound(document, folder);
    await testAnotherDocumentDoesNotCompile(document, folder);
    console.log("the generated client compiled and did its round");
} finally {
    rmSync(folder, { recursive: true, force: true });
}
