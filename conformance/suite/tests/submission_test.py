#!/usr/bin/env python3
"""What a vendor hands in and a body looks at, by the commands: submission_test.py PROGRAM.

A reference region is tested in both its roles, to a challenge; its run is shown, signed, verified,
tampered with, compared and served.
"""

import base64
import datetime
import hashlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

PROGRAM = sys.argv.pop(1)
SCHEMAS = pathlib.Path(__file__).parents[2] / "catalogue" / "schemas"
NONCE = "opgave-2027-0001-a8d3c1f0"
OIN = "00000099000000000002"
UNTIL = (datetime.date.today() + datetime.timedelta(days=365)).isoformat()
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
            'certificate = "keys/sut.pem"\nkey = "keys/sut.key"\n'
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


class Submissions(unittest.TestCase):
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

    def test_the_folder_and_its_archive_are_accepted(self):
        for submission in (self.recorded, self.folder / "run.tar"):
            came = self.verified(submission)
            self.assertEqual(came.returncode, ACCEPTED, came.stdout)
            self.assertTrue(came.stdout.endswith("ACCEPTED\n"))
            self.assertIn("signed by Voorbeeld B.V.", came.stdout)

    def test_the_version_is_what_the_run_names(self):
        run = json.loads((self.recorded / "run.json").read_text())
        self.assertEqual(
            call("--version").stdout.splitlines(),
            [
                f"kruispunt-conformance {run['suite']['version']}",
                f"build     {run['suite']['sha256']}",
                f"catalogue {run['catalogue_sha256']}",
            ],
        )

    def test_a_flipped_octet_is_refused_by_the_seal(self):
        with tempfile.TemporaryDirectory() as other:
            copy = pathlib.Path(other) / "run"
            shutil.copytree(self.recorded, copy)
            evidence = min(copy.glob("evidence/*.json"))
            evidence.write_text(evidence.read_text().replace('"took_ms":', '"took_ms":1', 1))
            came = self.verified(copy, "--json")
            self.assertEqual(came.returncode, REFUSED)
            refused = [each for each in json.loads(came.stdout)["steps"] if "why" in each]
            self.assertEqual(refused[0]["step"], "seal")
            self.assertIn(evidence.name, refused[0]["why"])

    def test_a_certificate_of_another_key_is_refused(self):
        with tempfile.TemporaryDirectory() as other:
            copy = pathlib.Path(other) / "run"
            shutil.copytree(self.recorded, copy)
            statement = copy / "statement.dsse.json"
            document = json.loads(statement.read_text())
            document["signatures"][0]["cert"] = (self.folder / "keys/region.pem").read_text()
            statement.write_text(json.dumps(document))
            came = self.verified(copy)
            self.assertEqual(came.returncode, REFUSED)
            self.assertIn("certificate that was sent along is of another key", came.stdout)

    def test_a_link_out_of_the_folder_is_refused(self):
        with tempfile.TemporaryDirectory() as other:
            copy = pathlib.Path(other) / "run"
            shutil.copytree(self.recorded, copy)
            (copy / "evidence" / "host.json").symlink_to("/etc/hostname")
            came = self.verified(copy)
            self.assertEqual(came.returncode, REFUSED)
            self.assertIn("is a link", came.stdout)

    def test_after_the_catalogues_day_it_is_refused(self):
        came = self.verified(self.recorded, "--at", "2100-01-02T00:00:00Z")
        self.assertEqual(came.returncode, REFUSED)
        self.assertIn("was accepted until", came.stdout)

    def test_what_is_asked_wrongly_is_no_refusal(self):
        self.assertEqual(self.verified(self.folder / "nowhere").returncode, ASKED_WRONGLY)
        self.assertEqual(self.verified(self.recorded, "--at", "tomorrow").returncode, ASKED_WRONGLY)
        came = call("verify", self.recorded, "--trust", self.recorded / "run.json")
        self.assertEqual(came.returncode, ASKED_WRONGLY)
        self.assertIn("keys: is not there", came.stderr)

    def test_every_form_is_made_of_the_folder_and_of_its_archive(self):
        files = {
            "json": "report.json", "junit": "junit.xml", "earl": "earl.jsonld",
            "markdown": "summary.md", "html": "report.html",
        }
        for form, file in files.items():
            for submission in (self.recorded, self.folder / "run.tar"):
                shown = call("report", submission, "--format", form)
                self.assertEqual(shown.returncode, 0, shown.stderr)
                self.assertEqual(shown.stdout, (self.recorded / file).read_text(), form)

    @unittest.skipUnless(Draft202012Validator, "python3-jsonschema is not installed")
    def test_the_files_have_the_forms_of_their_schemas(self):
        files = {
            "report": self.recorded / "report.json",
            "trust": self.folder / "body.json",
        }
        for schema, file in files.items():
            validator = Draft202012Validator(json.loads((SCHEMAS / f"{schema}.json").read_text()))
            document = json.loads(file.read_text())
            self.assertEqual([error.message for error in validator.iter_errors(document)], [])
            document["rulings"] = []
            self.assertFalse(validator.is_valid(document))

    def body_key(self):
        key = self.folder / "body.key"
        if not key.exists():
            made = subprocess.run(
                ["openssl", "genpkey", "-algorithm", "ED25519", "-out", key], capture_output=True
            )
            self.assertEqual(made.returncode, 0, made.stderr)
        return key

    def accepted_into(self, record, submission=None, until=UNTIL, key=None):
        return self.verified(
            submission or self.recorded, "--accept", record, "--key", key or self.body_key(),
            "--valid-until", until,
        )

    def test_what_is_accepted_is_written_as_the_bodys_signed_word(self):
        record = self.folder / "acceptance.dsse.json"
        came = self.accepted_into(record)
        self.assertEqual(came.returncode, ACCEPTED, came.stdout + came.stderr)
        self.assertIn(NONCE, came.stderr)
        envelope = json.loads(record.read_text())
        payload = base64.b64decode(envelope["payload"])
        said = json.loads(payload)["predicate"]
        self.assertEqual((said["oin"], said["roles"]), (OIN, ["server", "client"]))
        self.assertEqual(said["valid_until"], UNTIL + "T23:59:59.000Z")
        report = (self.recorded / "report.json").read_bytes()
        self.assertEqual(said["report_sha256"], hashlib.sha256(report).hexdigest())
        kind = envelope["payloadType"].encode()
        signed = self.folder / "signed"
        signed.write_bytes(b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload))
        signature = self.folder / "signature"
        signature.write_bytes(base64.b64decode(envelope["signatures"][0]["sig"]))
        holds = subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-rawin", "-inkey", self.body_key(),
             "-in", signed, "-sigfile", signature],
            capture_output=True, text=True,
        )
        self.assertEqual(holds.returncode, 0, holds.stdout + holds.stderr)

    @unittest.skipUnless(Draft202012Validator, "python3-jsonschema is not installed")
    def test_a_record_has_the_form_of_its_schema(self):
        record = self.folder / "formed.dsse.json"
        self.assertEqual(self.accepted_into(record).returncode, ACCEPTED)
        validator = Draft202012Validator(json.loads((SCHEMAS / "acceptance.json").read_text()))
        said = json.loads(base64.b64decode(json.loads(record.read_text())["payload"]))
        self.assertEqual([error.message for error in validator.iter_errors(said)], [])
        said["predicate"]["steps"].pop()
        self.assertFalse(validator.is_valid(said))

    def test_of_what_is_refused_no_record_is_written(self):
        with tempfile.TemporaryDirectory() as other:
            copy = pathlib.Path(other) / "run"
            shutil.copytree(self.recorded, copy)
            (copy / "more.json").write_text("{}")
            record = pathlib.Path(other) / "acceptance.dsse.json"
            came = self.accepted_into(record, copy)
            self.assertEqual(came.returncode, REFUSED)
            self.assertIn("is not written", came.stderr)
            self.assertFalse(record.exists())

    def test_a_record_is_asked_for_whole_and_with_the_bodys_own_key(self):
        record = self.folder / "unwritten.dsse.json"
        for came, why in (
            (self.verified(self.recorded, "--accept", record), "go together"),
            (self.accepted_into(record, until="2020-01-01"), "is over already"),
            (self.accepted_into(record, until="next year"), "is no day"),
            (self.accepted_into(record, until="2099-12-31"), "over five years"),
            (self.accepted_into(record, key=self.folder / "keys/sut.key"), "is a vendor's"),
        ):
            self.assertEqual(came.returncode, ASKED_WRONGLY, came.stderr)
            self.assertIn(why, came.stderr)
            self.assertFalse(record.exists())

    def test_a_form_is_written_where_it_is_asked_for(self):
        out = self.folder / "summary.out"
        self.assertEqual(
            call("report", self.recorded, "--format", "markdown", "--out", out).returncode, 0
        )
        self.assertEqual(out.read_text(), (self.recorded / "summary.md").read_text())

    def test_a_run_does_not_differ_from_itself(self):
        same = call("diff", self.recorded, self.recorded / "report.json")
        self.assertEqual((same.returncode, same.stdout), (0, "No verdict changed.\n"))

    def test_served_it_is_read_only_and_ends_when_told(self):
        serving = subprocess.Popen(
            [PROGRAM, "serve", self.recorded, "--listen", "127.0.0.1:0"],
            stdout=subprocess.PIPE, text=True,
        )
        try:
            address = serving.stdout.readline().split()[0]
            with urllib.request.urlopen(address, timeout=PATIENCE_S) as page:
                self.assertEqual(page.read().decode(), (self.recorded / "report.html").read_text())
            with self.assertRaises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(address, data=b"x", timeout=PATIENCE_S)
            self.assertEqual(refused.exception.code, 405)
            refused.exception.close()
        finally:
            serving.send_signal(signal.SIGTERM)
            code = serving.wait(PATIENCE_S)
            serving.stdout.close()
        self.assertEqual(code, 0)

    def test_it_is_served_to_this_machine_alone(self):
        came = call("serve", self.recorded, "--listen", "0.0.0.0:0")
        self.assertEqual(came.returncode, ASKED_WRONGLY)
        self.assertIn("must be 127.0.0.1", came.stderr)

    def test_a_key_of_another_kind_does_not_sign(self):
        key = self.folder / "rsa.key"
        made = subprocess.run(
            ["openssl", "genpkey", "-algorithm", "RSA", "-out", key], capture_output=True
        )
        self.assertEqual(made.returncode, 0)
        came = call("sign", self.recorded, "--key", key)
        self.assertEqual(came.returncode, ASKED_WRONGLY)
        self.assertIn("neither of Ed25519 nor of P-256", came.stderr)


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    unittest.main()
