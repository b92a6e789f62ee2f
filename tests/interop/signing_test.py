#!/usr/bin/env python3
"""ESAR signs wrongly in every way it knows; the gateway says why, and nothing happens.

The other side of each row: the same message, signed rightly before and after, is taken.
"""
import unittest
from typing import Any

from staged import Staged, made_up_bsn, signal, wait_for

INVALID = "HANDTEKENING_ONGELDIG"
EXPIRED = "BERICHT_VERLOPEN"
NOT_YOURS = "OIN_NIET_BEVOEGD"
STRANGER = {"certificate": "pki/gateway-signing.pem", "key": "pki/gateway-signing.key"}
MIXED = {"certificate": "pki/esar-signing.pem", "key": "pki/gateway-signing.key"}

# What the region does wrong, and the code, HTTP status and place that the gateway gives back.
REFUSED: list[tuple[str, dict[str, Any], str, int]] = [
    ("ESAR-02.1 refusal", {"wrong": "unsigned"}, INVALID, 500),
    ("ESAR-02.2 refusal", {"wrong": "timestamp_missing"}, INVALID, 500),
    ("ESAR-02.8 refusal", {"wrong": "token_missing"}, INVALID, 500),
    ("ESAR-02.1 refusal", {"wrong": "signature_missing"}, INVALID, 500),
    ("ESAR-02.9 refusal", {"wrong": "signature_doubled"}, INVALID, 500),
    ("ESAR-02.9 refusal", {"wrong": "body_uncovered"}, INVALID, 500),
    ("ESAR-02.9 refusal", {"wrong": "timestamp_uncovered"}, INVALID, 500),
    ("ESAR-02.9 refusal", {"wrong": "addressing_uncovered"}, INVALID, 500),
    ("ESAR-02.10 refusal", {"wrong": "inclusive_canonicalisation"}, INVALID, 500),
    ("ESAR-02.11 ESAR-02.13 refusal", {"algorithm": "rsa-sha1"}, INVALID, 500),
    ("ESAR-02.11 ESAR-02.13 refusal", {"algorithm": "hmac-sha256"}, INVALID, 500),
    ("ESAR-02.14 refusal", {"wrong": "body_altered"}, INVALID, 500),
    ("ESAR-02.14 refusal", {"wrong": "addressing_altered"}, INVALID, 500),
    ("ESAR-02.14 refusal", {"wrong": "signature_altered"}, INVALID, 500),
    ("ESAR-02.14 refusal", MIXED, INVALID, 500),
    ("ESAR-02.6 refusal", {"created_offset": -600}, EXPIRED, 500),
    ("ESAR-02.5 refusal", {"created_offset": -600, "expires_after": 3600}, EXPIRED, 500),
    ("ESAR-02.4 ESAR-02.6 refusal", {"created_offset": -600, "expires_after": "never"}, EXPIRED,
     500),
    ("ESAR-02.7 refusal", {"created_offset": 600}, EXPIRED, 500),
    ("ESAR-03.3 refusal", STRANGER, NOT_YOURS, 403),
    ("ESAR-04.1 ESAR-04.3 refusal", {"wrong": "body_wrapped"}, INVALID, 500),
    ("ESAR-04.2 ESAR-04.3 refusal", {"wrong": "id_doubled"}, INVALID, 500),
]

TAKEN: list[tuple[str, dict[str, Any]]] = [
    ("ESAR-02.11 ESAR-02.12 acceptance", {"algorithm": "rsa-sha384"}),
    ("ESAR-02.11 ESAR-02.12 acceptance", {"algorithm": "rsa-sha512"}),
    ("ESAR-02.3 ESAR-02.4 acceptance", {"expires_after": "never"}),
    ("ESAR-02.5 acceptance", {"expires_after": 3600}),
    ("ESAR-02.7 acceptance", {"created_offset": 30}),
    ("ESAR-02.7 acceptance", {"created_offset": -330}),
]


