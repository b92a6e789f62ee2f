"""An inspection, asked in each protocol: what is shown, to whom, and how often (COM-37)."""
from typing import Any

from played import FEED, HOMES, Played, made_up_bsn
from stage import REGIONS

LIMIT = 50
REQUESTER_FIELDS = {"esar": "verzoeker", "multisignaal": "verzoeker",
                    "sisa": "object/verzoeker", FEED: "verzoeker"}


class Inspections(Played):
    # proves: COM-37.4 COM-37.8 COM-37.5 ESAR-17.2 ESAR-17.3 MS-08.2 SISA-07.2 SISA-07.3 MN-08.2
    # proves: ESAR-17.4 MS-08.3 SISA-07.4 MN-08.3 MN-08.1 acceptance
    def test_each_region_sees_all_that_is_held_and_who_looked_before(self) -> None:
        self.give(*REGIONS)
        looked: list[str] = []
        for name in REGIONS:
            with self.subTest(asked_by=name):
                shown = self.inspect(name, self.signal(name)["bsn"])["signals"]
                self.assertEqual({held["region"] for held in shown}, set(REGIONS))
                for held in shown:
                    self.check_held(held)
                    self.assertEqual([past["region"] for past in held["inspections"]], looked)
                looked.append(name)

    def check_held(self, held: dict[str, Any]) -> None:
        own = self.signal(held["region"])
        self.assertEqual(held["organisation"]["oin"], own["organisation"]["oin"])
        self.assertEqual(held["organisation"]["name"], own["organisation"]["name"])
        self.assertEqual(held["date"].replace("-", ""), own["date"].replace("-", ""))
        self.assertEqual((held["status"], held["informed"]), ("actief", "ouders"))
        self.assertNotIn("reporter", held)

    # proves: COM-37.4 COM-37.8 COM-23.3
    def test_another_child_is_never_shown(self) -> None:
        parents = [made_up_bsn(4000 + self.child)]
        self.give("esar", parents=parents)
        bsn = self.signal("esar")["bsn"]
        self.next_child()
        sibling = self.signal("midden-nederland", parents=parents)
        self.say("midden-nederland", "POST", "/signals", sibling)
        self.hear({"esar": ["match_made"], "midden-nederland": ["match_made"]})
        for name, own, other in (("esar", bsn, sibling["bsn"]),
                                 ("midden-nederland", sibling["bsn"], bsn)):
            self.assertEqual([s["region"] for s in self.inspect(name, own)["signals"]], [name])
            self.assertEqual(self.inspect(name, other)["signals"], [], "a sibling is not yours")

    # proves: COM-37.4 COM-37.7 refusal
    def test_nothing_held_and_not_yours_to_ask_read_the_same(self) -> None:
        for number, name in enumerate(REGIONS):
            with self.subTest(asked_by=name):
                holder = REGIONS[number - 1]
                self.next_child()
                self.give(holder)
                elsewhere = HOMES[holder][0]
                for bsn in (self.signal(holder)["bsn"], made_up_bsn(6000 + self.child)):
                    for municipality in (None, elsewhere):
                        told = self.inspect(name, bsn, municipality=municipality)
                        self.assertEqual(told["signals"], [])

    # proves: COM-37.4 COM-37.3 acceptance
    def test_a_home_in_the_own_area_gives_the_right_to_ask(self) -> None:
        for number, name in enumerate(REGIONS):
            with self.subTest(asked_by=name):
                holder = REGIONS[number - 1]
                self.next_child()
                self.give(holder)
                # Without a signal of its own no birth date is known: who asks is not judged.
                told = self.inspect(name, self.signal(holder)["bsn"], "jeugdige", HOMES[name][0])
                self.assertEqual([held["region"] for held in told["signals"]], [holder])

    # proves: COM-37.1 COM-37.2 COM-37.3 COM-27.1 refusal
    def test_who_may_not_ask_for_a_child_of_that_age_is_refused(self) -> None:
        self.give(*REGIONS)
        bsn = self.signal("esar")["bsn"]
        for name in REGIONS:
            with self.subTest(asked_by=name):
                told = self.inspect(name, bsn, "jeugdige")
                if name == "multisignaal":
                    self.assertTrue(told["accepted"], "it gives no birth date: recorded only")
                    continue
                self.assertEqual((told["accepted"], told["code"], told["field"]),
                                 (False, "VERZOEKER_NIET_BEVOEGD", REQUESTER_FIELDS[name]))


class Limit(Inspections):
    """A stage of its own: what is counted is counted for the day."""

    # proves: COM-37.6 ERR-1.2 refusal
    def test_fifty_a_day_and_region_and_no_more(self) -> None:
        self.give("esar")
        for name in REGIONS:
            with self.subTest(asked_by=name):
                for _ in range(LIMIT):
                    told = self.inspect(name, self.signal("esar")["bsn"])
                    self.assertTrue(told["accepted"], told)
                told = self.inspect(name, self.signal("esar")["bsn"])
                self.assertEqual((told["accepted"], told["code"]),
                                 (False, "TIJDELIJK_NIET_BESCHIKBAAR"))
        self.assertEqual(self.news("esar"), [], "and nobody hears that it was asked for")


# A subclass inherits its base's tests; the limit's stage is for its own alone.
for _name in [name for name in dir(Inspections) if name.startswith("test_")]:
    setattr(Limit, _name, None)
