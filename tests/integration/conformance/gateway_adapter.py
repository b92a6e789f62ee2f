#!/usr/bin/env python3
"""The suite's adapter for Kruispunt: the gateway acts by itself; its clock is moved, and a feed
that halted is set going."""
import json
import subprocess
import sys
from typing import Any

SECONDS = 60
moved = 0


def move_clock(days: int, program: str, config: str) -> dict[str, Any]:
    global moved
    if days > moved:
        step = [program, "clock", "advance", f"{days - moved}d", "--config", config]
        done = subprocess.run(step, capture_output=True, text=True, timeout=SECONDS, check=False)
        if done.returncode != 0:
            return {"failed": done.stderr.strip()}
        moved = days
    return {"ok": True}


def resume_feed(program: str, config: str) -> dict[str, Any]:
    step = [program, "feed", "resume", "midden-nederland", "--config", config]
    done = subprocess.run(step, capture_output=True, text=True, timeout=SECONDS, check=False)
    if done.returncode != 0:
        return {"failed": done.stderr.strip()}
    return {"status": "finished", "outcome": "accepted"}


def answer(command: dict[str, Any], program: str, config: str) -> dict[str, Any]:
    name = command["command"]
    if name == "hello":
        return {"protocol": 1, "product": "Kruispunt", "version": "1",
                "features": ["clock", "years", "resume_feed"]}
    if name == "clock":
        return move_clock(command["ahead_days"], program, config)
    if name == "act" and command["action"] == "resume_feed":
        return resume_feed(program, config)
    if name in ("configure", "reset", "shutdown"):
        # Begun for this run alone, with an empty folder.
        return {"ok": True}
    return {"unsupported": True}


def main() -> None:
    program, config = sys.argv[1:]
    for line in sys.stdin:
        command = json.loads(line)
        print(json.dumps({"id": command["id"], **answer(command, program, config)}), flush=True)


main()
