#!/usr/bin/env python3
"""docs/sandbox.md is typed as it stands; docs/configuration.md names every setting there is."""
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/integration/trust")]

import suite  # noqa: E402

PAGE = ROOT / "docs/sandbox.md"
CONFIGURATION = ROOT / "docs/configuration.md"
READS = ROOT / "gateway/app/config.cpp"
PORTS = ("8443", "9001", "9002", "9101", "9102")
TYPED_SECONDS = 60


def blocks(page):
    return re.findall(r"^```sh\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


def free_ports(count):
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [str(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def typed(folder):
    """The page's commands as one script, with this build, and a folder and ports of its own."""
    script = "trap 'kill $(jobs -p) 2>/dev/null' EXIT\n"  # also where a command fails midway
    script += "".join(blocks(PAGE.read_text(encoding="utf-8")))
    script = script.replace("$PWD/build/dev", str(suite.build_folder()))
    script = script.replace("/tmp/sandbox", folder)
    for written, free in zip(PORTS, free_ports(len(PORTS))):
        script, times = re.subn(rf"\b{written}\b", free, script)
        if not times:
            raise AssertionError(f"{PAGE.name} has no port {written} any more")
    return script


@unittest.skipUnless(shutil.which("curl"), "curl is not installed")
class Sandbox(unittest.TestCase):
    def test_a_match_crosses_it_by_the_pages_own_commands(self):
        with tempfile.TemporaryDirectory() as scratch:
            shell = subprocess.Popen(
                ["bash", "-euo", "pipefail", "-c", typed(f"{scratch}/sandbox")], cwd=ROOT,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                start_new_session=True)
            try:
                said, _ = shell.communicate(timeout=TYPED_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(shell.pid, signal.SIGTERM)
                said, _ = shell.communicate()
                self.fail(f"it did not end:\n{said}")
            self.assertEqual(shell.returncode, 0, said)
        for expected in ('"accepted":true', "match_made", "match_ended", "organisation.name"):
            self.assertIn(expected, said)
        self.assertNotIn('"accepted":false', said)


class Configuration(unittest.TestCase):
    def test_it_names_every_setting(self):
        source = READS.read_text(encoding="utf-8")
        read = re.findall(r"\.allow\(((?:\s*\"[^\"]*\")+)", source)
        read += re.findall(r"(?:own|region)_keys\s*=((?:\s*\"[^\"]*\")+)", source)
        keys = {key for words in read for text in re.findall(r'"([^"]*)"', words)
                for key in text.split()}
        self.assertGreater(len(keys), 30, "gateway/app/config.cpp is written otherwise by now")
        page = CONFIGURATION.read_text(encoding="utf-8")
        told = set(re.findall(r"`\[?([a-z0-9_]+)\]?[` ]", page))
        self.assertEqual(keys - told, set(), "settings that the page does not name")


if __name__ == "__main__":
    suite.run()
