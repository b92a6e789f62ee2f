"""What the suite says of a system: keys, a SUT file, a run, and its report."""
import json
import pathlib
import random
import socket
import subprocess
import sys
import tempfile
import unittest
from typing import Any

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "trust")]

import suite  # noqa: E402
from processes import find_program, run_program  # noqa: E402

CATALOGUE = HERE.parents[2] / "conformance" / "catalogue"
PROGRAM = "conformance/kruispunt-conformance"
OINS = {"gateway": "00000099000000000000", "esar": "00000099000000000001",
        "multisignaal": "00000099000000000002", "sisa": "00000099000000000003",
        "midden-nederland": "00000099000000000004"}
RUN_SECONDS = 180


def protocols_with(role: str) -> list[str]:
    """Those that have tests for the role."""
    return [name for name in OINS if any((CATALOGUE / name / role).glob("*.json"))]


def partner_of(protocol: str) -> str:
    return "sisa" if protocol == "multisignaal" else "multisignaal"


def endpoint(protocol: str, port: int) -> str:
    return f"https://localhost:{port}" + ("/webhook" if protocol == "multisignaal" else "")


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on; all different. Not of those that the system gives to callers:
    who calls where nobody listens yet could get that very port, and be its own listener."""
    found: list[int] = []
    for port in random.sample(range(20_000, 30_000), 200):
        try:
            socket.create_server(("127.0.0.1", port)).close()
        except OSError:
            continue
        found.append(port)
        if len(found) == count:
            return found
    raise AssertionError("no free ports between 20000 and 30000")


class Judged(unittest.TestCase):
    """A folder with keys, and a run of the suite in it."""

    def setUp(self) -> None:
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.program = find_program(suite.build_folder(), PROGRAM)

    def make_keys(self, protocol: str, role: str) -> pathlib.Path:
        keys = self.folder / f"keys-{protocol}-{role}"
        run_program(self.program, "keys", keys, "--protocol", protocol, "--role", role)
        return keys

    def run_suite(self, name: str, sut: dict[str, Any]) -> dict[str, str]:
        """Runs it; each test's verdict. What does not pass is shown."""
        file = self.folder / f"{name}.json"
        file.write_text(json.dumps({
            "product": {"name": name, "version": "of this tree", "vendor": "Kruispunt"}, **sut}))
        done = subprocess.run([self.program, "run", "--sut", file, "--out", self.folder / name],
                              text=True, capture_output=True, timeout=RUN_SECONDS, check=False)
        self.assertIn(done.returncode, (0, 1, 3), done.stderr)
        report = json.loads((self.folder / name / "report.json").read_text(encoding="utf-8"))
        self.said = done.stdout
        return {test["id"]: test["verdict"] for test in report["tests"]}

    def assert_passes(self, verdicts: dict[str, str]) -> None:
        self.assertGreater(len(verdicts), 10)
        # All that can be offered is: nothing may be left open, and no SHOULD be broken.
        short = {test: came for test, came in verdicts.items() if came != "PASS"}
        self.assertEqual(short, {}, self.said)
