"""Time passes: the reminder of a match that nobody took up, the warning before a signal's end, its
end, and what is told of an inactive one, in each protocol."""
import datetime

from played import FEED, Notice, Played
from stage import REGIONS

COORDINATING = "esar"  # Almere's
KEPT = ("multisignaal", FEED)  # what is inactive there is archived


def two_years_after(day: datetime.date) -> datetime.date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 2, day=28 if leap_day else day.day)


class Passing(Played):
    # proves: ESAR-22.1 ESAR-22.2 ESAR-22.3 ESAR-22.4 ESAR-26.1 ESAR-27.1 MS-21.6 MS-21.7 MS-21.9
    # proves: SISA-21.1 SISA-21.4 SISA-21.6 MN-06.3 COM-25.4 COM-25.8 COM-30.2 COM-30.4 COM-36.2
    # proves: RET-1.13 RET-1.14 acceptance
    def test_two_years_on_the_wire(self) -> None:
        self.give(*REGIONS)
        self.made = {(a, b): self.match_of(a, b) for a in REGIONS for b in REGIONS if a != b}
        self.end = two_years_after(datetime.date.fromisoformat(self.signal("esar")["date"]))
        self.see_reminders()
        self.see_warnings()
        self.see_ends()
        self.see_history()
        self.see_inspection()

    def each(self, *kinds: str) -> dict[str, list[str]]:
        return {name: list(kinds) for name in REGIONS}

    def assert_own(self, came: dict[str, list[Notice]]) -> None:
        for name in REGIONS:
            for notice in came[name]:
                self.assertIn(notice["signal"], (self.signal(name)["id"], None))

    def see_reminders(self) -> None:
        """After ten working days to both sides, then to the coordinating municipality's index."""
        self.advance(20)
        came = self.hear(self.each(*["reminder"] * 3))
        self.assert_own(came)
        for name in REGIONS:
            self.assertEqual({n["match"] for n in came[name]},
                             {match for (own, _), match in self.made.items() if own == name})
            self.assertTrue(all(n["since"] for n in came[name]))
        self.advance(30)
        self.hear({COORDINATING: ["reminder"] * 3})

    def see_warnings(self) -> None:
        self.advance((self.end - self.today()).days - 35)
        self.hear({})
        self.advance(10)
        came = self.hear(self.each("signal_expiring"))
        self.assert_own(came)
        for name in REGIONS:
            (notice,) = came[name]
            self.assertEqual(notice["expires_on"].replace("-", ""),
                             self.end.isoformat().replace("-", ""))

    def see_ends(self) -> None:
        """Each region hears that its signal ended, and of each match one side that it did."""
        self.advance(30)
        self.wait(lambda: sum(len(self.news(name)) for name in REGIONS) >= 4 + 6, "not all ended")
        came = {name: self.news(name) for name in REGIONS}
        self.hear({name: [n["kind"] for n in came[name]] for name in REGIONS})
        self.assert_own(came)
        ended = [n for name in REGIONS for n in came[name] if n["kind"] == "match_ended"]
        self.assertEqual({n["match"] for n in ended}, set(self.made.values()))
        self.assertEqual(len(ended), 6)
        for notice in ended:
            self.assertEqual((notice["reason"], bool(notice["wrongful"])), ("verlopen", False))
        for name in REGIONS:
            lapsed = [n for n in came[name] if n["kind"] == "signal_lapsed"]
            self.assertEqual(len(lapsed), 1, name)
            self.assertEqual(lapsed[0]["reason"], None if name == "sisa" else "verlopen")

    def see_history(self) -> None:
        """Who gives a new signal hears of the inactive ones elsewhere; their reporters do not."""
        for number, name in enumerate(REGIONS):
            own = self.signal(name, id=f"{self.signal(name)['id']}-later")
            earlier = [each for each in KEPT if each != name]
            self.say(name, "POST", "/signals", own)
            expected = {before: ["match_made"] for before in REGIONS[:number]}
            came = self.hear({**expected, name: ["match_made"] * number
                              + ["history"] * len(earlier)})
            told = [n for n in came[name] if n["kind"] == "history"]
            self.assertEqual({n["counterparty"]["region"] for n in told}, set(earlier))
            for notice in told:
                self.assertEqual((notice["signal"], notice["match"]), (own["id"], None))
                self.assertEqual(notice["counterparty"]["reporter"] is None, name == "sisa")

    def see_inspection(self) -> None:
        """The child is twelve now. What is inactive is shown; what ESAR and SISA had is no more."""
        for name in REGIONS:
            shown = self.inspect(name, self.signal(name)["bsn"], "beiden")["signals"]
            held = sorted((one["region"], one["status"]) for one in shown)
            self.assertEqual(held, sorted([(each, "actief") for each in REGIONS]
                                          + [(each, "inactief") for each in KEPT]))
