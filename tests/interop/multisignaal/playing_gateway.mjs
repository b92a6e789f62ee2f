// A gateway of a test's own, with webhooks of the test's own: two regions that both speak
// Multisignaal's protocol, one in each of its modes. The second one is a folder of mappings only.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:https";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { yesterday } from "../staged.mjs";

const FIRST = "multisignaal";
const SECOND = "proefgebied";
const MAPPINGS = join(dirname(realpathSync(fileURLToPath(import.meta.url))), "../../../mappings");

const edit = (file, change) => writeFileSync(file, change(readFileSync(file, "utf8")));

/** The project's mappings and a second region beside Multisignaal, in binary mode. */
function writeMappings(folder) {
    cpSync(MAPPINGS, folder, { recursive: true });
    const second = join(folder, SECOND);
    cpSync(join(folder, FIRST), second, { recursive: true });
    edit(join(second, "policy.toml"), (text) =>
        text.replace(/^region = .*$/m, `region = "${SECOND}"`)
    );
    writeFileSync(
        join(second, "region.toml"),
        `protocol = "${FIRST}"\nsandbox_oin = "00000099000000000077"\n` +
            '[sandbox_options]\nwebhook_mode = "binary"\n'
    );
}

/** A webhook that keeps what it is sent and answers 204; its certificate comes later. */
function listen(party, pem, calls) {
    const server = createServer(
        { ca: pem("ca.pem"), cert: pem(`${party}.pem`), key: pem(`${party}.key`), requestCert: true },
        (asked, answer) => {
            let body = "";
            asked.setEncoding("utf8").on("data", (part) => (body += part));
            asked.on("end", () => {
                calls.push({ headers: asked.headers, body, url: asked.url, method: asked.method });
                answer.writeHead(204).end();
            });
        }
    );
    return server;
}

/** A signal on that child from that organisation, by its number. */
export const signalOf = (bsn, organisation) => ({
    bsn,
    instantie: { oin: `0000009900000000${organisation}000`, naam: "Jeugdteam Überzee" },
    melder: { naam: "Zoë de Vries", telefoon: `+3120123456${organisation}` },
    datum: yesterday(),
    geinformeerd: "ouders",
});

/** Asks the gateway below a region's path, as that region or as `as`: status, headers, body. */
export function ask(stage, party, method, path, body, headers = {}, as = party) {
    return new Promise((told, failed) => {
        const asked = request(`${stage.exchange}/${party.region}/v1${path}`, {
            method,
            ca: stage.pem("ca.pem"),
            cert: stage.pem(`${as.region}.pem`),
            key: stage.pem(`${as.region}.key`),
            headers: body ? { "Content-Type": "application/json", ...headers } : headers,
        });
        asked.on("error", failed);
        asked.on("response", (answer) => {
            let text = "";
            answer.setEncoding("utf8").on("data", (part) => (text += part));
            answer.on("end", () => {
                const read = text === "" ? undefined : JSON.parse(text);
                told({ status: answer.statusCode, headers: answer.headers, body: read });
            });
        });
        asked.end(body && JSON.stringify(body));
    });
}

async function until(what, look) {
    for (let tries = 0; tries < 300; ++tries) {
        const found = look();
        if (found) return found;
        await sleep(50);
    }
    throw new Error(`${what} did not come within 15 s`);
}

function run(program, args) {
    const ended = spawnSync(program, args, { encoding: "utf8" });
    if (ended.status !== 0) throw new Error(`${program} ${args[0]}: ${ended.stderr}`);
}

const open = (server) =>
    new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server.address().port)));

/** Starts it, calls `use` with what is there, and ends it whatever came of that. */
export async function withPlayingGateway(build, use) {
    const folder = mkdtempSync(join(tmpdir(), "kruispunt-webhooks-"));
    const sandbox = join(folder, "sandbox");
    const pem = (name) => readFileSync(join(sandbox, "pki", name));
    const kruispunt = join(build, "gateway/app/kruispunt");
    const servers = [];
    let gateway;
    try {
        const mappings = join(folder, "mappings");
        writeMappings(mappings);
        run(kruispunt, ["sandbox", sandbox, "--mappings", mappings, "--listen", "127.0.0.1:0"]);
        const parties = [];
        for (const region of [FIRST, SECOND]) {
            const calls = [];
            const server = listen(region, pem, calls);
            servers.push(server);
            const endpoint = `https://localhost:${await open(server)}/haak`;
            edit(join(sandbox, "kruispunt.toml"), (text) =>
                text.replace(`[${region}]\n`, `[${region}]\nendpoint = "${endpoint}"\n`)
            );
            parties.push({ region, calls });
        }
        const ready = join(folder, "ready.json");
        const config = join(sandbox, "kruispunt.toml");
        gateway = spawn(kruispunt, ["serve", "--config", config, "--ready-file", ready], {
            stdio: ["ignore", "ignore", "inherit"],
        });
        await until("the gateway", () => existsSync(ready));
        const { exchange } = JSON.parse(readFileSync(ready, "utf8"));
        return await use({ exchange, pem, structured: parties[0], binary: parties[1], until });
    } finally {
        gateway?.kill("SIGTERM");
        if (gateway) await new Promise((ended) => gateway.once("exit", ended));
        for (const server of servers) server.close();
        rmSync(folder, { recursive: true, force: true });
    }
}
