// What a test that with_gateway.py runs knows of its stage.
import { readFileSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";

export const SKIPPED = 77;

/** The module by that name; ends the test as skipped, saying why, where npm did not install it. */
export async function need(name) {
    try {
        return await import(name);
    } catch (missing) {
        if (missing.code !== "ERR_MODULE_NOT_FOUND") throw missing;
        console.log(`skipped: ${name} is not installed: npm ci in build/interop, as ./dev test does`);
        process.exit(SKIPPED);
    }
}

const stage = JSON.parse(readFileSync(process.env.KRUISPUNT_STAGE, "utf8"));

export const exchange = stage.addresses.exchange;
export const portal = stage.addresses.portal;
/** The build's folder. */
export const build = stage.build;
/** `{esar: {endpoint, control}, …}` */
export const regions = stage.regions;

/** A PEM file of the sandbox: a Buffer. */
export const pem = (name) => readFileSync(join(stage.sandbox, "pki", name));

/** Connections that show that party's certificate and trust the sandbox's authority. */
export const agentOf = (party) =>
    new Agent({ ca: pem("ca.pem"), cert: pem(`${party}.pem`), key: pem(`${party}.key`) });

/** The `number`th BSN that nobody has: it begins with 9999 and passes the 11-test. */
export function madeUpBsn(number) {
    const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let found = -1;
    for (let digits = 999900000; digits < 1000000000; ++digits) {
        const sum = weights.reduce((so_far, w, at) => so_far + w * Number(String(digits)[at]), 0);
        if (sum % 11 === 0 && ++found === number) return String(digits);
    }
    throw new RangeError("there are not that many made-up numbers");
}

/** `YYYY-MM-DD` by the UTC clock, a day that has begun in Amsterdam whatever the hour. */
export const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
