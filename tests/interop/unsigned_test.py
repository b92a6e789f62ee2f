#!/usr/bin/env python3
"""ESAR unsigned, as a sandbox may have it: nobody signs, and a signature is not looked at."""
import unittest

from staged import Staged, made_up_bsn, signal, wait_for


class Unsigned(unittest.TestCase):
    def setUp(self) -> None:
        self.stage = Staged()
        self.esar = self.stage.regions["esar"]

    # proves: ESAR-91.1 ESAR-91.3 ESAR-91.5 acceptance
    def test_answers_and_notices_carry_no_security_header(self) -> None:
        self.assertEqual(self.stage.addresses["esar_signing"], "off")
        bsn = made_up_bsn(711)
        told = self.esar.give(signal("esar", "U-1", bsn))
        self.assertTrue(told["accepted"])
        self.assertNotIn("Security", told["raw"])
        self.stage.regions["multisignaal"].give(signal("multisignaal", "U-2", bsn))
        wait_for(lambda: bool(self.esar.received()), "no notice came")
        self.assertNotIn("Security", self.esar.received()[0]["raw"])
        self.assertEqual(self.esar.violations(), [])

    # proves: ESAR-91.2 acceptance
    def test_a_security_header_is_ignored_though_it_is_wrong(self) -> None:
        self.addCleanup(self.esar.set_signing, signing="off")
        self.esar.set_signing(signing="on", wrong="signature_altered")
        self.esar.give(signal("esar", "U-3", made_up_bsn(712)))
        # The region, told to sign, does not believe the unsigned answer; the signal is there.
        self.assertEqual([each["requirement"] for each in self.esar.violations()], ["ESAR-02"])
        self.esar.call("DELETE", "/violations")
        self.esar.set_signing(signing="off")
        _, told = self.esar.call("GET", "/signals/U-3/matches")
        self.assertTrue(told["accepted"], told.get("code"))


if __name__ == "__main__":
    unittest.main()
