#!/usr/bin/env python3
"""The demonstration's own judgement: what it compares, searches and refuses; no process runs."""
import contextlib
import datetime
import pathlib
import sqlite3
import tempfile
import unittest
from typing import Any

import cast
from checks import (CHUNK_BYTES, Checks, as_day, check_contact, check_raw, check_repeats,
                    files_holding)
from disclosure import compare, standing_in
from family import Family, Household, age_on, choose_household
from learned import Learned
from play import Owed, kind_of_match
from remains import ABOUT_SOMEBODY, rows_left
from scene import Told
from words import EN, NL
from years import two_years_after

DAY = datetime.date(2026, 11, 20)
HOME = {"street": "Dwarsgracht", "number": 12, "letter": "", "addition": "", "postcode": "3511AB",
        "place": "Utrecht", "municipality": "0344", "municipality_name": "Utrecht"}
CHILD = {"bsn": "999990019", "role": "child", "given_names": "Aïcha Wilhelmina",
         "prefix": "van der", "surname": "Bergström", "gender": "V", "birth_date": "2018-05-17",
         "parents": ["999990020"]}
SIBLING = {**CHILD, "bsn": "999990032", "given_names": "Ferdinand", "birth_date": "2013-02-03"}


def household() -> Household:
    family = Family(CHILD, ["999990020"], {**HOME, "place": "Almere", "municipality": "0034"},
                    HOME)
    return Household(family, {**HOME, "place": "Rotterdam", "municipality": "0599"}, SIBLING)


def contact_of(role: str, to: str) -> dict[str, Any]:
    part = cast.PARTS[role]
    return {"region": part.region, "organisation": part.organisation,
            "reporter": None if to == "sisa" else part.reporter,
            "consent": "niet_gevraagd", "coordinator": None}


def notice(to: str, giver: str, **changes: Any) -> dict[str, Any]:
    part = cast.PARTS[to]
    told = {"kind": "match_made", "match_kind": "kind", "signal": part.signal_id,
            "repeat": False, "raw": "<nothing/>", "match": "a", "reason": None,
            "expires_on": None, "counterparty": contact_of(giver, part.region),
            "coordination": {"municipality": "0344", "name": "Utrecht"}}
    return {**told, **changes}


class Comparing(unittest.TestCase):
    def setUp(self) -> None:
        self.signals = cast.all_signals(household(), DAY)

    def test_what_did_not_come_through_is_withheld(self) -> None:
        found = compare("doctor", self.signals["doctor"], notice("care", "doctor"))
        self.assertEqual(found.learned, ("organisation",))
        self.assertEqual(set(found.withheld), {"reporter", "bsn", "name", "birth_date", "gender",
                                               "residence", "parents", "date", "informed"})

    def test_what_was_never_sent_is_not_withheld(self) -> None:
        found = compare("clinic", self.signals["clinic"], notice("doctor", "clinic"))
        self.assertEqual(set(found.withheld), {"bsn", "date", "informed"})

    def test_a_surname_that_came_through_is_learned(self) -> None:
        leaking = notice("doctor", "care")
        leaking["counterparty"] = {**leaking["counterparty"], "coordinator": {"name": "Bergström"}}
        self.assertIn("name", compare("care", self.signals["care"], leaking).learned)


class Judging(unittest.TestCase):
    def setUp(self) -> None:
        self.signals = cast.all_signals(household(), DAY)
        self.checks = Checks()

    def judge(self, to: str, giver: str, other: dict[str, Any]) -> bool:
        check_contact(self.checks, cast.PARTS[to].region, giver, other, self.signals)
        return self.checks.ok

    def test_a_sound_contact_passes(self) -> None:
        self.assertTrue(self.judge("doctor", "school", contact_of("school", "esar")))
        self.assertTrue(self.judge("care", "school", contact_of("school", "sisa")))

    def test_a_professional_to_sisa_fails(self) -> None:
        self.assertFalse(self.judge("care", "doctor", contact_of("doctor", "esar")))

    def test_a_professional_who_is_missing_fails(self) -> None:
        self.assertFalse(self.judge("doctor", "school", contact_of("school", "sisa")))

    def test_another_organisation_of_the_region_fails(self) -> None:
        self.assertFalse(self.judge("school", "doctor",
                                    contact_of("social_work", "midden-nederland")))

    def test_something_of_the_child_fails(self) -> None:
        leaking = {**contact_of("doctor", "esar"), "consent": CHILD["birth_date"]}
        self.assertFalse(self.judge("school", "doctor", leaking))

    def test_a_repeat_fails(self) -> None:
        check_repeats(self.checks, {"esar": [notice("doctor", "care", repeat=True)]})
        self.assertFalse(self.checks.ok)

    def test_the_bytes_are_searched_for_both_children(self) -> None:
        for raw in ("x999990019x", "Bergstr\\u00f6m", "Bergstr&#246;m", "Bergstr&#xF6;m",
                    "20180517", "999990032", "Ferdinand"):
            self.assertEqual(standing_in(raw, household().secrets()), 1, raw)
        check_raw(self.checks, {"sisa": [notice("care", "doctor", raw="R. Bakboord")]},
                  household().secrets())
        self.assertEqual(len(self.checks.failed()), 1)

    def test_days_are_read_in_both_forms(self) -> None:
        self.assertEqual([as_day(day) for day in ("20260131", "2026-01-31", None)],
                         ["2026-01-31", "2026-01-31", None])

    def test_a_match_with_the_other_child_is_of_the_family(self) -> None:
        self.assertEqual(kind_of_match("social_work", "school"), "gezin")
        self.assertEqual(kind_of_match("doctor", "school"), "kind")

    def test_a_notice_for_an_overseer_is_owed_to_a_region(self) -> None:
        self.assertEqual(Owed("sisa", "relocation").region, "sisa")
        self.assertEqual(Owed("care", "match_made", "doctor").region, "sisa")

    def test_two_years_from_a_leap_day(self) -> None:
        self.assertEqual(two_years_after("2028-02-29"), "2030-02-28")
        self.assertEqual(two_years_after("2026-11-20"), "2028-11-20")


