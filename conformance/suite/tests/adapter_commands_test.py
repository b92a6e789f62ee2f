#!/usr/bin/env python3
"""Every command of the adapter's protocol is sent, to a program and to an address, and every line
has the published form: adapter_commands_test.py PROGRAM."""

import functools
import http.server
import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from adapter_relay import Relay

PROGRAM = sys.argv.pop(1)
HERE = pathlib.Path(__file__).resolve().parent
CATALOGUE = HERE.parents[1] / "catalogue"
PATIENCE_S = 60
LACKS_SCHEMAS = 77
COMMANDS = {
    "hello", "configure", "reset", "arrange", "act", "status", "observe", "clock", "shutdown"
}
INDEX_TESTS = ("multisignaal.srv.com-21.5", "multisignaal.cli.ms-04.1")
GATEWAY_TESTS = ("multisignaal.gw.com-12.5",)
OINS = {
    "gateway": "00000099000000000000",
    "multisignaal": "00000099000000000002",
    "sisa": "00000099000000000003",
}


def call(*arguments, cwd=None):
    return subprocess.run(
        [*map(str, arguments)], cwd=cwd, capture_output=True, text=True, timeout=PATIENCE_S
    )


def free_ports(count):
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


class Posted(http.server.BaseHTTPRequestHandler):
    """The relay behind an address."""

    def __init__(self, relay, *arguments):
        self.relay = relay
        super().__init__(*arguments)

    def do_POST(self):
        said = self.rfile.read(int(self.headers["Content-Length"]))
        told = (self.relay.answer(said.decode()) + "\n").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_):
        """The lines are kept by the relay."""


