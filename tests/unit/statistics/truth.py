"""The counts behind the answers, by the definitions of docs/statistics.md."""
from collections.abc import Iterable
from typing import Any

from knowledge import (
    ACTS, DELIVERED, GONE, MESSAGES, OTHERS, WAITING, Place, Unknown, is_under)


class Truth:
    """What was counted in a history, and what else happened."""

    def __init__(self, history: dict[str, Any]) -> None:
        self.regions = [region["name"] for region in history["regions"]]
        self.numbers_rose = [month["numbersRose"] for month in history["months"]]
        self.counts: dict[Unknown, int] = {}
        self.passed: dict[Unknown, int] = {}
        self.opened: dict[tuple[int, str], int] = {}  # a circuit, at which second of its month
        for number, month in enumerate(history["months"]):
            self.count(number, month)
            self.count_passed(number, month)
        without_bsn = {r["name"] for r in history["regions"] if r["mayLeaveOutBsn"]}
        numbers = {r["name"] for r in history["regions"] if r["hangsOnNumber"]}
        self.counts = {
            unknown: count for unknown, count in self.counts.items()
            if not (unknown[2] == "zonder_bsn" and not without_bsn.intersection(unknown[1]))
            and not (unknown[2] == "ZONDER_BEREIK" and not numbers.intersection(unknown[1]))}

    def count(self, number: int, month: dict[str, Any]) -> None:
        for region in month["regions"]:
            place = (region["name"],)
            self.counts[number, place, "signalen"] = region["signals"]
            self.counts[number, place, "INFORMATIEPLICHT"] = region["uninformed"]
            self.counts[number, place, "zonder_bsn"] = region["withoutBsn"]
        for pair in month["pairs"]:
            two = (pair["one"], pair["other"])
            self.counts[number, two, "matches"] = sum(pair["matches"])
            self.counts[number, two, "ZONDER_BEREIK"] = pair["withoutReach"]

    def count_passed(self, number: int, month: dict[str, Any]) -> None:
        for lane in month["lanes"]:
            self.opened[number, lane["region"]] = lane["openedAt"]
            for what in (WAITING, OTHERS, GONE, DELIVERED):
                self.passed[number, (lane["region"],), what] = lane[what]
        for region, acts in month["acts"].items():
            self.passed[number, (region,), ACTS] = acts
        self.passed[number, (), ACTS] = month["actsOfNobody"]
        self.passed[number, (), MESSAGES] = sum(month["messages"])

    def everything(self) -> dict[Unknown, int]:
        return {**self.counts, **self.passed}

    def entries(self, month: int) -> int:
        """By how many the audit trail grew."""
        return (self.sum_of([month], (), "signalen")
                + sum(count for unknown, count in self.passed.items()
                      if unknown[0] == month and unknown[2] in (DELIVERED, ACTS)))

    def sum_of(self, months: Iterable[int], place: Place, measure: str) -> int:
        span = set(months)
        return sum(count for unknown, count in self.counts.items()
                   if unknown[0] in span and unknown[2] == measure and is_under(unknown, place))

    def under_five(self) -> list[Unknown]:
        return [unknown for unknown, count in self.counts.items() if count < 5]

    def own_of(self, regions: Iterable[str]) -> dict[Unknown, int]:
        """What these regions know by themselves: all that one of them has a part in."""
        those = set(regions)
        return {unknown: count for unknown, count in self.everything().items()
                if those.intersection(unknown[1])}
