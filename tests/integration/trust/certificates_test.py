#!/usr/bin/env python3
"""Certificates that change while the gateway runs, on the real program: ours, the members', a list
that expires, what the operators see of it."""
import json
import pathlib
import shutil
import threading
import unittest
from datetime import datetime, timezone
from typing import Any

import suite
from sandbox_gateway import SandboxGateway
from tls_caller import Caller, Connection, Request, ask
from waiting import wait_until

NOTICED_SECONDS = 10.0
CALL = Request("GET", "/multisignaal/v1/signalen/A")
PUBLISHED = Request("GET", "/multisignaal/v1/openapi.json")


class Changing(unittest.TestCase):
    def setUp(self) -> None:
        self.gateway = SandboxGateway()
        self.addCleanup(self.gateway.stop)

    def caller(self, name: str) -> Caller:
        return Caller(self.gateway.pki / "ca.pem", self.gateway.pki / f"{name}.pem")

    def is_taken(self, name: str) -> bool:
        return ask(self.gateway.port(), self.caller(name), CALL) is not None

    def renew(self, *words: str) -> str:
        done = self.gateway.command("certs", "renew", *words, "--config", self.gateway.file)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def certs(self, *words: str, code: int = 0) -> str:
        done = self.gateway.command("certs", *words, "--config", self.gateway.file)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout

    def listed(self, *words: str) -> list[dict[str, Any]]:
        answer = json.loads(self.certs("list", "--json", *words))
        rows: list[dict[str, Any]] = answer["certificaten"]
        return rows

    def shown(self) -> bytes:
        """The certificate that the gateway shows a caller."""
        connection = Connection(self.gateway.port(), self.caller("sisa"))
        try:
            found = connection.socket.getpeercert(binary_form=True)
            assert found is not None
            return found
        finally:
            connection.close()

    def alarms(self) -> list[str]:
        status = json.loads(self.gateway.command("status", "--json", "--config",
                                                 self.gateway.file).stdout)
        return [alarm["code"] for alarm in status["alarmen"]]


class Ours(Changing):
    def setUp(self) -> None:
        super().setUp()
        self.gateway.start()

    # proves: COM-05.3
    def test_another_certificate_is_shown_without_a_restart_and_no_exchange_breaks(self) -> None:
        before = self.shown()
        standing = Connection(self.gateway.port(), self.caller("multisignaal"))
        self.addCleanup(standing.close)
        done = threading.Event()
        answered: list[bool] = []

        def call() -> None:
            while not done.is_set():
                answered.append(self.is_taken("esar"))

        calling = threading.Thread(target=call)
        calling.start()
        try:
            for _ in range(3):
                self.renew("gateway")
                self.assertIn("the gateway's certificate", self.certs("reload"))
                self.assertTrue(wait_until(lambda: self.shown() != before, NOTICED_SECONDS, 0.1))
                before = self.shown()
        finally:
            done.set()
            calling.join()
        self.assertGreater(len(answered), 10)
        self.assertTrue(all(answered), "a call broke")
        self.assertLess(standing.ask(CALL).status, 500)

    # proves: COM-05.3
    def test_nobody_needs_to_ask_for_it(self) -> None:
        before = self.shown()
        self.renew("gateway")
        self.assertTrue(wait_until(lambda: self.shown() != before, NOTICED_SECONDS, 0.2))

    # proves: COM-05.4 COM-05.9 refusal
    def test_another_certificates_key_is_refused_and_the_old_one_goes_on(self) -> None:
        before = self.shown()
        shutil.copy(self.gateway.pki / "vendor.key", self.gateway.pki / "gateway.key")
        self.assertIn("gateway.key: is not the private key of", self.certs("reload", code=1))
        self.assertTrue(wait_until(lambda: "certificaten-niet-ververst" in self.alarms(),
                                   NOTICED_SECONDS, 0.2))
        self.assertEqual(self.shown(), before)
        shutil.copy(self.gateway.pki / "vendor.pem", self.gateway.pki / "gateway.pem")
        self.assertIn("does not bear the gateway's OIN", self.certs("reload", code=1))
        self.renew("gateway-signing", "--days", "2")
        self.assertEqual(self.shown(), before)

    # proves: COM-05.5 COM-05.9
    def test_the_signing_certificate_is_taken_up_too(self) -> None:
        self.renew("gateway-signing", "--days", "20")
        self.assertIn("taken up  the signing certificate", self.certs("reload"))
        (row,) = [row for row in self.listed() if row["gebruik"] == "handtekening"]
        self.assertEqual((row["partij"], row["naam"]), ("gateway", "gateway-signing"))
        self.assertIn(row["dagen"], (19, 20))
        self.assertIn("certificaat-verloopt", self.alarms())

    # proves: COM-05.7
    def test_a_revoked_certificate_of_ours_is_an_alarm(self) -> None:
        done = self.gateway.command("certs", "revoke", "gateway", "--config", self.gateway.file)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(wait_until(lambda: "certificaat-geweigerd" in self.alarms(),
                                   NOTICED_SECONDS, 0.2))


