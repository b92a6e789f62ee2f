#!/usr/bin/env python3
"""What the gateway puts back to Midden-Nederland: every worked example of the mapping files is
taken by the reference region, which was written from the contract alone; and what becomes of a
notice that the region does not take (MN-06)."""
import json
import pathlib
import re
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "trust"))

import suite  # noqa: E402
from polled_region import OTHER, POLLED, SOON_SECONDS, PolledRegion, signal  # noqa: E402
from tls_caller import Answer, Caller, Request, ask  # noqa: E402
from waiting import wait_until  # noqa: E402

EXAMPLES = pathlib.Path(__file__).resolve().parents[3] / "mappings" / POLLED / "examples"
MATCH = "20000000-0000-0000-0000-000000000002"
NOTICE = "10000000-0000-0000-0000-000000000001"

# Where each example goes, and what the region understands by it.
PUTS = {
    "mn-06-match.json": (f"/v1/matches/{MATCH}", "match_made"),
    "mn-06-match-gewijzigd.json": (f"/v1/matches/{MATCH}", "match_changed"),
    "mn-06-melding-verloopt.json": (f"/v1/signalen/MN-4711/meldingen/{NOTICE}", "signal_expiring"),
    "mn-06-melding-vervallen.json": (f"/v1/signalen/MN-4711/meldingen/{NOTICE}", "signal_lapsed"),
    "mn-06-melding-verhuisd.json": (f"/v1/signalen/MN-4711/meldingen/{NOTICE}", "relocated"),
    "mn-06-melding-historie.json": (f"/v1/signalen/MN-4711/meldingen/{NOTICE}", "history"),
    "mn-06-melding-mogelijke-match.json": (f"/v1/signalen/MN-4711/meldingen/{NOTICE}",
                                           "verify_identity"),
    "mn-06-melding-bsn-botsing.json": (f"/v1/signalen/MN-4711/meldingen/{NOTICE}",
                                       "verify_identity"),
    "mn-06-melding-herinnering.json": (f"/v1/signalen/MN-4711/meldingen/{NOTICE}", "reminder"),
    "mn-06-verhuizing.json": (f"/v1/verhuizingen/{NOTICE}", "relocation"),
}


class Examples(PolledRegion):
    def put(self, name: str, path: str) -> Answer:
        pki = self.folder / "sandbox" / "pki"
        port = int(self.stage.endpoint(POLLED).rsplit(":", 1)[1])
        request = Request("PUT", path, (EXAMPLES / name).read_bytes(),
                          {"Content-Type": "application/json"})
        answer = ask(port, Caller(pki / "ca.pem", pki / "gateway.pem"), request)
        assert answer
        return answer

    # proves: MN-06.1 MN-06.3 MN-06.4 MN-06.9 COM-24.2 COM-35.3 acceptance
    def test_the_reference_region_takes_every_one(self) -> None:
        self.start()
        for number, (name, (path, kind)) in enumerate(PUTS.items()):
            with self.subTest(example=name):
                # Each as a notice of its own.
                own = path if MATCH in path or "verhuizingen" in path else f"{path[:-1]}{number}"
                self.assertEqual(self.put(name, own).status, 204)
                self.assertEqual(self.region.received()[-1]["kind"], kind)
        self.assertEqual(self.region.violations(), [])

    def test_there_is_no_example_that_is_not_tried(self) -> None:
        told = {path.name for path in EXAMPLES.glob("mn-06-*.json")}
        self.assertEqual(told, set(PUTS))

    # proves: COM-24.1 COM-24.3 COM-26.6 COM-38.3
    def test_none_holds_anything_of_a_child(self) -> None:
        for name in PUTS:
            text = (EXAMPLES / name).read_text(encoding="utf-8")
            self.assertNotRegex(text, r'"(bsn|voornamen|geslachtsnaam|geboortedatum|adres)"', name)
            self.assertNotRegex(text, r"\b9999\d{5}\b", name)
        question = json.loads((EXAMPLES / "mn-06-melding-bsn-botsing.json").read_text("utf-8"))
        self.assertEqual(set(question), {"soort", "signaalId", "kenmerk"})


class Receipts(PolledRegion):
    """A match is owed to the region; it answers as it is told to."""

    def owe(self, mode: str) -> str:
        self.start()
        own = signal(POLLED, 1)
        self.assertTrue(self.region.give(own)["accepted"])
        self.assertTrue(wait_until(lambda: self.feed()["not_modified"], SOON_SECONDS))
        self.region.set_mode(mode)
        self.assertTrue(self.stage.regions[OTHER].give(signal(OTHER, 1))["accepted"])
        return own["id"]

    def told(self) -> list[str]:
        return [n["kind"] for n in self.region.received() if not n["repeat"]]

    # proves: MN-06.5 COM-21.4 COM-21.5 acceptance
    def test_what_was_taken_without_an_answer_comes_again_under_the_same_url(self) -> None:
        self.owe("silent")
        self.assertTrue(wait_until(lambda: len(self.region.received()) >= 3, SOON_SECONDS))
        self.region.set_mode("up")
        self.assertEqual(self.told(), ["match_made"])
        self.assertEqual(len({n["notice"] for n in self.region.received()}), 1)

    # proves: MN-06.7 refusal
    def test_a_region_that_asks_to_wait_gets_it_later(self) -> None:
        self.owe("unavailable")
        self.assert_logs(f"{POLLED}: its feed asks to come back later")
        # sleeps because it is shown that nothing is lost in a time
        time.sleep(1.0)
        self.assertEqual(self.told(), [])
        self.region.set_mode("up")
        self.assertTrue(wait_until(self.told, SOON_SECONDS))
        self.assertEqual(self.told(), ["match_made"])

    # proves: MN-06.6 refusal
    def test_what_is_refused_for_good_is_a_dead_letter_and_the_operators_are_told(self) -> None:
        self.owe("refuse")
        self.assert_logs(rf"error.*{POLLED}: notices to it are dead letters .*\[dode-brieven\]")
        calls = len(re.findall("refused for good", self.log()))
        self.region.set_mode("up")
        # sleeps because it is shown that nothing comes
        time.sleep(1.0)
        self.assertEqual(self.told(), [])
        self.assertEqual(len(re.findall("refused for good", self.log())), calls)

    # proves: COM-25.3 COM-25.6 COM-25.7 MN-06.2 acceptance
    def test_the_end_of_a_match_is_told_with_its_reason(self) -> None:
        own = self.owe("up")
        self.assertTrue(wait_until(self.told, SOON_SECONDS))
        self.stage.regions[OTHER].withdraw(signal(OTHER, 1)["id"], "vergissing")
        self.assertTrue(wait_until(lambda: len(self.told()) == 2, SOON_SECONDS))
        ended = self.region.received()[-1]
        self.assertEqual((ended["kind"], ended["reason"], ended["wrongful"]),
                         ("match_ended", "ingetrokken", True))
        self.assertEqual(self.region.received()[0]["signal"], own)
        self.assertEqual(self.region.violations(), [])


del PolledRegion

if __name__ == "__main__":
    suite.run()
