#!/usr/bin/env python3
"""An adapter in Python (standard library): lines of the suite in, calls of the index out.

The suite writes one JSON object a line to this program and reads one a line from it
(conformance/catalogue/schemas/adapter.json). This one drives the example index over the interface
that it has for its own people; write yours against what your index has.

    "adapter": {"command": ["python3", "adapter.py", "http://127.0.0.1:9201/"]}
"""

import json
import sys
import urllib.error
import urllib.request

INDEX = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:9201/"


def ask(operation, asked):
    """One operation of the index's interface."""
    body = json.dumps(asked).encode("utf-8")
    request = urllib.request.Request(INDEX.rstrip("/") + "/" + operation, body)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def act(command):
    """Makes the index act, and says how it ended."""
    signal, action = command.get("signal", {}), command["action"]
    known = ("id", "bsn", "parents", "organisation", "reporter", "date", "informed", "reason")
    if action in ("give", "correct"):
        given = {name: signal[name] for name in (*known, "mutation_reason") if name in signal}
        result = ask("give", given)
    elif action == "withdraw":
        result = ask("withdraw", {"id": signal["id"], "reason": command["reason"]})
    elif action in ("close", "matches"):
        result = ask(action, {"id": signal["id"]})
    elif action == "relocate":
        move = command["relocation"]
        where = {"municipality": move["municipality"], "date": move["date"]}
        result = ask("relocate", {"id": signal["id"], **where})
    elif action == "update_match":
        result = ask("update", {"match": command["match"], "update": command["update"]})
    elif action == "inspect":
        result = ask("inspect", command["inspection"])
    else:
        return {"unsupported": True}
    told = {name: result[name] for name in ("http", "code", "field", "warnings") if name in result}
    return {"status": "finished", "outcome": result["outcome"], **told}


def observe(command):
    """What the index holds."""
    what = command["what"]
    held = ask("show", {"what": what, "signal": command.get("signal"), "match": command.get("match")})
    if held["held"] is None:
        return {"found": False}
    return {"found": True, what: held["held"]}


def configure(command):
    """Where the gateway is. The index was started with the certificates of the same folder."""
    ask("settings", {"gateway": command["gateway"], "gateway_oin": command["gateway_oin"]})
    return {"ok": True}


def forget(_):
    """Back to an index that holds nothing."""
    ask("forget", {})
    return {"ok": True}


def arrange(command):
    """A signal that was given, whatever came of it."""
    act({**command, "action": "give"})
    return {"ok": True}


COMMANDS = {
    "hello": lambda _: {"protocol": 1, "product": "Example index", "version": "1", "features": []},
    "configure": configure,
    "reset": forget,
    "arrange": arrange,
    "act": act,
    "observe": observe,
    "shutdown": lambda _: {"ok": True},
}


def answer_to(command):
    """The answer to one line: an unknown command is no failure, a mistake is said."""
    does = COMMANDS.get(command.get("command"))
    if does is None:
        return {"unsupported": True}
    try:
        return does(command)
    except (KeyError, ValueError, urllib.error.URLError) as error:
        return {"failed": type(error).__name__}


def main():
    for line in sys.stdin:
        command = json.loads(line)
        print(json.dumps({"id": command.get("id"), **answer_to(command)}), flush=True)
        if command.get("command") == "shutdown":
            break


if __name__ == "__main__":
    main()
