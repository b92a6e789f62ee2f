#!/usr/bin/env python3
"""What a vendor hands in, by the commands: submission_test.py PROGRAM.

A run is shown, signed, verified, tampered with, compared and served.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import unittest
import urllib.error
import urllib.request

from signed_run import (
    ACCEPTED, ASKED_WRONGLY, PATIENCE_S, PROGRAM, REFUSED, SCHEMAS, SignedRun, call,
)

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None


class Submissions(SignedRun):
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
