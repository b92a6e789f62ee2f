#!/usr/bin/env python3
"""Midden-Nederland's feed, polled by the running gateway: what it asks, what it takes, what it
rejects, and when it halts."""
import pathlib
import re
import sys
import time
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "trust"))

import suite  # noqa: E402
from polled_region import POLLED, SOON_SECONDS, PolledRegion, signal  # noqa: E402
from waiting import wait_until  # noqa: E402

# An answer that is held is there when there is news, not at the next poll.
AT_ONCE_SECONDS = 5.0
MATCH = "0f6b4d52-8a0e-4c0b-9d0a-5f1f3f6f7a11"


class Asking(PolledRegion):
    # proves: MN-01.1 MN-01.8 MN-01.9 MN-01.11 acceptance
    def test_bears_the_tag_of_the_newest_page_and_takes_what_is_new(self) -> None:
        self.start()
        self.assertTrue(self.is_taken(self.give_in_feed()))
        self.assertTrue(wait_until(lambda: self.feed()["not_modified"] >= 3, SOON_SECONDS))
        self.assertEqual(self.feed()["waiting"], 0)
        self.assertTrue(self.is_taken(self.give_in_feed()))
        self.assertEqual(self.region.violations(), [])

    # proves: MN-01.10 acceptance
    def test_waits_at_the_index_and_hears_at_once(self) -> None:
        self.start('long_poll_s = "20"', interval_ms=60_000)
        self.assertTrue(wait_until(lambda: self.feed()["waiting"] >= 1, SOON_SECONDS))
        for _ in range(3):
            self.assertTrue(self.is_taken(self.give_in_feed(), AT_ONCE_SECONDS))
        asked = self.feed()
        self.assertEqual(asked["questions"], asked["waiting"])
        self.assertEqual(self.region.violations(), [])

    # proves: MN-01.10
    def test_ends_while_it_waits(self) -> None:
        self.start('long_poll_s = "20"')
        self.assertTrue(wait_until(lambda: self.feed()["waiting"] >= 1, SOON_SECONDS))
        began = time.monotonic()
        self.assertEqual(self.stage.gateway.stop(), 0)
        self.assertLess(time.monotonic() - began, AT_ONCE_SECONDS)

    # proves: MN-01.10 MN-01.11 refusal
    def test_an_index_that_refuses_to_wait_is_polled(self) -> None:
        self.start('long_poll_s = "20"')
        self.set_fault("refuses_wait")
        self.assert_logs(f"{POLLED}: it refuses to hold its answers")
        waited = self.feed()["waiting"]
        self.assertTrue(self.is_taken(self.give_in_feed()))
        self.assertEqual(self.feed()["waiting"], waited)

    # proves: MN-01.10 MN-01.11
    def test_an_index_that_ignores_the_wish_is_not_asked_without_end(self) -> None:
        self.start('long_poll_s = "20"', interval_ms=500)
        self.set_fault("ignores_wait")
        before = self.feed()["questions"]
        # sleeps because it is counted how often is asked in a time
        time.sleep(3.0)
        self.assertLessEqual(self.feed()["questions"] - before, 8)
        self.assertTrue(self.is_taken(self.give_in_feed()))


