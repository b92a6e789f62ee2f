#!/usr/bin/env python3
"""ESAR's signing certificate is revoked while everything runs; its TLS certificate is not."""
import unittest

from staged import Staged, made_up_bsn, signal, wait_for

from processes import find_program, run_program  # of tests/demo, which staged knows
from stage import KRUISPUNT

NOTICED_SECONDS = 60.0


class RevokedSigner(unittest.TestCase):
    # proves: ESAR-03.2 COM-03.1 refusal
    def test_what_it_signed_is_refused_without_a_restart(self) -> None:
        stage = Staged()
        esar = stage.regions["esar"]
        self.assertTrue(esar.give(signal("esar", "BEFORE", made_up_bsn(701)))["accepted"])
        run_program(find_program(stage.build, KRUISPUNT), "certs", "revoke", "esar-signing",
                    "--config", stage.sandbox / "kruispunt.toml")
        told = {}

        def is_refused() -> bool:
            told.update(esar.give(signal("esar", "AFTER", made_up_bsn(702))))
            return not told["accepted"]

        wait_for(is_refused, "a revoked signer was believed", NOTICED_SECONDS)
        self.assertEqual((told["code"], told["http"]), ("HANDTEKENING_ONGELDIG", 500))


if __name__ == "__main__":
    unittest.main()
