#!/usr/bin/env python3
"""A revoked certificate on the running gateway (COM-03), and the command that revokes."""
import stat
import time
import unittest

import suite
from sandbox_gateway import SandboxGateway
from tls_caller import Caller, Connection, Request, ask
from waiting import wait_until

# The contract gives 60 seconds; the gateway looks at its files every second.
NOTICED_SECONDS = 10.0
CALL = Request("GET", "/multisignaal/v1/signalen/A")


class Revoking(unittest.TestCase):
    def setUp(self) -> None:
        self.gateway = SandboxGateway()
        self.addCleanup(self.gateway.stop)

    def caller(self, party: str) -> Caller:
        return Caller(self.gateway.pki / "ca.pem", self.gateway.pki / f"{party}.pem")

    def is_refused(self, party: str, listener: str = "exchange") -> bool:
        return ask(self.gateway.port(listener), self.caller(party), CALL) is None

    def revoke(self, party: str) -> str:
        done = self.gateway.command("certs", "revoke", party, "--config", self.gateway.file)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout


class Running(Revoking):
    def setUp(self) -> None:
        super().setUp()
        self.gateway.start()

    # proves: COM-03.1 COM-03.2 refusal
    def test_is_refused_in_the_handshake_without_a_restart(self) -> None:
        self.assertFalse(self.is_refused("multisignaal"))
        self.revoke("multisignaal")
        self.assertTrue(wait_until(lambda: self.is_refused("multisignaal"), NOTICED_SECONDS, 0.2))
        for _ in range(3):
            self.assertTrue(self.is_refused("multisignaal"))

    # proves: COM-03.1 acceptance
    def test_whoever_is_not_on_the_list_is_served_as_before(self) -> None:
        self.revoke("multisignaal")
        self.assertTrue(wait_until(lambda: self.is_refused("multisignaal"), NOTICED_SECONDS, 0.2))
        for party in self.gateway.parties():
            if party != "multisignaal":
                self.assertFalse(self.is_refused(party), party)

    # proves: COM-03.3 refusal
    def test_an_open_connection_is_closed_and_no_other(self) -> None:
        revoked = Connection(self.gateway.port(), self.caller("multisignaal"))
        other = Connection(self.gateway.port(), self.caller("sisa"))
        self.addCleanup(revoked.close)
        self.addCleanup(other.close)
        for connection in (revoked, other):
            self.assertLess(connection.ask(CALL).status, 500)
        self.revoke("multisignaal")
        began = time.monotonic()
        self.assertTrue(revoked.is_closed_within(60.0))
        self.assertLess(time.monotonic() - began, NOTICED_SECONDS)
        self.assertLess(other.ask(CALL).status, 500)

    # proves: COM-03.3 refusal
    def test_a_connection_that_never_asked_anything_is_closed_too(self) -> None:
        silent = Connection(self.gateway.port(), self.caller("esar"))
        self.addCleanup(silent.close)
        self.revoke("esar")
        self.assertTrue(silent.is_closed_within(NOTICED_SECONDS))

    # proves: COM-03.1 COM-03.3 refusal
    def test_the_portal_refuses_it_too(self) -> None:
        opened = Connection(self.gateway.port("portal"), self.caller("operator-esar"))
        self.addCleanup(opened.close)
        self.revoke("operator-esar")
        self.assertTrue(opened.is_closed_within(NOTICED_SECONDS))
        self.assertTrue(self.is_refused("operator-esar", "portal"))

    # proves: COM-03.2
    def test_one_after_the_other(self) -> None:
        for party in ("esar", "sisa", "vendor"):
            self.revoke(party)
            self.assertTrue(wait_until(lambda: self.is_refused(party), NOTICED_SECONDS, 0.2))
        self.assertTrue(self.is_refused("esar"))
        self.assertFalse(self.is_refused("multisignaal"))

    # proves: COM-03.2 refusal
    def test_a_list_that_cannot_be_read_leaves_what_was_and_is_told(self) -> None:
        self.revoke("esar")
        self.assertTrue(wait_until(lambda: self.is_refused("esar"), NOTICED_SECONDS, 0.2))
        (self.gateway.pki / "crl.pem").write_text("niets", encoding="utf-8")
        self.assertTrue(self.gateway.logs(r"crl\.pem: holds no .*\[certificaten-niet-ververst"))
        self.assertTrue(self.is_refused("esar"))
        self.assertFalse(self.is_refused("multisignaal"))


