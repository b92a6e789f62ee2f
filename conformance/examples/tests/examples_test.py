#!/usr/bin/env python3
"""The example index passes its roles with each adapter, and docs/vendors.md is typed as it stands."""
import argparse
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "conformance/examples"
SCHEMAS = ROOT / "conformance/catalogue/check_schemas.py"
LACKS_SCHEMAS = 77
PAGE = ROOT / "docs/vendors.md"
PORTS = ("8443", "9100", "9201", "9101", "9102")
SECONDS = 120

suite = pathlib.Path("kruispunt-conformance")


def free_ports():
    probes = [socket.socket() for _ in PORTS]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [str(probe.getsockname()[1]) for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def with_ports(text, ports):
    """The text with free ports in the place of those that the page and the SUT file name."""
    for written, free in zip(PORTS, ports):
        text = re.sub(rf"\b{written}\b", free, text)
    return text


def run_suite(*arguments, folder):
    return subprocess.run(
        [suite, *arguments], cwd=folder, capture_output=True, text=True, timeout=SECONDS)


def wait_for(port):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(port))) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"nothing listens on port {port}")


class Run(unittest.TestCase):
    """A run in a folder, and its form."""

    folder: pathlib.Path

    def assert_has_the_published_form(self):
        """SUT file, evidence, report, and each line to and from the adapter."""
        judged = subprocess.run([sys.executable, SCHEMAS, "--run", self.folder / "run"],
                                capture_output=True, text=True, timeout=SECONDS)
        if judged.returncode == LACKS_SCHEMAS:
            self.skipTest(judged.stdout.strip())
        self.assertEqual(judged.returncode, 0, judged.stderr)
        self.assertRegex(judged.stdout, r"[1-9]\d* evidence, 1 report, [1-9]\d* adapter")


class Index(Run):
    """One index, one run for each adapter."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.ports = free_ports()
        shutil.copytree(EXAMPLES, self.folder, dirs_exist_ok=True)
        made = run_suite("keys", "keys", "--role", "index", folder=self.folder)
        self.assertEqual(made.returncode, 0, made.stderr)
        called, _, own = self.ports[:3]
        index = subprocess.Popen(
            [sys.executable, "multisignaal_index.py", "--keys", "keys", "--listen",
             f"127.0.0.1:{called}", "--api", f"127.0.0.1:{own}"],
            cwd=self.folder, stdout=subprocess.DEVNULL)
        self.addCleanup(index.wait)
        self.addCleanup(index.kill)
        wait_for(called)
        wait_for(own)

    def passes(self, *adapter):
        sut = json.loads(with_ports((EXAMPLES / "sut.json").read_text(), self.ports))
        sut["adapter"]["command"][:2] = adapter
        (self.folder / "sut.json").write_text(json.dumps(sut))
        ran = run_suite("run", "--sut", "sut.json", "--out", "run", folder=self.folder)
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        report = json.loads((self.folder / "run/report.json").read_text())
        self.assertEqual({each["verdict"] for each in report["tests"]}, {"PASS"})
        self.assertEqual({each["role"] for each in report["tests"]}, {"server", "client"})
        self.assertNotIn("shutdown", ran.stderr)
        self.assert_has_the_published_form()

    # proves: COM-01.9 COM-01.10 COM-02.7 COM-02.8 COM-03.7 COM-03.8 COM-04.5 COM-04.6 COM-04.7
    def test_with_the_adapter_in_python(self):
        self.passes(sys.executable, "adapter.py")

    @unittest.skipUnless(shutil.which("node"), "node is not installed")
    def test_with_the_adapter_in_node(self):
        self.passes("node", "adapter.mjs")

    @unittest.skipUnless(shutil.which("jq") and shutil.which("curl"), "jq or curl is not installed")
    def test_with_the_adapter_in_bash(self):
        self.passes("bash", "adapter.sh")


class Gateway(Run):
    """The suite's own gateway, with the files that the page names."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        ports = free_ports()
        for name in ("gateway.toml", "gateway-sut.json"):
            (self.folder / name).write_text(with_ports((EXAMPLES / name).read_text(), ports))
        self.port = ports[0]
        made = run_suite("keys", "gateway-keys", "--protocol", "multisignaal", "--role", "gateway",
                         folder=self.folder)
        self.assertEqual(made.returncode, 0, made.stderr)

    def run_against(self, *words):
        gateway = subprocess.Popen(
            [suite, "gateway", "--config", "gateway.toml", *words], cwd=self.folder)
        self.addCleanup(gateway.wait)
        self.addCleanup(gateway.kill)
        wait_for(self.port)
        return run_suite("run", "--sut", "gateway-sut.json", "--out", "run", folder=self.folder)

    def test_it_passes(self):
        ran = self.run_against()
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        report = json.loads((self.folder / "run/report.json").read_text())
        self.assertEqual({each["verdict"] for each in report["tests"]}, {"PASS"})
        self.assert_has_the_published_form()

    def test_the_mutant_that_the_page_names_is_found(self):
        mutant = re.search(r"`--mutant (\S+)`", PAGE.read_text(encoding="utf-8")).group(1)
        ran = self.run_against("--mutant", mutant)
        self.assertEqual(ran.returncode, 1, ran.stdout + ran.stderr)
        self.assertRegex(ran.stdout, rf"FAIL +{mutant.replace('.m-', '.')} ")


