#!/usr/bin/env python3
"""What a body accepts, by the commands: acceptance_test.py PROGRAM.

Its signed word, the challenge that is used from then on, and what is not accepted.
"""

import base64
import datetime
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from signed_run import (
    ACCEPTED, ASKED_WRONGLY, NONCE, OIN, PROGRAM, REFUSED, SCHEMAS, SignedRun, call,
)

try:
    from jsonschema import Draft202012Validator
except ImportError:
    Draft202012Validator = None

UNTIL = (datetime.date.today() + datetime.timedelta(days=365)).isoformat()


class Acceptance(SignedRun):
    def body_key(self):
        key = self.folder / "body.key"
        if not key.exists():
            made = subprocess.run(
                ["openssl", "genpkey", "-algorithm", "ED25519", "-out", key], capture_output=True
            )
            self.assertEqual(made.returncode, 0, made.stderr)
        return key

    def own_trust(self):
        """The body's file, for a test that changes it."""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        return pathlib.Path(shutil.copy(self.folder / "body.json", folder.name))

    def accepted_into(self, record, submission=None, until=UNTIL, key=None, by=None):
        return call(
            "verify", submission or self.recorded, "--trust", by or self.own_trust(),
            "--accept", record, "--key", key or self.body_key(), "--valid-until", until,
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

    def test_what_is_accepted_is_not_taken_twice(self):
        by = self.own_trust()
        by.chmod(0o640)
        before = json.loads(by.read_text())
        record, second = by.with_name("first.dsse.json"), by.with_name("second.dsse.json")
        self.assertEqual(self.accepted_into(record, by=by).returncode, ACCEPTED)
        after = json.loads(by.read_text())
        self.assertEqual(after.pop("used"), [NONCE])
        self.assertEqual((after, list(after)), (before, list(before)))
        self.assertEqual(by.stat().st_mode & 0o777, 0o640)
        for came in (
            call("verify", self.recorded, "--trust", by), self.accepted_into(second, by=by)
        ):
            self.assertEqual(came.returncode, REFUSED)
            self.assertIn("it was used for a report before", came.stdout)
        self.assertFalse(second.exists())
        self.assertEqual(json.loads(by.read_text())["used"], [NONCE])

    def test_a_link_to_the_bodys_file_stays_one(self):
        by = self.own_trust()
        link = by.with_name("link.json")
        link.symlink_to(by)
        self.assertEqual(
            self.accepted_into(by.with_name("linked.dsse.json"), by=link).returncode, ACCEPTED
        )
        self.assertTrue(link.is_symlink())
        self.assertEqual(json.loads(by.read_text())["used"], [NONCE])

    def test_where_the_challenge_cannot_be_put_under_used_nothing_is_accepted(self):
        by = self.own_trust()
        (by.parent / (by.name + ".new")).mkdir()
        record = by.with_name("kept.dsse.json")
        came = self.accepted_into(record, by=by)
        self.assertEqual(came.returncode, ASKED_WRONGLY)
        self.assertIn("could not be put under", came.stderr)
        self.assertFalse(record.exists())
        self.assertNotIn("used", json.loads(by.read_text()))

    def test_two_at_once_accept_it_once(self):
        by = self.own_trust()
        words = ["verify", self.recorded, "--trust", by, "--key", self.body_key(),
                 "--valid-until", UNTIL, "--accept"]
        records = [by.with_name(f"{each}.dsse.json") for each in range(4)]
        running = [
            subprocess.Popen([PROGRAM, *map(str, words), record], stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
            for record in records
        ]
        codes = sorted(each.wait(120) for each in running)
        self.assertEqual(codes.count(ACCEPTED), 1)
        self.assertEqual(sum(record.exists() for record in records), 1)
        self.assertEqual(json.loads(by.read_text())["used"], [NONCE])

    def test_of_what_is_refused_the_challenge_is_not_used(self):
        by = self.own_trust()
        before = by.read_text()
        with tempfile.TemporaryDirectory() as other:
            copy = pathlib.Path(other) / "run"
            shutil.copytree(self.recorded, copy)
            (copy / "more.json").write_text("{}")
            came = self.accepted_into(by.with_name("no.dsse.json"), copy, by=by)
        self.assertEqual(came.returncode, REFUSED)
        self.assertEqual(by.read_text(), before)

    def test_evidence_of_two_runs_is_refused(self):
        with tempfile.TemporaryDirectory() as other:
            copy = pathlib.Path(other) / "run"
            shutil.copytree(self.recorded, copy)
            run = json.loads((copy / "run.json").read_text())
            later = datetime.datetime.fromisoformat(run["finished"].removesuffix("Z"))
            later += datetime.timedelta(minutes=5)
            run["finished"] = later.isoformat(timespec="milliseconds") + "Z"
            (copy / "run.json").write_text(json.dumps(run))
            came = self.verified(copy, "--json")
            refused = {each["step"]: each["why"] for each in json.loads(came.stdout)["steps"]
                       if "why" in each}
            self.assertIn("run.json: it ends", refused["order"])


if __name__ == "__main__":
    os.environ.setdefault("LC_ALL", "C.UTF-8")
    unittest.main()
