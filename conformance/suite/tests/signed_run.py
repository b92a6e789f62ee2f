"""A vendor's signed run for the tests of what a body does with it; PROGRAM is the first argument.

A reference region is tested in both its roles, to a challenge.
"""

import json
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1)
SCHEMAS = pathlib.Path(__file__).parents[2] / "catalogue" / "schemas"
NONCE = "opgave-2027-0001-a8d3c1f0"
OIN = "00000099000000000002"
ACCEPTED, REFUSED, ASKED_WRONGLY = 0, 5, 2
PATIENCE_S = 30


def call(*arguments, cwd=None):
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, timeout=120
    )


def wait_for(what, found):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if found():
            return
        time.sleep(0.05)
    raise AssertionError(f"{what} did not come within {PATIENCE_S} s")


class Region:
    """The reference region that is tested, until the block ends."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "region.toml").write_text(
            'listen = "127.0.0.1:0"\ncontrol = "127.0.0.1:0"\nca = "keys/ca.pem"\n'
            'crl = "keys/crl.pem"\ncertificate = "keys/sut.pem"\nkey = "keys/sut.key"\n'
            f'oin = "{OIN}"\ngateway_oin = "00000099000000000000"\n'
        )

    def __enter__(self):
        ready = self.folder / "ready.json"
        self.process = subprocess.Popen(
            [PROGRAM, "region", "multisignaal", "--config", "region.toml", "--ready-file", ready],
            cwd=self.folder,
        )
        wait_for("the region", ready.exists)
        return json.loads(ready.read_text())

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(PATIENCE_S)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def sut(ready):
    return {
        "product": {
            "name": "Wijkindex",
            "version": "5.1",
            "vendor": "Voorbeeld B.V.",
            "build_sha256": "ab" * 32,
        },
        "protocol": "multisignaal",
        "roles": ["server", "client"],
        "features": {"clock": True},
        "oin": OIN,
        "keys": "keys",
        "url": ready["endpoint"],
        "listen": {"gateway": f"127.0.0.1:{free_port()}"},
        "adapter": {"url": ready["control"] + "/adapter"},
        "patience_ms": 3000,
    }


def trust(run, public_key):
    return {
        "keys": [{"vendor": "Voorbeeld B.V.", "public_key": public_key}],
        "catalogues": [{"sha256": run["catalogue_sha256"], "not_after": "2100-01-01T00:00:00Z"}],
        "suites": [{"version": run["suite"]["version"], "builds": [run["suite"]["sha256"]]}],
        "challenges": [
            {
                "nonce": NONCE,
                "vendor": "Voorbeeld B.V.",
                "product": "Wijkindex",
                "protocol": "multisignaal",
                "roles": ["server", "client"],
                "features": ["clock"],
                "not_before": "2020-01-01T00:00:00Z",
                "not_after": "2100-01-01T00:00:00Z",
            }
        ],
    }

class SignedRun(unittest.TestCase):
    """Made once for a class, in `folder`: `run`, `run.tar`, and `body.json`, what a body goes by."""

    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.kept.name)
        made = call("keys", "keys", "--protocol", "multisignaal", "--role", "index", cwd=cls.folder)
        assert made.returncode == 0, made.stderr
        (cls.folder / "challenge.json").write_text(json.dumps({"nonce": NONCE}))
        with Region(cls.folder) as ready:
            (cls.folder / "sut.json").write_text(json.dumps(sut(ready)))
            ran = call(
                "run", "--sut", "sut.json", "--challenge", "challenge.json", "--out", "run",
                cwd=cls.folder,
            )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        signed = call(
            "sign", "run", "--key", "keys/sut.key", "--certificate", "keys/sut.pem",
            "--archive", "run.tar",
            cwd=cls.folder,
        )
        assert signed.returncode == 0, signed.stderr
        cls.public_key = next(
            line.removeprefix("public key ")
            for line in signed.stdout.splitlines()
            if line.startswith("public key ")
        )
        cls.recorded = cls.folder / "run"
        run = json.loads((cls.recorded / "run.json").read_text())
        (cls.folder / "body.json").write_text(json.dumps(trust(run, cls.public_key)))

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def verified(self, submission, *more):
        return call("verify", submission, "--trust", self.folder / "body.json", *more)