class Casting(unittest.TestCase):
    def test_no_organisation_holds_a_word_of_a_professional(self) -> None:
        contacts = [value for part in cast.PARTS.values() if part.reporter
                    for value in part.reporter.values()]
        public = repr([part.organisation for part in cast.PARTS.values()])
        self.assertEqual(standing_in(public, contacts), 0)

    def test_who_is_told_goes_by_age(self) -> None:
        told = [cast.told_by_age(born, DAY) for born in ("2018-05-17", "2013-02-03",
                                                         "2009-01-01")]
        self.assertEqual(told, ["ouders", "beiden", "jeugdige"])

    def test_both_children_have_a_parent_in_common(self) -> None:
        signals = cast.all_signals(household(), DAY)
        self.assertEqual(signals["school"]["parents"], signals["social_work"]["parents"])
        self.assertNotEqual(signals["school"]["bsn"], signals["social_work"]["bsn"])


class Telling(unittest.TestCase):
    def test_both_languages_have_the_same_words(self) -> None:
        self.assertEqual(set(NL), set(EN))

    def test_a_notice_of_each_kind_has_its_lines(self) -> None:
        learned = Learned(lambda name, /, **values: EN[name].format(**values))
        kinds = {"match_made": "coordination", "match_ended": "has ended",
                 "reminder": "not taken up", "signal_expiring": "2028-11-20",
                 "signal_lapsed": "has lapsed", "relocated": "Utrecht",
                 "history": "earlier signal", "match_changed": "consent"}
        for kind, words in kinds.items():
            what = notice("doctor", "school", kind=kind, reason="verlopen",
                          expires_on="20281120")
            lines = learned.lines(Told("doctor", "esar", what, "school"))
            self.assertIn(words, " ".join(lines), kind)


class Remaining(unittest.TestCase):
    def test_rows_that_are_left_are_counted(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            store = pathlib.Path(name) / "store.db"
            with contextlib.closing(sqlite3.connect(store)) as made:
                for table in ABOUT_SOMEBODY:
                    made.execute(f"create table {table}(number integer)")
                made.execute("insert into outbox values (1)")
                made.commit()
            self.assertEqual(rows_left(store), {"outbox": 1})


class Searching(unittest.TestCase):
    def search(self, content: bytes) -> list[str]:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            (folder / "inner").mkdir()
            (folder / "inner" / "file").write_bytes(content)
            return files_holding(folder, household().secrets())[0]

    def test_a_number_is_found_wherever_it_stands(self) -> None:
        for before in (0, CHUNK_BYTES - 9, CHUNK_BYTES - 1, CHUNK_BYTES, 3 * CHUNK_BYTES + 5):
            self.assertEqual(self.search(b"." * before + b"999990019."), ["inner/file"], before)

    def test_other_writing_is_found(self) -> None:
        self.assertTrue(self.search("Bergström".encode("utf-16-le")))

    def test_nothing_is_found_where_there_is_nothing(self) -> None:
        self.assertEqual(self.search(b"." * (CHUNK_BYTES + 1) + b"99999001"), [])


class Choosing(unittest.TestCase):
    def choose(self, child: dict[str, Any], public: str = "", *others: dict[str, Any]) -> Household:
        at_home = {"addresses": [{**HOME, "municipality": "0034"}],
                   "persons": [child, *(others or (SIBLING,))]}
        elsewhere = [{"addresses": [{**HOME, "municipality": code}], "persons": []}
                     for code in ("0344", "0599")]
        return choose_household({"households": [at_home, *elsewhere]}, DAY, public)

    def test_a_fitting_household_is_taken(self) -> None:
        found = self.choose(CHILD)
        self.assertEqual((found.family.child, found.sibling), (CHILD, SIBLING))
        self.assertEqual(found.third_home["municipality"], "0599")

    def test_others_are_not(self) -> None:
        for change in ({"birth_date": "2018"}, {"birth_date": "2010-05-17"}, {"role": "parent"},
                       {"surname": "Berg"}):
            with self.assertRaises(ValueError):
                self.choose({**CHILD, **change})

    def test_a_name_of_the_cast_is_not(self) -> None:
        with self.assertRaises(ValueError):
            self.choose(CHILD, "Basisschool bergström")

    def test_an_only_child_is_not(self) -> None:
        for other in ({**SIBLING, "parents": ["999990044"]},
                      {**SIBLING, "birth_date": "2024-01-01"}, CHILD):
            with self.assertRaises(ValueError):
                self.choose(CHILD, "", other)

    def test_age(self) -> None:
        self.assertEqual(age_on("2014-11-20", DAY), 12)
        self.assertEqual(age_on("2014-11-22", DAY), 11)
        self.assertIsNone(age_on("2014-11", DAY))


if __name__ == "__main__":
    unittest.main()