class Page(unittest.TestCase):
    def typed(self, folder):
        """Sections 2 and 3 as one script, up to what waits for Ctrl-C."""
        page = PAGE.read_text(encoding="utf-8")
        hour = page[page.index("## 2 "):page.index("## 4 ")]
        blocks = re.findall(r"^```sh\n(.*?)^```$", hour, re.DOTALL | re.MULTILINE)
        lines = [line for block in blocks for line in block.splitlines()
                 if not line.startswith("kruispunt-conformance serve")]
        script = "set -m\ntrap 'kill $(jobs -p) 2>/dev/null' EXIT\n" + "\n".join(lines)
        first = "python3 multisignaal_index.py --keys keys"
        self.assertIn(first, script)
        called, gateway, own = free_ports()[:3]
        script = script.replace(
            first, f"{first} --listen 127.0.0.1:{called} --api 127.0.0.1:{own}")
        copied = script.replace("/tmp/first-hour", folder)
        sut = f"{folder}/sut.json"
        edit = "; ".join(f"s/{old}/{new}/" for old, new in zip(PORTS, (called, gateway, own)))
        return copied.replace(
            "kruispunt-conformance keys", f"sed -i '{edit}' {sut}\nkruispunt-conformance keys", 1)

    def test_the_first_hour_ends_in_an_explained_failure(self):
        with tempfile.TemporaryDirectory() as scratch:
            path = f"{suite.parent}:{os.environ['PATH']}"
            shell = subprocess.Popen(
                ["bash", "-c", self.typed(f"{scratch}/first-hour")], cwd=ROOT,
                env={**os.environ, "PATH": path}, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, start_new_session=True)
            try:
                said, _ = shell.communicate(timeout=SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(shell.pid, signal.SIGKILL)
                said, _ = shell.communicate()
                self.fail(f"it did not end:\n{said}")
        for expected in ("the system answers", "All that is required passes.",
                         'step 2: /geinformeerd must be "ouders", but is "moeder"',
                         "The rule:\n  INF-1.1"):
            self.assertIn(expected, said)


class Pipelines(unittest.TestCase):
    """The jobs of the page's part on CI, in a repository that is the example's folder."""

    def commands(self, first):
        """The lines of the shell in that block of the page, job steps one by one."""
        page = PAGE.read_text(encoding="utf-8")
        block = re.search(rf"^```yaml\n({first}.*?)^```$", page, re.DOTALL | re.MULTILINE).group(1)
        if first == "conformance:":
            script = block[block.index("  script:\n"):block.index("  artifacts:\n")]
            return ["\n".join(re.findall(r"^    - (.*)$", script, re.MULTILINE))]
        whole = re.findall(r"^      - run: \|\n((?: {10}.*\n)+)", block, re.MULTILINE)
        return [*whole, *re.findall(r"^        run: (.*)$", block, re.MULTILINE)]

    def steps_end_well(self, steps):
        with tempfile.TemporaryDirectory() as scratch:
            ports = free_ports()
            shutil.copytree(EXAMPLES, scratch, dirs_exist_ok=True)
            sut = pathlib.Path(scratch, "sut.json")
            sut.write_text(with_ports(sut.read_text(), ports))
            summary = pathlib.Path(scratch, "summary.md")
            called, _, own = ports[:3]
            script = "\n".join(
                textwrap.dedent(step).replace(
                    "--keys keys &", f"--keys keys --listen 127.0.0.1:{called} --api 127.0.0.1:{own} &")
                for step in steps)
            path = f"{suite.parent}:{os.environ['PATH']}"
            ran = subprocess.run(
                ["bash", "-ec", "trap 'kill $(jobs -p) 2>/dev/null' EXIT\n" + script], cwd=scratch,
                env={**os.environ, "PATH": path, "GITHUB_STEP_SUMMARY": str(summary)},
                capture_output=True, text=True, timeout=SECONDS)
            self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
            self.assertIn("the adapter answers", ran.stdout)
            self.assertTrue(pathlib.Path(scratch, "run/junit.xml").exists())
            return summary.read_text() if summary.exists() else ""

    def test_the_job_for_gitlab_runs_as_it_stands(self):
        steps = self.commands("conformance:")
        self.assertEqual(len(steps[0].splitlines()), 5)
        self.steps_end_well(steps)

    def test_the_job_for_github_runs_as_it_stands(self):
        steps = self.commands("on: push")
        self.assertEqual(len(steps), 2)
        self.assertIn("PASS", self.steps_end_well(steps))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--suite", type=pathlib.Path, required=True)
    arguments, rest = parser.parse_known_args()
    suite = arguments.suite.resolve()
    unittest.main(argv=[sys.argv[0], *rest])
