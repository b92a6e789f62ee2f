"""Ways of telling too much: each makes answers that somebody could have thought harmless. The
attack must find every one of them out, or it proves nothing of the answers that are given."""
import copy
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from knowledge import (
    ACTS, DELIVERED, GONE, OF_PAIRS, OF_REGIONS, OTHERS, is_sum, rows)
from truth import Truth

Answers = dict[str, Any]
Leak = Callable[[Answers, Truth], Answers]


def every_sum(answers: Answers, truth: Truth, tell: Callable[[Any, int], Any]) -> Answers:
    """The answers, with what is told of each sum within a month made from it and the true sum."""
    leaking = copy.deepcopy(answers)
    for month, table in enumerate(leaking["maanden"]):
        for place, row in rows(table):
            for measure in OF_REGIONS + OF_PAIRS:
                if measure in row and is_sum(place, measure):
                    true = truth.sum_of([month], place, measure)
                    row[measure] = tell(row[measure], true)
    return leaking


def without_suppressed_sums(answers: Answers, truth: Truth) -> Answers:
    """Cells under five are "<5", sums are told as they are."""
    return every_sum(answers, truth, lambda _, true: true)


def with_small_sums_marked(answers: Answers, truth: Truth) -> Answers:
    """A sum under five reads "<5" too, so that another one is at least five."""
    def tell(told: Any, true: int) -> Any:
        if not isinstance(told, dict):
            return told
        return "<5" if true < 5 else dict(told, minstens=max(5, told["minstens"]))
    return every_sum(answers, truth, tell)


def with_large_sums_exact(answers: Answers, truth: Truth) -> Answers:
    """Sums of a hundred and more are told as they are."""
    return every_sum(answers, truth, lambda told, true: true if true >= 100 else told)


def with_sums_rounded_to_tens(answers: Answers, truth: Truth) -> Answers:
    """Sums are told rounded down to tens."""
    def tell(_told: Any, true: int) -> Any:
        return {"minstens": true // 10 * 10, "hoogstens": true // 10 * 10 + 9}
    return every_sum(answers, truth, tell)


def with_zero_told(answers: Answers, truth: Truth) -> Answers:
    """What never happened is told."""
    leaking = copy.deepcopy(answers)
    for month, table in enumerate(leaking["maanden"]):
        for place, row in rows(table):
            for measure in OF_REGIONS + OF_PAIRS:
                if row.get(measure) == "<5" and not truth.sum_of([month], place, measure):
                    row[measure] = {"minstens": 0, "hoogstens": 0}
    return leaking


def with_true_sums_over_months(answers: Answers, truth: Truth) -> Answers:
    """Each month keeps the rule, and a sum over months is computed from the counts."""
    leaking = copy.deepcopy(answers)
    for sum_ in leaking["sommen"]:
        months = range(sum_["van"], sum_["tot"] + 1)
        for place, row in rows(sum_):
            for measure in OF_REGIONS + OF_PAIRS:
                if measure in row and len(months) > 1:
                    row[measure] = truth.sum_of(months, place, measure)
    return leaking


def with_reach_counted_by_region(answers: Answers, truth: Truth) -> Answers:
    """ZONDER_BEREIK is told of a region as a count of its own, from five on."""
    leaking = copy.deepcopy(answers)
    for month, table in enumerate(leaking["maanden"]):
        for place, row in rows(table):
            true = truth.sum_of([month], place, "ZONDER_BEREIK")
            if len(place) == 1 and "ZONDER_BEREIK" in row and true >= 5:
                row["ZONDER_BEREIK"] = true
    return leaking


def with_activity_in_matches(answers: Answers, truth: Truth) -> Answers:
    """Today's activity counts matches, rounded down to tens; all of a month fall on one day."""
    leaking = copy.deepcopy(answers)
    for month, table in enumerate(leaking["maanden"]):
        told = table["federatie"].get("matches")
        if isinstance(told, dict):
            seen = truth.sum_of([month], (), "matches") // 10 * 10
            told["minstens"] = max(told["minstens"], seen)
    return leaking


def with_one_more_cell_hidden(answers: Answers, truth: Truth) -> Answers:
    """What statistics offices do: the federation's total is told, and where one cell is "<5" the
    largest other one is withheld. Safe against strangers; not against the region it belongs to."""
    leaking = copy.deepcopy(answers)
    leaking["sommen"] = leaking["sheets"] = []
    for month, table in enumerate(leaking["maanden"]):
        hide_one_more(table, truth, month)
    return leaking


def hide_one_more(table: dict[str, Any], truth: Truth, month: int) -> None:
    pairs = table["paren"]
    told = [row for row in pairs if isinstance(row["matches"], int)]
    if not told or len(told) == len(pairs):
        return
    for row in table["regios"]:
        row["matches"] = {"minstens": 0, "hoogstens": 10**6}
    max(told, key=lambda row: row["matches"])["matches"] = {"minstens": 5, "hoogstens": 10**6}
    table["federatie"]["matches"] = truth.sum_of([month], (), "matches")


def with_notices_numbered_one_by_one(answers: Answers, truth: Truth) -> Answers:
    """The numbers of notices have no gaps: a region subtracts its own."""
    notices = [count_of_notices(truth, month) for month in range(len(answers["maanden"]))]
    return {**answers, "numbersRose": [count + 1 for count in notices], "largestStep": 1}


def count_of_notices(truth: Truth, month: int) -> int:
    times = {"matches": 2, OTHERS: 1}
    return sum(count * times.get(unknown[2], 0)
               for unknown, count in truth.everything().items() if unknown[0] == month)


def with_entries_told_by_act(answers: Answers, truth: Truth) -> Answers:
    """How many entries are of anything but a signal or a delivery is told; the rest of what a head
    counts is of these."""
    acts = {unknown: count for unknown, count in truth.everything().items() if unknown[2] == ACTS}
    return {**answers, "beside": acts}


def with_lanes_told_by_kind(answers: Answers, truth: Truth) -> Answers:
    """Of each lane is told what arrived, what went untold and what is of no match, all exactly: the
    rest of what waits, in tens though it is, are matches."""
    passed = {unknown: count for unknown, count in truth.everything().items()
              if unknown[2] in (OTHERS, GONE, DELIVERED)}
    return {**answers, "beside": passed}


def with_circuits_as_they_move(answers: Answers, truth: Truth) -> Answers:
    """Of each circuit is told since when it is open."""
    leaking = copy.deepcopy(answers)
    for month, lanes in enumerate(leaking["lanes"]):
        for lane in lanes:
            opened = truth.opened[month, lane["regio"]]
            if opened:
                at = datetime(2026, 1, 1) + timedelta(seconds=opened)
                lane["kring"] = {"toestand": "open", "sinds": at.isoformat(), "tot": None}
    return leaking


LEAKS: list[Leak] = [
    without_suppressed_sums, with_small_sums_marked, with_large_sums_exact,
    with_sums_rounded_to_tens, with_zero_told, with_true_sums_over_months,
    with_reach_counted_by_region, with_activity_in_matches, with_one_more_cell_hidden,
    with_notices_numbered_one_by_one, with_entries_told_by_act,
    with_lanes_told_by_kind, with_circuits_as_they_move]
