#!/usr/bin/env python3
"""The exit codes are those of docs/conformance.md, each of them seen: exit_codes_test.py PROGRAM."""

import json
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1)
ROOT = pathlib.Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs/conformance.md"
CATALOGUE = ROOT / "conformance/catalogue"
OIN = "00000099000000000002"
MUTANT, BROKEN_TEST = "multisignaal.srv.m-ms-20.7", "multisignaal.srv.ms-20.7"
PATIENCE_S = 60
# Each needs a process that is interrupted at its work.
SEEN_ELSEWHERE = {("selftest", 130): "selftest_interrupt_test.py"}
SLOW_ADAPTER = """
import json, sys, time
for line in sys.stdin:
    time.sleep(0.3 if '"act"' in line else 0)
    said = {"id": json.loads(line)["id"], "protocol": 1, "status": "finished", "outcome": "failed"}
    print(json.dumps(said), flush=True)
"""


def documented():
    """{command: codes} of the page's table, the first word of each command alone."""
    page = PAGE.read_text(encoding="utf-8")
    table = page[page.index("## Exit codes"):page.index("## What it cannot prove")]
    codes = {}
    for command, code in re.findall(r"^\| `?([a-z]+)[^|]*\| (\d+) \|", table, re.MULTILINE):
        codes.setdefault(command, set()).add(int(code))
    return codes


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class ExitCodes(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.seen = set()

    def ends(self, code, command, *words):
        done = subprocess.run([PROGRAM, command, *map(str, words)], cwd=self.folder,
                              capture_output=True, text=True, timeout=PATIENCE_S)
        self.assertEqual(done.returncode, code, f"{command} {words}\n{done.stdout}{done.stderr}")
        self.seen.add((command, code))

    def test_each_documented_code_is_given_and_no_other(self):
        self.ends(0, "keys", "keys", "--role", "index")
        self.look_at_the_catalogue()
        self.run_it()
        self.look_at_runs()
        self.interrupt_a_run()
        self.hand_in()
        self.try_the_selftest()
        codes = documented()
        for command, code in self.seen | set(SEEN_ELSEWHERE):
            self.assertIn(code, codes["each"] | codes.get(command, set()), command)
        for command in codes.keys() - {"each"}:
            for code in codes[command]:
                self.assertIn((command, code), self.seen | set(SEEN_ELSEWHERE), "never seen")

    def test_every_command_is_of_the_program(self):
        told = subprocess.run([PROGRAM, "--help"], capture_output=True, text=True,
                              timeout=PATIENCE_S).stdout
        for command in documented().keys() - {"each"}:
            self.assertRegex(told, rf"(?m)^  {command} ")
        for code in set().union(*documented().values()):
            self.assertRegex(told[told.index("Exit codes:"):], rf"\b{code}\s")

    def look_at_the_catalogue(self):
        shutil.copytree(CATALOGUE, self.folder / "catalogue")
        self.ends(0, "list")
        self.ends(0, "coverage")
        self.ends(0, "explain", BROKEN_TEST)
        self.ends(2, "explain", "no.such.test")
        self.ends(2, "coverage", "--no-such-option")
        (self.folder / "catalogue/untested.tsv").write_text("sentence\trole\tclass\treason\n")
        self.ends(2, "list", "--lint", "--catalogue", "catalogue")

    def sut(self, name, **more):
        (self.folder / name).write_text(json.dumps({
            "product": {"name": "X", "version": "1", "vendor": "V", "build_sha256": "ab" * 32},
            "protocol": "multisignaal", "roles": ["server"], "oin": OIN, "keys": "keys",
            "patience_ms": 1000, **more}))

    def start(self, *words):
        """The reference region; its SUT file is sut.json."""
        (self.folder / "region.toml").write_text(
            'listen = "127.0.0.1:0"\ncontrol = "127.0.0.1:0"\nca = "keys/ca.pem"\n'
            'crl = "keys/crl.pem"\n'
            f'certificate = "keys/sut.pem"\nkey = "keys/sut.key"\noin = "{OIN}"\n'
            'gateway_oin = "00000099000000000000"\n')
        ready = self.folder / "ready.json"
        ready.unlink(missing_ok=True)
        process = subprocess.Popen(
            [PROGRAM, "region", "multisignaal", "--config", "region.toml", "--ready-file", ready,
             *words], cwd=self.folder)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.wait_for(ready.exists)
        at = json.loads(ready.read_text())
        self.sut("sut.json", url=at["endpoint"], adapter={"url": at["control"] + "/adapter"},
                 listen={"gateway": f"127.0.0.1:{free_port()}"})
        return process

    def wait_for(self, found):
        end = time.monotonic() + PATIENCE_S
        while not found():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)

    def run_it(self):
        chosen = ("--test", BROKEN_TEST)
        region = self.start()
        self.ends(0, "doctor", "--sut", "sut.json")
        self.ends(0, "run", "--sut", "sut.json", "--out", "whole", *chosen)
        region.terminate()
        self.assertEqual(region.wait(PATIENCE_S), 0)
        self.start("--mutant", MUTANT)
        self.ends(1, "run", "--sut", "sut.json", "--out", "failed", *chosen)
        self.sut("nobody.json", url=f"https://localhost:{free_port()}/webhook")
        self.ends(2, "doctor", "--sut", "nobody.json")
        self.ends(3, "run", "--sut", "nobody.json", "--out", "undecided", *chosen)
        self.ends(2, "run", "--sut", "no-such-file.json")

    def look_at_runs(self):
        for name, code in (("whole", 0), ("failed", 1), ("undecided", 3)):
            self.ends(code, "judge", name)
        self.ends(0, "report", "failed", "--format", "markdown")
        self.ends(0, "diff", "failed", "whole")
        self.ends(1, "diff", "whole", "failed")
        self.ends(2, "diff", "whole", "no-such-run")
        shutil.copytree(self.folder / "failed", self.folder / "edited")
        report = self.folder / "edited/report.json"
        report.write_text(report.read_text().replace("FAIL", "PASS"))
        self.ends(5, "judge", "edited")

    def interrupt_a_run(self):
        (self.folder / "adapter.py").write_text(SLOW_ADAPTER)
        self.sut("slow.json", roles=["client"], listen={"gateway": f"127.0.0.1:{free_port()}"},
                 adapter={"command": [sys.executable, "adapter.py"]})
        run = subprocess.Popen([PROGRAM, "run", "--sut", "slow.json", "--out", "interrupted"],
                               cwd=self.folder, stdout=subprocess.DEVNULL)
        self.addCleanup(run.kill)
        evidence = self.folder / "interrupted/evidence"
        self.wait_for(lambda: evidence.exists() and any(evidence.iterdir()))
        run.send_signal(signal.SIGINT)
        self.assertEqual(run.wait(PATIENCE_S), 130)
        self.seen.add(("run", 130))

    def hand_in(self):
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", "vendor.key"],
                       cwd=self.folder, check=True, capture_output=True)
        self.ends(0, "sign", "whole", "--key", "vendor.key")
        (self.folder / "trust.json").write_text(json.dumps(
            {"keys": [], "suites": [], "catalogues": [], "challenges": [], "used": []}))
        self.ends(5, "verify", "whole", "--trust", "trust.json")
        self.ends(2, "verify", "whole", "--trust", "no-such-file.json")

    def try_the_selftest(self):
        self.ends(0, "selftest", "--mutant", MUTANT)
        self.ends(2, "selftest", "--mutant", "no.such.mutant")
        mutants = self.folder / "catalogue/multisignaal/mutants/server.json"
        all_of_them = json.loads(mutants.read_text())
        for each in all_of_them["mutants"]:
            if each["id"] == MUTANT:
                each["does"] = {"alter": {"nothing": True}}
        mutants.write_text(json.dumps(all_of_them))
        self.ends(6, "selftest", "--mutant", MUTANT, "--catalogue", "catalogue")


if __name__ == "__main__":
    unittest.main()