class Reference(unittest.TestCase):
    """A reference system with an adapter before its own, and a run against it."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.kept = self.folder / "lines"

    def start(self, *words, config):
        (self.folder / "reference.toml").write_text(config)
        ready = self.folder / "ready.json"
        process = subprocess.Popen(
            [PROGRAM, *words, "--config", "reference.toml", "--ready-file", ready], cwd=self.folder
        )
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        end = time.monotonic() + PATIENCE_S
        while not ready.exists():
            self.assertLess(time.monotonic(), end, "the reference did not come")
            time.sleep(0.05)
        return process, json.loads(ready.read_text())

    def make_keys(self, role):
        made = call(
            PROGRAM, "keys", "keys", "--protocol", "multisignaal", "--role", role, cwd=self.folder
        )
        self.assertEqual(made.returncode, 0, made.stderr)

    def own_lines(self, oin):
        return (
            'listen = "127.0.0.1:0"\ncontrol = "127.0.0.1:0"\nca = "keys/ca.pem"\n'
            'crl = "keys/crl.pem"\n'
            f'certificate = "keys/sut.pem"\nkey = "keys/sut.key"\noin = "{OINS[oin]}"\n'
        )

    def program(self, address, *not_known):
        """The SUT file's adapter: a program of the suite's own."""
        words = [sys.executable, str(HERE / "adapter_relay.py"), address, str(self.kept)]
        return {"command": [*words, *not_known]}

    def address(self, behind, *not_known):
        """The SUT file's adapter: an address."""
        relay = Relay(behind, self.kept, *not_known)
        server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Posted, relay)
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        return {"url": f"http://127.0.0.1:{server.server_port}/"}

    def run_index(self, made_adapter, *not_known):
        """Both roles of an index."""
        self.make_keys("index")
        config = self.own_lines("multisignaal") + f'gateway_oin = "{OINS["gateway"]}"\n'
        _, ready = self.start("region", "multisignaal", config=config)
        sut = {
            "roles": ["server", "client"],
            "oin": OINS["multisignaal"],
            "url": ready["endpoint"],
            "listen": {"gateway": f"127.0.0.1:{free_ports(1)[0]}"},
            "adapter": made_adapter(ready["control"] + "/adapter", *not_known),
        }
        self.judge(sut, INDEX_TESTS)

    def run_gateway(self, made_adapter):
        self.make_keys("gateway")
        region, partner = free_ports(2)
        config = self.own_lines("gateway")
        for protocol, at in (("multisignaal", f"{region}/webhook"), ("sisa", partner)):
            config += (
                f'[regions.{protocol}]\nprotocol = "{protocol}"\noin = "{OINS[protocol]}"\n'
                f'endpoint = "https://localhost:{at}"\n'
            )
        process, ready = self.start("gateway", config=config)
        sut = {
            "roles": ["gateway"],
            "oin": OINS["gateway"],
            "url": ready["exchange"],
            "listen": {"region": f"127.0.0.1:{region}", "partner": f"127.0.0.1:{partner}"},
            "partner": {"protocol": "sisa"},
            "features": {"clock": True},
            "adapter": made_adapter(ready["control"] + "/adapter"),
        }
        self.judge(sut, GATEWAY_TESTS)
        self.assertIsNone(process.poll(), "the end of a run is not the end of the system")

    def judge(self, sut, tests):
        whole = {
            "product": {"name": "reference", "version": "1", "vendor": "Kruispunt"},
            "protocol": "multisignaal",
            "keys": "keys",
            "patience_ms": 1000,
            **sut,
        }
        (self.folder / "sut.json").write_text(json.dumps(whole))
        chosen = [word for test in tests for word in ("--test", test)]
        ran = call(
            PROGRAM, "run", "--sut", "sut.json", "--out", "run", *chosen, cwd=self.folder
        )
        self.assertEqual(ran.returncode, 0, ran.stdout + ran.stderr)
        self.assertNotIn("shutdown", ran.stderr)
        report = json.loads((self.folder / "run/report.json").read_text())
        self.assertEqual({each["id"]: each["verdict"] for each in report["tests"]},
                         {each: "PASS" for each in tests})

    def said(self):
        """What the suite said, in order."""
        lines = map(json.loads, self.kept.read_text().splitlines())
        return [line for line in lines if "command" in line]

    def names(self):
        return [line["command"] for line in self.said()]

    def assert_has_the_form(self):
        judged = call(
            sys.executable, CATALOGUE / "check_schemas.py", "--lines", self.kept, "--run",
            self.folder / "run"
        )
        if judged.returncode == LACKS_SCHEMAS:
            self.skipTest(judged.stdout.strip())
        self.assertEqual(judged.returncode, 0, judged.stderr)

    def test_a_program_is_sent_every_command(self):
        self.run_index(self.program)
        index = self.names()
        for command in ("hello", "configure", "reset"):
            self.assertEqual(index.count(command), 2, "once a role")
        self.assertEqual(index.count("shutdown"), 2, "before its input is closed")
        self.assertEqual(index[-1], "shutdown")
        self.run_gateway_anew(self.program)
        self.assertEqual(set(index) | set(self.names()), COMMANDS)

    def test_an_address_is_sent_every_command(self):
        self.run_index(self.address)
        index = self.names()
        self.assertEqual(index.count("configure"), 2)
        self.assertEqual(index.count("shutdown"), 1, "once, at the end of the run")
        self.assertEqual(index[-1], "shutdown")
        self.run_gateway_anew(self.address)
        self.assertEqual(set(index) | set(self.names()), COMMANDS)

    def run_gateway_anew(self, made_adapter):
        """In a folder of its own, with the lines of both runs kept."""
        before = self.kept.read_text()
        other = self.folder / "gateway"
        other.mkdir()
        self.folder = other
        self.run_gateway(made_adapter)
        self.assertEqual(self.names()[-1], "shutdown")
        self.assertGreater(len(self.kept.read_text()), len(before))

    def test_what_is_sent_and_answered_has_the_published_form(self):
        self.run_index(self.address)
        self.assert_has_the_form()

    def test_a_state_is_arranged_where_nobody_hears_of_it(self):
        self.run_index(self.program)
        said = self.said()
        self.assertEqual([each["state"] for each in said if each["command"] == "arrange"],
                         ["given"])
        self.assertEqual([each["action"] for each in said if each["command"] == "act"],
                         ["give", "close"], "of the test that hears the index call")

    def test_one_that_knows_no_arrange_acts(self):
        self.run_index(self.program, "arrange")
        names = self.names()
        self.assertEqual(names[names.index("arrange") + 1], "act")


class Silent(unittest.TestCase):
    """One that does not answer to `shutdown`."""

    def test_it_is_said_and_no_verdict_rests_on_it(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            made = call(PROGRAM, "keys", "keys", "--protocol", "multisignaal", "--role", "index",
                        cwd=folder)
            self.assertEqual(made.returncode, 0, made.stderr)
            (folder / "adapter.py").write_text(
                "import json, sys\n"
                "for line in sys.stdin:\n"
                "    id = json.loads(line)['id']\n"
                "    if 'shutdown' not in line:\n"
                "        print(json.dumps({'id': id, 'ok': True, 'protocol': 1}), flush=True)\n"
            )
            (folder / "sut.json").write_text(json.dumps({
                "product": {"name": "silent", "version": "1", "vendor": "Kruispunt"},
                "protocol": "multisignaal", "roles": ["client"], "oin": OINS["multisignaal"],
                "keys": "keys", "listen": {"gateway": f"127.0.0.1:{free_ports(1)[0]}"},
                "adapter": {"command": [sys.executable, "adapter.py"]}, "patience_ms": 500}))
            ran = call(PROGRAM, "run", "--sut", "sut.json", "--out", "run", "--test",
                       "multisignaal.cli.ms-04.1", cwd=folder)
            self.assertEqual(ran.returncode, 3, ran.stdout + ran.stderr)
            self.assertIn("the adapter did not answer `shutdown`: no answer in time", ran.stderr)


if __name__ == "__main__":
    unittest.main()
