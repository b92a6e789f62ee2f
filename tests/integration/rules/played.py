"""The four reference regions and the gateway, all real processes: what the tests here share."""
import datetime
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest
from typing import Any, Callable, Optional

import suite
from processes import find_program
from region import Region
from stage import KRUISPUNT, REGIONS, Stage
from waiting import wait_until

Notice = dict[str, Any]
SOON_SECONDS = 20.0
QUIET_SECONDS = 0.6
COMMAND_SECONDS = 30.0

FEED = "midden-nederland"
HOMES = {"esar": ("0034", "Almere"), "multisignaal": ("0363", "Amsterdam"),
         "sisa": ("0599", "Rotterdam"), FEED: ("0344", "Utrecht")}
# SISA learns no professional and has no word on a match.
PROFESSIONAL = [name for name in REGIONS if name != "sisa"]


def made_up_bsn(number: int) -> str:
    """The made-up BSN of that number: nine digits from 9999 on that pass the 11-test."""
    found = 0
    for candidate in range(999910000, 1000000000):
        digits = [int(c) for c in str(candidate)]
        if sum(d * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1))) % 11 == 0:
            if found == number:
                return str(candidate)
            found += 1
    raise ValueError(number)


def signal(region: str, child: int, today: datetime.date, **changes: object) -> dict[str, Any]:
    """A signal on a child of ten; ESAR's and Midden-Nederland's name where it lives."""
    number = REGIONS.index(region) + 1
    made: dict[str, Any] = {
        "id": f"{region[:2].upper()}-{child}", "bsn": made_up_bsn(child),
        "given_names": "Sanne", "surname": "Proefkonijn", "gender": "V",
        "birth_date": f"{datetime.date.today().year - 10}-01-02",
        "place": "Almere", "municipality": "0034",
        "address": {"street": "Dorpsstraat", "number": 1, "postcode": "3511AB",
                    "place": "Almere", "municipality": "0034"},
        "organisation": {"oin": f"0000009900000000{number}001", "name": f"Instelling {number}",
                         "phone": f"+3120000000{number}"},
        "date": (today - datetime.timedelta(days=1)).isoformat(), "informed": "ouders"}
    if region != "sisa":
        made["reporter"] = {"name": f"Melder {number}", "phone": f"+3120111111{number}"}
    return {**made, **changes}


