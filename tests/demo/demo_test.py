#!/usr/bin/env python3
"""The demonstration's own judgement: what it compares, searches and refuses; no process runs."""
import datetime
import pathlib
import tempfile
import unittest
from typing import Any

import cast
from checks import CHUNK_BYTES, Checks, check_counts, check_one_made, check_raw, files_holding
from disclosure import compare, standing_in
from family import Family, age_on, choose_family

DAY = datetime.date(2026, 11, 20)
HOME = {"street": "Dwarsgracht", "number": 12, "letter": "", "addition": "", "postcode": "3511AB",
        "place": "Utrecht", "municipality": "0344", "municipality_name": "Utrecht"}
CHILD = {"bsn": "999990019", "role": "child", "given_names": "Aïcha Wilhelmina",
         "prefix": "van der", "surname": "Bergström", "gender": "V", "birth_date": "2018-05-17",
         "parents": []}


def family() -> Family:
    return Family(CHILD, ["999990020"], {**HOME, "place": "Almere", "municipality": "0034"}, HOME)


def notice(to: str, giver: str, **changes: Any) -> dict[str, Any]:
    told = {"kind": "match_made", "match_kind": "kind", "signal": cast.SIGNAL_IDS[to],
            "repeat": False, "raw": "<nothing/>",
            "counterparty": {"region": giver, "organisation": cast.ORGANISATIONS[giver],
                             "reporter": None if to == "sisa" else cast.REPORTERS.get(giver)},
            "coordination": {"municipality": "0344", "name": "Utrecht"}}
    return {**told, **changes}


class Comparing(unittest.TestCase):
    def setUp(self) -> None:
        self.signals = cast.signals_for(family(), DAY)

    def test_what_did_not_come_through_is_withheld(self) -> None:
        found = compare("esar", self.signals["esar"], notice("sisa", "esar"))
        self.assertEqual(found.learned, ("organisation",))
        self.assertEqual(set(found.withheld), {"reporter", "bsn", "name", "birth_date", "gender",
                                               "residence", "parents", "date", "informed"})

    def test_what_was_never_sent_is_not_withheld(self) -> None:
        found = compare("multisignaal", self.signals["multisignaal"],
                        notice("esar", "multisignaal"))
        self.assertEqual(set(found.withheld), {"bsn", "date", "informed"})

    def test_a_surname_that_came_through_is_learned(self) -> None:
        leaking = notice("esar", "sisa")
        leaking["counterparty"] = {**leaking["counterparty"], "coordinator": {"name": "Bergström"}}
        self.assertIn("name", compare("sisa", self.signals["sisa"], leaking).learned)


class Judging(unittest.TestCase):
    def setUp(self) -> None:
        self.signals = cast.signals_for(family(), DAY)
        self.checks = Checks()

    def judge(self, to: str, told: dict[str, Any]) -> bool:
        check_one_made(self.checks, to, told, self.signals)
        return self.checks.ok

    def test_a_sound_notice_passes(self) -> None:
        self.assertTrue(self.judge("esar", notice("esar", "midden-nederland")))
        self.assertTrue(self.judge("sisa", notice("sisa", "midden-nederland")))

    def test_a_professional_to_sisa_fails(self) -> None:
        told = notice("sisa", "esar")
        told["counterparty"]["reporter"] = cast.REPORTERS["esar"]
        self.assertFalse(self.judge("sisa", told))

    def test_another_regions_signal_fails(self) -> None:
        self.assertFalse(self.judge("esar", notice("esar", "sisa", signal="S-771204")))

    def test_counts_are_exact(self) -> None:
        one = notice("esar", "sisa")
        check_counts(self.checks, {"esar": [one, one]}, {"esar": 1})
        self.assertFalse(self.checks.ok)

    def test_a_repeat_fails(self) -> None:
        check_counts(self.checks, {"esar": [notice("esar", "sisa", repeat=True)]}, {"esar": 1})
        self.assertFalse(self.checks.ok)

    def test_the_bytes_are_searched(self) -> None:
        for raw in ("x999990019x", "Bergstr\\u00f6m", "Bergstr&#246;m", "Bergstr&#xF6;m",
                    "20180517"):
            self.assertEqual(standing_in(raw, family().secrets()), 1, raw)
        check_raw(self.checks, {"sisa": [notice("sisa", "esar", raw="R. Bakboord")]},
                  family().secrets())
        self.assertEqual(len(self.checks.failed()), 1)


class Casting(unittest.TestCase):
    def test_no_organisation_holds_a_word_of_a_professional(self) -> None:
        contacts = [value for who in cast.REPORTERS.values() for value in who.values()]
        self.assertEqual(standing_in(repr(cast.ORGANISATIONS), contacts), 0)


class Searching(unittest.TestCase):
    def search(self, content: bytes) -> list[str]:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "inner").mkdir()
            (folder / "inner" / "file").write_bytes(content)
            return files_holding(folder, family().secrets())[0]

    def test_a_number_is_found_wherever_it_stands(self) -> None:
        for before in (0, CHUNK_BYTES - 9, CHUNK_BYTES - 1, CHUNK_BYTES, 3 * CHUNK_BYTES + 5):
            self.assertEqual(self.search(b"." * before + b"999990019."), ["inner/file"], before)

    def test_other_writing_is_found(self) -> None:
        self.assertTrue(self.search("Bergström".encode("utf-16-le")))

    def test_nothing_is_found_where_there_is_nothing(self) -> None:
        self.assertEqual(self.search(b"." * (CHUNK_BYTES + 1) + b"99999001"), [])


class Choosing(unittest.TestCase):
    def choose(self, child: dict[str, Any], public: str = "") -> Family:
        at_home = {"addresses": [{**HOME, "municipality": "0034"}], "persons": [child]}
        elsewhere = {"addresses": [HOME], "persons": []}
        return choose_family({"households": [at_home, elsewhere]}, DAY, public)

    def test_a_fitting_child_is_taken(self) -> None:
        self.assertEqual(self.choose(CHILD).child, CHILD)

    def test_others_are_not(self) -> None:
        for change in ({"birth_date": "2018"}, {"birth_date": "2010-05-17"}, {"role": "parent"},
                       {"surname": "Berg"}):
            with self.assertRaises(ValueError):
                self.choose({**CHILD, **change})

    def test_a_name_of_the_cast_is_not(self) -> None:
        with self.assertRaises(ValueError):
            self.choose(CHILD, "Basisschool bergström")

    def test_age(self) -> None:
        self.assertEqual(age_on("2014-11-20", DAY), 12)
        self.assertEqual(age_on("2014-11-22", DAY), 11)
        self.assertIsNone(age_on("2014-11", DAY))


if __name__ == "__main__":
    unittest.main()
