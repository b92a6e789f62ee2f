#!/usr/bin/env node
// An adapter in Node without packages: lines of the suite in, calls of the index out.
//
// The suite writes one JSON object a line to this program and reads one a line from it
// (conformance/catalogue/schemas/adapter.json). This one drives the example index over the interface
// that it has for its own people; write yours against what your index has.
//
//     "adapter": {"command": ["node", "adapter.mjs", "http://127.0.0.1:9201/"]}

import { createInterface } from "node:readline";

const index = new URL(process.argv[2] ?? "http://127.0.0.1:9201/");

/** One operation of the index's interface. */
async function ask(operation, asked) {
  const answer = await fetch(new URL(operation, index), {
    method: "POST",
    body: JSON.stringify(asked),
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`the index answered ${answer.status}`);
  return answer.json();
}

/** The members of `from` that are there and that the index knows. */
function only(from, names) {
  return Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]]));
}

const known = [
  "id",
  "bsn",
  "parents",
  "organisation",
  "reporter",
  "date",
  "informed",
  "reason",
  "mutation_reason",
];

const actions = {
  give: ({ signal }) => ask("give", only(signal, known)),
  correct: ({ signal }) => ask("give", only(signal, known)),
  withdraw: ({ signal, reason }) => ask("withdraw", { id: signal.id, reason }),
  close: ({ signal }) => ask("close", { id: signal.id }),
  matches: ({ signal }) => ask("matches", { id: signal.id }),
  relocate: ({ signal, relocation }) =>
    ask("relocate", { id: signal.id, municipality: relocation.municipality, date: relocation.date }),
  update_match: ({ match, update }) => ask("update", { match, update }),
  inspect: ({ inspection }) => ask("inspect", inspection),
};

const commands = {
  hello: () => ({ protocol: 1, product: "Example index", version: "1", features: [] }),
  configure: async ({ gateway, gateway_oin }) => {
    await ask("settings", { gateway, gateway_oin });
    return { ok: true };
  },
  reset: async () => {
    await ask("forget", {});
    return { ok: true };
  },
  arrange: async (command) => {
    await actions.give(command);
    return { ok: true };
  },
  act: async (command) => {
    if (!Object.hasOwn(actions, command.action)) return { unsupported: true };
    const result = await actions[command.action](command);
    return {
      status: "finished",
      outcome: result.outcome,
      ...only(result, ["http", "code", "field", "warnings"]),
    };
  },
  observe: async ({ what, signal = null, match = null }) => {
    const { held } = await ask("show", { what, signal, match });
    return held === null ? { found: false } : { found: true, [what]: held };
  },
  shutdown: () => ({ ok: true }),
};

/** The answer to one line: an unknown command is no failure, a mistake is said. */
async function answerTo(command) {
  if (!Object.hasOwn(commands, command.command)) return { unsupported: true };
  try {
    return await commands[command.command](command);
  } catch (error) {
    return { failed: error.message };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  console.log(JSON.stringify({ id: command.id, ...(await answerTo(command)) }));
  if (command.command === "shutdown") break;
}