class Signing(unittest.TestCase):
    def setUp(self) -> None:
        self.stage = Staged()
        self.esar = self.stage.regions["esar"]
        self.esar.set_signing()

    def tearDown(self) -> None:
        self.esar.set_signing()
        self.assertEqual(self.esar.violations(), [])

    def give(self, name: str, bsn: str) -> dict[str, Any]:
        return self.esar.give(signal("esar", name, bsn))

    # proves: ESAR-02.1 ESAR-02.2 ESAR-02.4 ESAR-02.5 ESAR-02.6 ESAR-02.7 ESAR-02.8 ESAR-02.9
    # proves: ESAR-02.10 ESAR-02.11 ESAR-02.13 ESAR-02.14 ESAR-03.3 ESAR-04.1 ESAR-04.2 ESAR-04.3
    # proves: ESAR-06.1 ESAR-06.2 ESAR-06.4 refusal
    def test_what_is_wrongly_signed_is_refused_and_has_no_effect(self) -> None:
        for number, (proves, how, code, status) in enumerate(REFUSED):
            with self.subTest(how, proves=proves):
                name, bsn = f"WRONG-{number}", made_up_bsn(400 + number)
                self.esar.set_signing(**how)
                told = self.give(name, bsn)
                self.assertEqual((told.get("code"), told["http"]), (code, status), told)
                # Signed rightly, the signal is new: had it been kept, no other could be given.
                self.esar.set_signing()
                self.assertTrue(self.give(name, made_up_bsn(500 + number))["accepted"])

    # proves: ESAR-91.5
    def test_the_ready_file_says_that_esar_signs(self) -> None:
        self.assertEqual(self.stage.addresses["esar_signing"], "on")

    # proves: ESAR-02.3 ESAR-02.4 ESAR-02.5 ESAR-02.7 ESAR-02.11 ESAR-02.12 acceptance
    def test_every_way_that_is_allowed_is_taken(self) -> None:
        for number, (proves, how) in enumerate(TAKEN):
            with self.subTest(how, proves=proves):
                self.esar.set_signing(**how)
                told = self.give(f"RIGHT-{number}", made_up_bsn(600 + number))
                self.assertTrue(told["accepted"], told.get("code"))

    # proves: ESAR-05.1 ESAR-05.2 acceptance
    def test_the_same_message_again_gets_the_same_answer_signed_anew(self) -> None:
        first = self.give("AGAIN-1", made_up_bsn(620))
        self.esar.set_signing(message_id="repeat")
        for again in (self.esar.resend("AGAIN-1"), self.give("AGAIN-1", made_up_bsn(620))):
            self.assertTrue(again["accepted"])
            self.assertEqual(again["status"], first["status"])
            self.assertNotEqual(again["raw"], first["raw"])

    # proves: ESAR-05.3 refusal
    def test_a_message_id_for_another_body_is_refused(self) -> None:
        self.assertTrue(self.give("AGAIN-2", made_up_bsn(621))["accepted"])
        self.esar.set_signing(message_id="repeat")
        told = self.give("AGAIN-3", made_up_bsn(622))
        self.assertEqual((told.get("code"), told.get("field")),
                         ("WAARDE_ONGELDIG", "Header/MessageID"))
        self.esar.set_signing()
        self.assertTrue(self.give("AGAIN-3", made_up_bsn(623))["accepted"])

    # proves: ESAR-20.2 ESAR-25.1 ESAR-25.2 ESAR-25.3 COM-21.4 refusal
    def test_a_notice_that_is_answered_wrongly_is_told_again(self) -> None:
        for number, wrong in enumerate(("unsigned", "body_altered", "confirmation_wrong")):
            with self.subTest(wrong):
                self.esar.call("DELETE", "/received")
                self.esar.set_signing(applies_to="answers", wrong=wrong)
                self.match(number, wrong)
                wait_for(lambda: len(self.esar.received()) > 1, "the notice did not come again")
                self.esar.set_signing()
                wait_for(self.is_quiet, "the notice did not end")
                received = self.esar.received()
                self.assertEqual(len({notice["notice"] for notice in received}), 1)
                self.assertEqual({notice["repeat"] for notice in received[1:]}, {True})
                self.assertEqual(len({notice["raw"] for notice in received}), len(received))

    def match(self, number: int, name: str) -> None:
        bsn = made_up_bsn(640 + number)
        self.assertTrue(self.give(f"TOLD-{number}", bsn)["accepted"], name)
        other = self.stage.regions["multisignaal"]
        self.assertTrue(other.give(signal("multisignaal", f"MS-TOLD-{number}", bsn))["accepted"])

    def is_quiet(self) -> bool:
        """Whether nothing more comes, though another attempt would have been due."""
        before = len(self.esar.received())
        try:
            wait_for(lambda: len(self.esar.received()) > before, "nothing more", seconds=3.0)
            return False
        except AssertionError:
            return True


if __name__ == "__main__":
    unittest.main()
