#!/usr/bin/env python3
"""An adapter in front of a reference's: adapter_relay.py ADDRESS KEPT [NOT-KNOWN…].

What an act came to it tells only when asked for the `status`; the commands named NOT-KNOWN it does
not know. Lines on standard input and output; each is kept, as it came and as it went, in KEPT.
"""

import json
import pathlib
import sys
import urllib.request

PATIENCE_S = 30


class Relay:
    def __init__(self, address, kept, *not_known):
        self.address = address
        self.kept = pathlib.Path(kept)
        self.not_known = not_known
        self.ended = None

    def answer(self, line):
        with self.kept.open("a", encoding="utf-8") as kept:
            kept.write(line.strip() + "\n")
            told = json.dumps(self.answer_to(json.loads(line)))
            kept.write(told + "\n")
        return told

    def answer_to(self, command):
        here = {"id": command["id"]}
        if command["command"] in self.not_known:
            return {**here, "unsupported": True}
        if command["command"] == "status":
            return {**self.ended, **here}
        told = self.ask(command)
        if command["command"] != "act" or "status" not in told:
            return told
        self.ended = told
        return {**here, "status": "started"}

    def ask(self, command):
        asked = urllib.request.Request(self.address, json.dumps(command).encode())
        with urllib.request.urlopen(asked, timeout=PATIENCE_S) as answer:
            return json.load(answer)


if __name__ == "__main__":
    relay = Relay(*sys.argv[1:])
    for said in sys.stdin:
        print(relay.answer(said), flush=True)