class Restarting(Revoking):
    # proves: COM-03.1 refusal
    def test_what_was_revoked_before_the_start_is_refused_from_the_first_moment(self) -> None:
        self.revoke("sisa")
        self.gateway.start()
        self.assertTrue(self.is_refused("sisa"))
        self.assertFalse(self.is_refused("esar"))

    # proves: COM-03.1 refusal
    def test_a_list_that_is_missing_stops_the_start(self) -> None:
        (self.gateway.pki / "crl.pem").unlink()
        done = self.gateway.command("serve", "--config", self.gateway.file)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("crl.pem", done.stderr)


class Command(Revoking):
    def refused(self, *words: object) -> str:
        """What the command says where it refuses; the list stays as it was."""
        before = (self.gateway.pki / "crl.pem").read_bytes()
        done = self.gateway.command("certs", "revoke", *words)
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual((self.gateway.pki / "crl.pem").read_bytes(), before)
        self.assertEqual(done.stdout, "")
        return done.stderr

    def test_tells_what_was_done_and_what_follows(self) -> None:
        told = self.revoke("esar")
        self.assertIn("Revoked esar, esar-signing in ", told)
        self.assertIn("closes the open connections of esar", told)
        self.assertIn("cannot be undone", told)
        self.assertEqual(self.revoke("esar"),
                         "Nothing changed: esar, esar-signing was revoked before.\n")

    def test_a_signing_certificate_may_be_revoked_alone(self) -> None:
        self.assertIn("Revoked esar-signing in ", self.revoke("esar-signing"))
        self.assertIn("Revoked esar in ", self.revoke("esar"))

    def test_an_unknown_party_is_named_with_those_that_there_are(self) -> None:
        for party in ("nobody", "ca", "../pki/esar", "esar.pem"):
            told = self.refused(party, "--config", self.gateway.file)
            self.assertIn(f"no certificate of '{party}'", told)
            self.assertIn("operator-sisa, sisa, vendor", told)

    def test_is_for_sandboxes_alone(self) -> None:
        self.gateway.replace("sandbox = true", "sandbox = false")
        told = self.refused("esar", "--config", self.gateway.file)
        self.assertIn("is no sandbox", told)
        self.assertIn("trust service provider", told)

    def test_a_list_that_nobody_reads_is_not_written(self) -> None:
        self.gateway.replace('crl = "pki/crl.pem"\n', "")
        self.assertIn("nobody would notice", self.refused("esar", "--config", self.gateway.file))

    def test_without_the_authoritys_key_nothing_can_be_revoked(self) -> None:
        (self.gateway.pki / "ca.key").unlink()
        self.assertIn("ca.key is missing", self.refused("esar", "--config", self.gateway.file))

    def test_a_sandbox_has_its_list_from_the_start_and_its_key_is_private(self) -> None:
        self.assertIn('crl = "pki/crl.pem"', self.gateway.file.read_text(encoding="utf-8"))
        self.assertTrue((self.gateway.pki / "crl.pem").is_file())
        mode = stat.S_IMODE((self.gateway.pki / "ca.key").stat().st_mode)
        self.assertEqual(mode, 0o600)

    def test_its_help_teaches(self) -> None:
        told = self.gateway.command("certs", "revoke", "--help").stdout
        for word in ("PARTY", "--config", "PARTY-signing", "Example", "sandbox"):
            self.assertIn(word, told)


del Revoking

if __name__ == "__main__":
    suite.run()
