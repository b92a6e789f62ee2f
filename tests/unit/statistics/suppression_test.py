#!/usr/bin/env python3
"""Attacks all that is ever answered by linear programming (BEH-03): no reader, stranger or region
or regions together, may find for a count that reads "<5" bounds narrower than 0 and 4.

    suppression_test.py --answers PROGRAM [--worlds N]     KRUISPUNT_TEST_SEED=N for the same again
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import unittest
from collections.abc import Iterator, Sequence
from typing import Any

from attack import SOLVER, Contradiction, holds, narrowed
from knowledge import Knowledge, learn_numbers, read
from leaks import LEAKS, Leak
from truth import Truth
from worlds import LARGEST_STEP, History, draw

SKIPPED = 77


class Settings:
    answers: pathlib.Path
    worlds: int
    seed: int


Answers = dict[str, Any]


def told_of(histories: Sequence[History]) -> list[Answers]:
    """The gateway's answers on each history."""
    asked = "".join(json.dumps(history) + "\n" for history in histories)
    program = subprocess.run([Settings.answers], input=asked, capture_output=True, text=True,
                             check=True, timeout=300)
    return [json.loads(line) for line in program.stdout.splitlines()]


def in_order(told: Answers, truth: Truth) -> Answers:
    """The answers by month and by stretch of months, and what the audit trail's heads and the
    numbers of notices tell beside them. What is asked again must be told again."""
    months: dict[str, Any] = {}
    for answer in told["statistieken"]:
        for table in answer["maanden"]:
            if months.setdefault(table["maand"], table) != table:
                raise AssertionError(f"the table of {table['maand']} was told in two ways")
    names = sorted(months)
    sums = [{"van": names.index(answer["van"]), "tot": names.index(answer["tot"]), **answer["som"]}
            for answer in told["statistieken"]]
    return {**told, "maanden": [months[name] for name in names], "sommen": sums,
            "entries": [truth.entries(month) for month in range(len(names))], "beside": {},
            "numbersRose": truth.numbers_rose, "largestStep": LARGEST_STEP}


def readers_of(answers: Answers, truth: Truth, random_: random.Random) -> Iterator[Knowledge]:
    """A stranger, each region, and some regions together, after all answers on a history."""
    everybody, guarded = read(answers), truth.under_five()
    yield everybody.of_reader({}, guarded)
    for month in range(len(answers["maanden"])):
        learn_numbers(everybody, month, answers)
    together = random_.sample(truth.regions, random_.randint(2, len(truth.regions)))
    for regions in [*([region] for region in truth.regions), together]:
        yield everybody.of_reader(truth.own_of(regions), guarded)


class Suppression(unittest.TestCase):

    @classmethod
    def setUpClass(cls) -> None:
        cls.random = random.Random(Settings.seed)
        cls.histories = [draw(cls.random) for _ in range(Settings.worlds)]
        cls.truths = [Truth(history) for history in cls.histories]
        cls.answers = [in_order(told, truth)
                       for told, truth in zip(told_of(cls.histories), cls.truths)]

    # proves: BEH-03.9
    def test_nobody_finds_narrower_bounds(self) -> None:
        guarded = 0
        for answers, truth in zip(self.answers, self.truths):
            readers = list(readers_of(answers, truth, self.random))
            guarded += sum(len(reader.guarded) for reader in readers)
            if not holds(readers):  # not all at once; each by itself
                found = [each for reader in readers if not holds([reader])
                         for each in narrowed(reader)]
                self.assertFalse(found, "\n".join(f"{unknown}: {bounds}"
                                                  for unknown, bounds in found))
        print(f"{len(self.histories)} histories, {guarded} cells attacked: none is narrower")
        self.assertGreater(guarded, 20 * len(self.histories), "hardly anything was under five")

    # proves: BEH-03.2 BEH-03.9
    def test_what_is_told_is_true(self) -> None:
        for answers, truth in zip(self.answers, self.truths):
            known, everything = read(answers), truth.everything()
            for month in range(len(answers["maanden"])):
                learn_numbers(known, month, answers)
            self.assertEqual(set(known.bounds), set(everything))
            for unknown, count in everything.items():
                low, high = known.bounds[unknown]
                self.assertTrue(low <= count <= high, f"{unknown}: {count} in {low} to {high}")
            for unknown, count in truth.counts.items():
                self.assertEqual(known.bounds[unknown], (0, 4) if count < 5 else (count, count))
            for terms, (low, high) in known.sums.items():
                total = sum(everything[part] * times for part, times in terms)
                self.assertTrue(low <= total <= high, f"{terms}: {total} in {low} to {high}")

    def test_each_way_of_telling_too_much_is_found_out(self) -> None:
        for leak in LEAKS:
            with self.subTest(leak.__name__):
                self.assertTrue(self.is_found_out(leak), f"{leak.__name__} was never found out")

    def is_found_out(self, leak: Leak) -> bool:
        for number, (answers, truth) in enumerate(zip(self.answers, self.truths)):
            for reader in readers_of(leak(answers, truth), truth, self.random):
                found = [] if holds([reader]) else narrowed(reader)
                if found:
                    unknown, bounds = found[0]
                    print(f"{leak.__name__}: found out in history {number}, {unknown} {bounds}")
                    return True
        return False

    def test_a_contradiction_is_no_proof(self) -> None:
        reader = Knowledge(bounds={(0, ("a",), "signalen"): (0.0, 4.0)},
                           guarded=[(0, ("a",), "signalen")])
        self.assertTrue(holds([reader]))
        reader.sums[((0, ("a",), "signalen"), 1),] = (7.0, 9.0)
        with self.assertRaises(Contradiction):
            holds([reader])


def main() -> None:
    if not shutil.which(SOLVER):
        print(f"SKIPPED: there is no {SOLVER}; the package is glpk-utils")
        sys.exit(SKIPPED)
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--answers", type=pathlib.Path, required=True)
    arguments.add_argument("--worlds", type=int, default=100, help="histories to attack")
    Settings.seed = int(os.environ.get("KRUISPUNT_TEST_SEED") or random.randrange(2**32))
    print(f"again with KRUISPUNT_TEST_SEED={Settings.seed}", flush=True)
    arguments.parse_args(namespace=Settings)
    unittest.main(argv=[sys.argv[0]])


if __name__ == "__main__":
    main()
