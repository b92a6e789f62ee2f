"""Midden-Nederland's reference region with a gateway that polls it: what the tests here share."""
import datetime
import pathlib
import re
import shutil
import tempfile
import unittest
from typing import Any, Optional

import suite
from region import Region
from stage import Stage
from waiting import wait_until

POLLED, OTHER = "midden-nederland", "sisa"
SOON_SECONDS = 20.0


def bsn_of(number: int) -> str:
    """The made-up BSN of that number: nine digits from 9999 on that pass the 11-test."""
    found = 0
    for candidate in range(999990000, 1000000000):
        digits = [int(c) for c in str(candidate)]
        weighed = sum(d * w for d, w in zip(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1)))
        if weighed % 11 == 0:
            if found == number:
                return str(candidate)
            found += 1
    raise ValueError(number)


def signal(region: str, number: int) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": f"{region[:2].upper()}-{number}", "bsn": bsn_of(number),
        "given_names": "Sanne", "surname": "Voorbeeld",
        "birth_date": f"{datetime.date.today().year - 8}-01-01",
        "organisation": {"oin": "00000099000000003001" if region == OTHER
                         else "00000099000000004001", "name": "Organisatie",
                         "phone": "+31105550104"},
        "date": (datetime.date.today() - datetime.timedelta(days=1)).isoformat(),
        "informed": "ouders"}
    if region == OTHER:
        made["gender"] = "V"
    else:
        made["reporter"] = {"name": "M. van Vliet", "phone": "+31305550112"}
    return made


class PolledRegion(unittest.TestCase):
    """One stage a test: a feed that halted stays so."""

    def setUp(self) -> None:
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-feed-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder)
        self.stage = Stage(suite.build_folder(), self.folder)
        self.addCleanup(self.stage.stop)
        self.stage.make()
        self.number = 0

    def start(self, *lines: str, interval_ms: int = 50) -> None:
        """Starts with these lines in the region's section."""
        file = self.folder / "sandbox" / "kruispunt.toml"
        text = file.read_text(encoding="utf-8")
        own = "\n".join((f"[{POLLED}]", f"poll_interval_ms = {interval_ms}", *lines))
        text = text.replace(f"[{POLLED}]", own)
        text = text.replace("first_back_off_ms = 1000", "first_back_off_ms = 50")
        text = text.replace("longest_back_off_ms = 30000", "longest_back_off_ms = 200")
        file.write_text(text, encoding="utf-8")
        self.stage.start()

    @property
    def region(self) -> Region:
        return self.stage.regions[POLLED]

    def feed(self) -> dict[str, Any]:
        status, told = self.region.call("GET", "/feed")
        self.assertEqual(status, 200)
        return told

    def set_fault(self, fault: str, times: int = 0) -> None:
        status, told = self.region.call("PUT", "/feed", {"fault": fault, "times": times})
        self.assertEqual(status, 200, told)

    def log(self) -> str:
        return self.stage.gateway.log.read_text(encoding="utf-8", errors="replace")

    def assert_logs(self, pattern: str) -> None:
        self.assertTrue(wait_until(lambda: re.search(pattern, self.log()), SOON_SECONDS),
                        f"no {pattern!r} in:\n{self.log()[-2000:]}")

    def give_in_feed(self) -> int:
        """A signal in the feed on a child that the other region knows; its number."""
        self.number += 1
        answer = self.stage.regions[OTHER].give(signal(OTHER, self.number))
        self.assertTrue(answer["accepted"], answer)
        self.assertTrue(self.region.give(signal(POLLED, self.number))["accepted"])
        return self.number

    def is_taken(self, number: int, seconds: float = SOON_SECONDS) -> bool:
        """Whether the other region hears of the match that it makes."""
        own = signal(OTHER, number)["id"]
        return bool(wait_until(lambda: any(n["signal"] == own for n in
                                           self.stage.regions[OTHER].received()), seconds))

    def append(self, mutation: dict[str, Any]) -> int:
        status, told = self.region.call("POST", "/mutations", mutation)
        self.assertEqual(status, 200, told)
        return told["sequence"]

    def rejection_of(self, sequence: int) -> Optional[dict[str, Any]]:
        return wait_until(lambda: next((r for r in self.region.rejections()
                                        if r["sequence"] == sequence), None), SOON_SECONDS)