class Played(unittest.TestCase):
    """One stage a class, which its tests share; each has children of its own."""

    stage: Stage
    children = 0
    asked = 0

    @classmethod
    def setUpClass(cls) -> None:
        folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-rules-")).resolve()
        cls.addClassCleanup(shutil.rmtree, folder)
        cls.config = folder / "sandbox" / "kruispunt.toml"
        cls.stage = Stage(suite.build_folder(), folder)
        cls.addClassCleanup(cls.stage.stop)
        cls.stage.make()
        text = cls.config.read_text(encoding="utf-8")
        text = text.replace(f"[{FEED}]", f"[{FEED}]\npoll_interval_ms = 50")
        cls.config.write_text(text, encoding="utf-8")
        cls.stage.start()
        cls.ahead = datetime.timedelta()

    def setUp(self) -> None:
        self.heard = {name: len(self.region(name).received()) for name in REGIONS}
        self.next_child()
        self.addCleanup(self.assert_no_violations)

    def next_child(self) -> None:
        """Whom `signal` speaks of from here on."""
        Played.children += 1
        self.child = Played.children

    def assert_no_violations(self) -> None:
        for name in REGIONS:
            self.assertEqual(self.region(name).violations(), [], name)
        self.assertIsNone(self.stage.fallen())

    def region(self, name: str) -> Region:
        return self.stage.regions[name]

    def today(self) -> datetime.date:
        # By the UTC clock: a day that has begun in Amsterdam whatever the hour.
        return (datetime.datetime.now(datetime.timezone.utc) + self.ahead).date()

    def signal(self, region: str, **changes: object) -> dict[str, Any]:
        return signal(region, self.child, self.today(), **changes)

    def ask(self, name: str, method: str, path: str, body: Optional[object] = None) -> Any:
        status, told = self.region(name).call(method, path, body)
        self.assertEqual(status, 200, told)
        return told

    def say(self, name: str, method: str, path: str, body: Optional[object] = None) -> Any:
        """Said and accepted; a feed's mutation is accepted when the gateway has read it."""
        told = self.ask(name, method, path, body)
        self.assertTrue(told["accepted"], told)
        if name == FEED:
            self.wait_until_read()
        return told

    def wait_until_read(self) -> None:
        # Two questions answered with nothing new: what came before is stored.
        before = self.ask(FEED, "GET", "/feed")["not_modified"]
        self.wait(lambda: self.ask(FEED, "GET", "/feed")["not_modified"]
                  >= before + 2, "the feed is not read")

    def wait(self, look: Callable[[], object], failing: str) -> None:
        self.assertTrue(wait_until(lambda: bool(look()) or None, SOON_SECONDS), failing)

    def give(self, *regions: str, **changes: object) -> None:
        """A signal of each on this test's child, and all their matches are told."""
        for name in regions:
            self.say(name, "POST", "/signals", self.signal(name, **changes))
        if len(regions) > 1:
            self.hear({name: ["match_made"] * (len(regions) - 1) for name in regions})

    def news(self, name: str) -> list[Notice]:
        """What came that is new; an inspection's answer is no news."""
        return [n for n in self.region(name).received()[self.heard[name]:]
                if not n["repeat"] and n["kind"] != "inspection"]

    def hear(self, expected: dict[str, list[str]]) -> dict[str, list[Notice]]:
        """The notices that came since the last time: exactly these kinds, in any order."""
        wanted = {name: sorted(expected.get(name, [])) for name in REGIONS}
        wait_until(lambda: all(len(self.news(n)) >= len(wanted[n]) for n in REGIONS) or None,
                   SOON_SECONDS)
        if not all(wanted.values()):
            # sleeps because it is shown that nothing more comes
            time.sleep(QUIET_SECONDS)
        came = {name: self.news(name) for name in REGIONS}
        for name in REGIONS:
            self.heard[name] += len(self.region(name).received()[self.heard[name]:])
        kinds = {name: sorted(n["kind"] for n in came[name]) for name in REGIONS}
        self.assertEqual(kinds, wanted)
        return came

    def match_of(self, name: str, other: str) -> str:
        """The id of this child's open match between two regions, as the first one knows it."""
        own = self.signal(name)["id"]
        found = [m["match"] for m in self.region(name).matches()
                 if m["signal"] == own and m["status"] == "open"
                 and m["counterparty"]["region"] == other]
        self.assertEqual(len(found), 1)
        return found[0]

    def inspect(self, name: str, bsn: str, by: str = "ouders",
                municipality: Optional[str] = None) -> Any:
        """The answer, Midden-Nederland's from its notice; a refusal as the region learns it."""
        Played.asked += 1
        reference = f"INZ-{Played.asked}"
        body = {"bsn": bsn, "reference": reference, "requester": by, "municipality": municipality}
        told = self.ask(name, "POST", "/inspections", body)
        if name == FEED:
            told = self.heard_by_feed(reference, told["sequence"])
        if told["accepted"]:
            self.assertEqual(told["reference"], reference)
        return told

    def heard_by_feed(self, reference: str, sequence: int) -> Any:
        found: list[Any] = []

        def look() -> bool:
            found[:] = [{"accepted": True, **n} for n in self.region(FEED).received()
                        if n["kind"] == "inspection" and n["reference"] == reference]
            found.extend({"accepted": False, **r} for r in self.region(FEED).rejections()
                         if r["sequence"] == sequence)
            return bool(found)

        self.wait(look, "the inspection in the feed has no answer")
        return found[0]

    def advance(self, days: int) -> None:
        """Moves the gateway's clock; its running sweeps do what has become due."""
        program = find_program(suite.build_folder(), KRUISPUNT)
        done = subprocess.run([program, "clock", "advance", f"{days}d", "--config", self.config],
                              capture_output=True, text=True, timeout=COMMAND_SECONDS, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        type(self).ahead += datetime.timedelta(days=days)
