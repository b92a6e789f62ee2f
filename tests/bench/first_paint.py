"""How soon the pages are there in a browser (tests/browser/first_paint.mjs)."""
import json
import pathlib
import shutil
import subprocess

from programs import BenchError
from table import say

ROOT = pathlib.Path(__file__).resolve().parents[2]
SKIPPED = 77
SECONDS = 120


def painted(gateway, party):
    """Figures of a page as that party sees it; None, said why, where there is no browser."""
    node = shutil.which("node") or shutil.which("nodejs")
    if node is None:
        say("  not measured: there is no node")
        return None
    command = [ROOT / "tests/browser/run_one", node, ROOT / "build/browser", "first_paint.mjs",
               gateway.portal, gateway.pki, party]
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True,
                          timeout=SECONDS, check=False)
    if done.returncode == SKIPPED:
        say(f"  not measured: {done.stdout.strip()}")
        return None
    if done.returncode != 0:
        raise BenchError(f"first_paint.mjs failed: {done.stderr.strip() or done.stdout.strip()}")
    return json.loads(done.stdout)


def measure_first_paint(gateway, name, table):
    for party in ("coordinator", "operator-multisignaal"):
        found = painted(gateway, party)
        if found is None:
            return
        title = f"{name}: Overzicht, {party}"
        table.add(f"{title}: first paint", found["paint"]["median"], "ms",
                  f"worst {found['paint']['worst']:.0f} ms of {found['times']}; nothing kept from "
                  "before; TLS and the client certificate through Playwright's proxy")
        table.add(f"{title}: live figures drawn", found["live"]["median"], "ms",
                  f"worst {found['live']['worst']:.0f} ms")
        table.add(f"{title}: size", found["octets"] / 1000, "KB",
                  f"{found['files']} files, not compressed, the API's answers with them")
        say(f"  {party}: first paint {found['paint']['median']:.0f} ms, live after "
            f"{found['live']['median']:.0f} ms, {found['octets']:,} octets")