class Rejecting(PolledRegion):
    def setUp(self) -> None:
        super().setUp()
        self.start()

    def assert_rejected(self, mutation: dict[str, Any], code: str, field: str) -> None:
        """Told to the region, shown to the operators, and what follows is taken."""
        sequence = self.append(mutation)
        following = self.give_in_feed()
        told = self.rejection_of(sequence)
        self.assertIsNotNone(told)
        assert told
        self.assertEqual((told["code"], told["field"]), (code, field))
        self.assert_logs(rf"{POLLED}: mutation {sequence} of its feed is rejected "
                         rf"\({code}, {re.escape(field)}\)")
        self.assertTrue(self.is_taken(following))

    # proves: MN-04.1 MN-04.2 MN-04.3 MN-04.4 MN-04.5 refusal
    def test_what_breaks_a_rule_is_set_aside_told_and_shown(self) -> None:
        whole = {"signaalId": "MN-X", "jeugdige": {"bsn": "999990018",
                                                   "geboortedatum": "2015-01-01"}}
        self.assert_rejected({"soort": "nieuw", "signaal": whole}, "BSN_ONGELDIG", "jeugdige/bsn")
        self.assert_rejected({"soort": "gisteren"}, "WAARDE_ONGELDIG", "soort")
        self.assert_rejected({"soort": "ingetrokken", "signaal": {"signaalId": "MN-0"}},
                             "VERPLICHT_VELD", "reden")
        self.assertNotIn("999990018", self.log())
        self.assertEqual(self.region.violations(), [])

    # proves: MN-04.1 COM-20.7 COM-12.1 COM-27.4 refusal
    def test_a_rule_of_the_federation_names_the_field_as_the_feed_does(self) -> None:
        self.assert_rejected({"soort": "afgesloten", "signaal": {"signaalId": "MN-0"}},
                             "SIGNAAL_ONBEKEND", "signaalId")
        old = {**signal(POLLED, 900), "birth_date": "1990-01-01"}
        self.region.give(old)
        told = self.rejection_of(self.feed()["last"])
        self.assertEqual((told or {}).get("code"), "LEEFTIJD")
        self.assertEqual((told or {}).get("field"), "jeugdige/geboortedatum")

    # proves: MN-02.9 MN-07.1 MN-04.5 COM-20.7 refusal
    def test_what_is_unknown_is_rejected_by_its_own_name(self) -> None:
        moved = {"signaalId": "MN-0", "jeugdige": {"adres": {"gemeentecode": "0363"}},
                 "datum": "2026-11-01"}
        self.assert_rejected({"soort": "verhuisd", "signaal": moved},
                             "SIGNAAL_ONBEKEND", "signaalId")
        self.assert_rejected({"soort": "match_bijgewerkt", "matchId": MATCH, "bevestigd": True},
                             "SIGNAAL_ONBEKEND", "matchId")

    # proves: MN-07.1 MN-08.1 COM-10.2 refusal
    def test_what_is_wrong_in_them_is_told_first(self) -> None:
        self.assert_rejected({"soort": "inzage", "verzoekKenmerk": "INZ-1", "verzoeker": "ouders",
                              "bsn": "999990018"}, "BSN_ONGELDIG", "bsn")
        self.assert_rejected({"soort": "match_bijgewerkt", "matchId": MATCH,
                              "toestemming": "misschien"}, "WAARDE_ONGELDIG", "toestemming")


class Breaking(PolledRegion):
    # proves: MN-05.6 MN-05.7 refusal
    def test_an_unreadable_page_is_asked_for_again_and_loses_nothing(self) -> None:
        self.start()
        self.assertTrue(self.is_taken(self.give_in_feed()))
        self.set_fault("unreadable", 3)
        following = self.give_in_feed()
        self.assert_logs(rf"error.*{POLLED}: a page of its feed after \d+ is unreadable")
        self.assertTrue(self.is_taken(following))
        self.assert_logs(f"{POLLED}: its feed is readable again")

    # proves: MN-05.1 MN-05.4 refusal
    def test_a_feed_that_steps_back_halts(self) -> None:
        self.assert_halts("steps_back")

    # proves: MN-05.2 MN-05.4 refusal
    def test_an_item_at_the_cursor_halts(self) -> None:
        self.assert_halts("at_cursor")

    # proves: MN-05.3 MN-05.4 refusal
    def test_a_page_that_does_not_rise_halts(self) -> None:
        self.assert_halts("not_rising")

    def assert_halts(self, fault: str) -> None:
        """With an alarm, and for good; after a start nothing of it was applied or lost."""
        self.start()
        self.assertTrue(self.is_taken(self.give_in_feed()))
        self.set_fault(fault)
        waiting = self.give_in_feed()
        self.assert_logs(rf"error.*{POLLED}: its feed steps back or does not rise after \d+: "
                         "reading halts")
        questions = self.feed()["questions"]
        # sleeps because it is shown that nothing happens
        time.sleep(1.0)
        self.assertEqual(self.feed()["questions"], questions)
        self.assertFalse(self.is_taken(waiting, 0.1))
        self.set_fault("none")
        self.assertEqual(self.stage.gateway.stop(), 0)
        self.stage.start_gateway()
        self.assertTrue(self.is_taken(waiting))
        self.assertTrue(self.is_taken(self.give_in_feed()))


del PolledRegion

if __name__ == "__main__":
    suite.run()
