#!/usr/bin/env python3
"""The reckoning itself: each way in which a crash could do harm is one it sees."""
import pathlib
import sys
import unittest
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "demo"))

from load import Given  # noqa: E402
from reckoning import Reckoning  # noqa: E402


class Ledger:
    """Stands in for a region: what it knows, and how the gateway answers it."""

    def __init__(self) -> None:
        self.known: list[dict[str, Any]] = []
        self.notices: list[dict[str, Any]] = []
        self.broken: list[dict[str, str]] = []
        self.answer: dict[str, Any] = {"accepted": True, "matches": 1}

    def hears(self, match: str, signal: str, status: str = "open") -> None:
        self.known = [m for m in self.known if m["match"] != match]
        self.known.append({"match": match, "signal": signal, "status": status})
        kind = "match_made" if status == "open" else "match_ended"
        self.notices.append({"kind": kind, "match": match, "signal": signal, "repeat": False})

    def hears_of_a_move(self, signal: str) -> None:
        self.notices.append(
            {"kind": "relocated", "match": None, "signal": signal, "repeat": False})

    def matches(self) -> list[dict[str, Any]]:
        return self.known

    def received(self) -> list[dict[str, Any]]:
        return self.notices

    def violations(self) -> list[dict[str, str]]:
        return self.broken

    def rejections(self) -> list[dict[str, Any]]:
        return []

    def correct(self, _signal: dict[str, Any]) -> dict[str, Any]:
        return self.answer


def given(region: str, signal_id: str, child: int = 1, withdrawn: bool = False) -> Given:
    return Given(region, {"id": signal_id}, child, withdrawn, withdrawn)


class OnePair(unittest.TestCase):
    """Two signals on one child: exactly one match, open on both sides."""

    def setUp(self) -> None:
        self.esar, self.sisa = Ledger(), Ledger()
        self.signals = [given("esar", "E"), given("sisa", "S")]

    def differences(self) -> list[str]:
        regions: Any = {"esar": self.esar, "sisa": self.sisa}
        return Reckoning(regions, self.signals).differences()

    def both_hear(self, match: str = "m") -> None:
        self.esar.hears(match, "E")
        self.sisa.hears(match, "S")

    def sees(self, what: str) -> None:
        found = self.differences()
        self.assertTrue(any(what in line for line in found), found)

    def test_all_well(self) -> None:
        self.both_hear()
        self.assertEqual(self.differences(), [])

    def test_nothing_told(self) -> None:
        self.sees("not open on both sides")

    def test_one_side_told(self) -> None:
        self.esar.hears("m", "E")
        self.sees("not open on both sides")

    def test_two_matches_for_one_pair(self) -> None:
        self.both_hear()
        self.both_hear("n")
        self.sees("more than one match")

    def test_an_effect_twice(self) -> None:
        self.both_hear()
        self.esar.notices.append(dict(self.esar.notices[0]))
        self.sees("told more than once")

    def test_a_move_of_two_signals(self) -> None:
        self.both_hear()
        self.signals.append(given("sisa", "T", child=2))
        self.sisa.hears_of_a_move("S")
        self.sisa.hears_of_a_move("T")
        self.assertEqual(self.differences(), [])

    def test_a_move_twice(self) -> None:
        self.both_hear()
        self.sisa.hears_of_a_move("S")
        self.sisa.hears_of_a_move("S")
        self.sees("told more than once")

    def test_a_move_again_after_nobody_knew_where_the_child_lives(self) -> None:
        self.both_hear()
        self.signals.append(given("esar", "F", withdrawn=True))
        self.sisa.hears_of_a_move("S")
        self.sisa.hears_of_a_move("S")
        self.assertEqual(self.differences(), [])

    def test_a_repeat_without_effect_is_no_harm(self) -> None:
        self.both_hear()
        self.esar.notices.append({**self.esar.notices[0], "repeat": True})
        self.assertEqual(self.differences(), [])

    def test_two_children_matched(self) -> None:
        self.both_hear()
        self.signals.append(given("sisa", "T", child=2))
        self.sisa.hears("x", "T")
        self.esar.hears("x", "E")
        self.sees("should not be")

    def test_a_broken_protocol(self) -> None:
        self.both_hear()
        self.esar.broken = [{"requirement": "COM-22", "code": "X", "field": "", "what": "y"}]
        self.sees("protocol broken")


class Withdrawn(OnePair):
    """ESAR's signal was withdrawn: SISA, where it was told of the match, must know of the end."""

    def setUp(self) -> None:
        super().setUp()
        self.signals[0] = given("esar", "E", withdrawn=True)

    def both_hear(self, match: str = "m") -> None:
        self.esar.hears(match, "E")
        self.sisa.hears(match, "S")
        self.sisa.hears(match, "S", "beeindigd")

    def test_nothing_told(self) -> None:
        self.assertEqual(self.differences(), [])

    def test_one_side_told(self) -> None:
        self.esar.hears("m", "E")
        self.assertEqual(self.differences(), [])

    def test_a_move_twice(self) -> None:
        self.sisa.hears_of_a_move("S")
        super().test_a_move_twice()

    def test_the_end_not_told(self) -> None:
        super().both_hear()
        self.sees("still holds open")

    def test_the_end_not_told_of_what_the_other_never_heard(self) -> None:
        self.sisa.hears("m", "S")
        self.sees("still holds open")


class SaidAgain(unittest.TestCase):
    def again(self, **answer: Any) -> list[str]:
        esar, sisa = Ledger(), Ledger()
        esar.answer.update(answer)
        regions: Any = {"esar": esar, "sisa": sisa}
        return Reckoning(regions, [given("esar", "E"), given("sisa", "S")]).said_again()

    def test_unchanged(self) -> None:
        self.assertEqual(self.again(), [])

    def test_forgotten(self) -> None:
        self.assertEqual(len(self.again(accepted=False, code="SIGNAAL_ONBEKEND")), 1)

    def test_a_match_forgotten(self) -> None:
        self.assertEqual(len(self.again(matches=0)), 1)


if __name__ == "__main__":
    unittest.main()
