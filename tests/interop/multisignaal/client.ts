// A client made from the published document: openapi-typescript's types, openapi-fetch's calls, over
// mutual TLS. One round of a signal's life, and what goes wrong on the way. Compiled by
// client.test.mjs, so a document that promises something else does not even build.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import { Agent, fetch as undiciFetch } from "undici";
import type { components, paths } from "./api.js";

type Signal = components["schemas"]["Signaal"];

export interface Stage {
    exchange: string;
    ca: Buffer;
    cert: Buffer;
    key: Buffer;
    bsn: string;
    yesterday: string;
}

/** fetch with the party's certificate: openapi-fetch hands it a Request. */
function mutualTls({ ca, cert, key }: Stage) {
    const dispatcher = new Agent({ connect: { ca, cert, key } });
    return async (asked: Request): Promise<Response> => {
        const body = asked.body === null ? undefined : await asked.text();
        const answer = await undiciFetch(asked.url, {
            method: asked.method,
            headers: [...asked.headers],
            body,
            dispatcher,
        });
        return answer as unknown as Response;
    };
}

export async function round(stage: Stage): Promise<void> {
    const api = createClient<paths>({
        baseUrl: `${stage.exchange}/multisignaal/v1`,
        fetch: mutualTls(stage),
    });
    const at = { path: { signaalId: "TS-1" } };
    const signal: Signal = {
        bsn: stage.bsn,
        instantie: { oin: "00000099000000003000", naam: "Jeugdteam Oost" },
        melder: { naam: "J. Jansen", telefoon: "+31201234567" },
        datum: stage.yesterday,
        geinformeerd: "beiden",
    };

    const given = await api.PUT("/signalen/{signaalId}", { params: at, body: signal });
    assert.equal(given.response.status, 201);
    assert.equal(given.data?.signaalId, "TS-1");
    assert.equal(given.data?.status, "actief");
    assert.equal(given.response.headers.get("API-Version"), "1.0.0");

    const shown = await api.GET("/signalen/{signaalId}", { params: at });
    assert.deepEqual(shown.data?._links, given.data?._links);
    const tag = shown.response.headers.get("ETag");
    assert.match(tag ?? "", /^"[^"]+"$/);

    const known = await api.GET("/signalen/{signaalId}", {
        params: { ...at, header: { "If-None-Match": tag! } },
    });
    assert.equal(known.response.status, 304);

    const corrected = await api.PUT("/signalen/{signaalId}", {
        params: { ...at, header: { "If-Match": tag! } },
        body: { ...signal, melder: { ...signal.melder, telefoon: "+31207654321" } },
    });
    assert.equal(corrected.response.status, 200);

    const late = await api.PUT("/signalen/{signaalId}", {
        params: { ...at, header: { "If-Match": tag! } },
        body: signal,
    });
    assert.equal(late.response.status, 412);
    assert.equal(late.error?.veld, "If-Match");

    const matches = await api.GET("/signalen/{signaalId}/matches", {
        params: { ...at, query: { pagina: 1, paginaGrootte: 10 } },
    });
    assert.deepEqual(matches.data?.matches, []);
    assert.match(matches.data?._links.self.href ?? "", /pagina=1&paginaGrootte=10$/);

    const wrong = await api.PUT("/signalen/{signaalId}", {
        params: { path: { signaalId: "TS-2" } },
        body: { ...signal, bsn: "999990018" },
    });
    assert.equal(wrong.response.status, 400);
    assert.equal(wrong.error?.code, "BSN_ONGELDIG");
    assert.deepEqual(wrong.error?.fouten, [{ code: "BSN_ONGELDIG", veld: "bsn" }]);

    const withdrawn = await api.DELETE("/signalen/{signaalId}", {
        params: { ...at, query: { reden: "vergissing" } },
    });
    assert.equal(withdrawn.response.status, 204);

    const gone = await api.GET("/signalen/{signaalId}", { params: at });
    assert.equal(gone.response.status, 404);
    assert.equal(gone.error?.code, "SIGNAAL_ONBEKEND");
}