class Members(Changing):
    # proves: COM-05.7
    def test_what_a_member_showed_is_listed_with_the_days_it_has_left(self) -> None:
        self.renew("sisa", "--days", "13")
        self.renew("esar", "--days", "90")
        self.renew("multisignaal", "--days", "92")
        self.gateway.start()
        self.assertIn("Nothing of the", self.certs("list"))
        for party in ("sisa", "esar", "multisignaal", "vendor"):
            self.assertTrue(self.is_taken(party))
        rows = self.listed()
        self.assertEqual([row["partij"] for row in rows], ["sisa", "esar"])
        self.assertIn(rows[0]["dagen"], (12, 13))
        seen = datetime.fromisoformat(rows[0]["laatstGezien"])
        self.assertLess(abs((datetime.now(timezone.utc) - seen).total_seconds()), 60)
        told = self.certs("list")
        self.assertRegex(told, r"sisa +tls +\d{4}-\d\d-\d\d +1[23] days +[0-9a-f]{12} +sisa, OIN 0000009900")
        self.assertIn("multisignaal", self.certs("list", "--days", "92"))
        self.assertIn("authority", self.certs("list", "--all"))

    # proves: COM-05.1 COM-05.2 refusal
    def test_two_certificates_of_a_known_region_hold_while_it_changes(self) -> None:
        self.renew("multisignaal", "--beside")
        known = self.gateway.pki / "multisignaal-known.pem"
        shutil.copy(self.gateway.pki / "multisignaal.pem", known)
        self.gateway.configure("multisignaal", 'known_certificates = "pki/multisignaal-known.pem"')
        self.gateway.start()
        self.assertTrue(self.is_taken("multisignaal"))
        self.assertFalse(self.is_taken("multisignaal-next"))
        self.put(known, "multisignaal", "multisignaal-next")
        self.assertTrue(wait_until(lambda: self.is_taken("multisignaal-next"),
                                   NOTICED_SECONDS, 0.2))
        old = Connection(self.gateway.port(), self.caller("multisignaal"))
        self.addCleanup(old.close)
        self.assertLess(old.ask(CALL).status, 500)
        self.put(known, "multisignaal-next")
        self.assertTrue(old.is_closed_within(NOTICED_SECONDS))
        self.assertFalse(self.is_taken("multisignaal"))
        self.assertTrue(self.is_taken("multisignaal-next"))

    def put(self, known: pathlib.Path, *names: str) -> None:
        """Names these certificates, in one step."""
        texts = [(self.gateway.pki / f"{name}.pem").read_text(encoding="utf-8") for name in names]
        beside = known.with_suffix(".new")
        beside.write_text("".join(texts), encoding="utf-8")
        beside.rename(known)


class Lists(Changing):
    # proves: COM-03.6 refusal
    def test_an_older_list_is_refused(self) -> None:
        before = (self.gateway.pki / "crl.pem").read_bytes()
        self.gateway.start()
        done = self.gateway.command("certs", "revoke", "sisa", "--config", self.gateway.file)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(wait_until(lambda: not self.is_taken("sisa"), NOTICED_SECONDS, 0.2))
        (self.gateway.pki / "crl.pem").write_bytes(before)
        told = self.certs("reload", code=1)
        self.assertIn("is older than the one in use", told)
        self.assertFalse(self.is_taken("sisa"))

    # proves: COM-05.7
    def test_a_list_is_listed_with_its_end(self) -> None:
        self.gateway.start()
        self.assertEqual(self.alarms(), [])
        self.renew("crl", "--days", "1")
        self.certs("reload")
        (row,) = [row for row in self.listed() if row["gebruik"] == "intrekkingslijst"]
        self.assertEqual(row["partij"], None)
        self.assertIn(row["dagen"], (0, 1))


del Changing

if __name__ == "__main__":
    suite.run()
