"""What a reader of answers knows of the counts behind them, as linear constraints.

Written from docs/statistics.md and sharing nothing with the gateway: the counts are unknowns, each
answer bounds one of them or a sum, and a part is at most its whole. So do the answers that tell of
something else: what waits for a region is what it was owed less what it got, and an entry of the
audit trail there is of each signal that was given and of each notice that was delivered. A reader
may be a region, or several that put their heads together, and then knows its own counts. Circuits
that open at one moment tell of a match: each was tried with a notice of it.
"""
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

Place = tuple[str, ...]  # two regions; one; none: the federation
Unknown = tuple[int, Place, str]  # month, place, measure: a count of its own, no sum
Interval = tuple[float, float]
Terms = tuple[tuple[Unknown, int], ...]  # a sum, each so many times

OF_REGIONS = ("signalen", "INFORMATIEPLICHT", "zonder_bsn")
OF_PAIRS = ("matches", "ZONDER_BEREIK")
WHOLE = {"INFORMATIEPLICHT": "signalen", "zonder_bsn": "signalen", "ZONDER_BEREIK": "matches"}
UNDER_FIVE = (0.0, 4.0)
ENDLESS = float("inf")
UNTOLD = (0.0, ENDLESS)
ANY_AT_ALL = (1.0, ENDLESS)
NOTHING = (0.0, 0.0)

# Of a region's lane: notices that wait at the month's end, those of anything but a match, those
# that went untold since what they told of was withdrawn, and those that arrived.
WAITING, OTHERS, GONE, DELIVERED = "waiting", "others", "gone", "delivered"
ACTS = "acts"  # of the federation those that none of its regions did: people, and the gateway
MESSAGES = "messages"
LEVELS = {"paar": 2, "regio": 1, "federatie": 0}


def interval(told: Any) -> Interval:
    """What an answer's figure may be."""
    if told == "<5":
        return UNDER_FIVE
    if isinstance(told, dict):
        return float(told["minstens"]), float(told["hoogstens"])
    return float(told), float(told)


def in_tens(told: int) -> Interval:
    """What a count may be that is told rounded down to tens."""
    return float(told), float(told + 9)


def rows(table: dict[str, Any]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The objects of an answer that hold figures, by their place."""
    for row in table["paren"]:
        yield (row["regio"], row["tegenregio"]), row
    for row in table["regios"]:
        yield (row["regio"],), row
    yield (), table["federatie"]


def is_sum(place: Place, measure: str) -> bool:
    return len(place) != (1 if measure in OF_REGIONS else 2)


def is_under(unknown: Unknown, place: Place) -> bool:
    """Whether a count is a part of what is told of a place."""
    own = unknown[1]
    return own == place or not place or (len(place) == 1 and place[0] in own)


@dataclass
class Knowledge:
    """Bounds of single counts, and of sums of them."""

    bounds: dict[Unknown, Interval] = field(default_factory=dict)
    sums: dict[Terms, Interval] = field(default_factory=dict)
    parts: list[tuple[Unknown, Unknown]] = field(default_factory=list)  # at most, of what
    guarded: list[Unknown] = field(default_factory=list)  # under five, and not the reader's own
    counts: dict[tuple[int, str], list[Unknown]] = field(default_factory=dict)  # those bounded
    told: set[tuple[tuple[int, ...], Place, str, Interval]] = field(default_factory=set)

    def bound(self, unknown: Unknown, to: Interval) -> None:
        if unknown not in self.bounds:
            self.counts.setdefault((unknown[0], unknown[2]), []).append(unknown)
        low, high = self.bounds.get(unknown, UNTOLD)
        self.bounds[unknown] = max(low, to[0]), min(high, to[1])

    def learn(self, terms: dict[Unknown, int], to: Interval) -> None:
        """A sum lies between these; what is a single count bounds that."""
        if list(terms.values()) == [1]:
            self.bound(next(iter(terms)), to)
            return
        ordered = tuple(terms.items())
        low, high = self.sums.get(ordered, (-ENDLESS, ENDLESS))
        self.sums[ordered] = max(low, to[0]), min(high, to[1])

    def learn_figure(self, months: Iterable[int], place: Place, measure: str, told: Any) -> None:
        news = tuple(months), place, measure, interval(told)
        if news in self.told:
            return
        self.told.add(news)
        terms = {each: 1 for each in self.under(news[0], place, measure)}
        if terms:
            self.learn(terms, news[3])

    def under(self, months: Iterable[int], place: Place, measure: str) -> list[Unknown]:
        """The counts of which that of a place is the sum."""
        return [known for month in months for known in self.counts.get((month, measure), ())
                if is_under(known, place)]

    def told_to(self, month: int, region: str) -> dict[Unknown, int]:
        """The matches of which a region got a notice: of one within itself two."""
        return {each: each[1].count(region) for each in self.under([month], (region,), "matches")}

    def of_reader(self, own: dict[Unknown, int], guarded: Iterable[Unknown]) -> "Knowledge":
        """The same for who also knows counts of his own, and should not learn the guarded ones."""
        reader = replace(self, bounds=dict(self.bounds), sums=dict(self.sums),
                         guarded=[each for each in guarded if each not in own])
        for unknown, count in own.items():
            reader.bound(unknown, (float(count), float(count)))
        return reader


def read(answers: dict[str, Any]) -> Knowledge:
    """What everybody knows after all answers on a history."""
    known = Knowledge()
    months = {table["maand"]: number for number, table in enumerate(answers["maanden"])}
    for number, table in enumerate(answers["maanden"]):
        find_cells(known, number, table)
        learn_rows(known, [number], table)
    for sum_ in answers["sommen"]:
        learn_rows(known, range(sum_["van"], sum_["tot"] + 1), sum_)
    for sheet in answers["sheets"]:
        learn_sheet(known, months, sheet)
    for told in answers["mogelijkeMatches"]:
        for region, figure in told["zonder_bsn"].items():
            known.learn_figure([months[told["maand"]]], (region,), "zonder_bsn", figure)
    for number in months.values():
        learn_what_passed(known, number, answers)
    learn_parts(known)
    return known


def find_cells(known: Knowledge, month: int, table: dict[str, Any]) -> None:
    for place, row in rows(table):
        for measure in OF_REGIONS + OF_PAIRS:
            if measure in row and not is_sum(place, measure):
                known.bound((month, place, measure), UNTOLD)


def learn_rows(known: Knowledge, months: Iterable[int], table: dict[str, Any]) -> None:
    span = list(months)
    for place, row in rows(table):
        for measure in OF_REGIONS + OF_PAIRS:
            if row.get(measure) is not None:
                known.learn_figure(span, place, measure, row[measure])


def learn_sheet(known: Knowledge, months: dict[str, int], sheet: str) -> None:
    for line in csv.DictReader(sheet.splitlines()):
        if line["maat"] not in OF_REGIONS + OF_PAIRS:
            continue
        place = (line["regio"], line["tegenregio"])[:LEVELS[line["niveau"]]]
        told = {"minstens": line["minstens"], "hoogstens": line["hoogstens"]}
        known.learn_figure([months[line["maand"]]], place, line["maat"], told)


def learn_what_passed(known: Knowledge, month: int, answers: dict[str, Any]) -> None:
    """The lanes with their circuits, the activity and the heads of the audit trail."""
    lanes = answers["lanes"][month]
    for lane in lanes:
        learn_lane(known, month, lane)
    learn_circuits(known, month, lanes)
    arrived = {(month, (lane["regio"],), DELIVERED): 1 for lane in lanes}
    days = [in_tens(told) for told in answers["activity"][month]]
    messages = (month, (), MESSAGES)
    known.bound(messages, (sum(low for low, _ in days), sum(high for _, high in days)))
    known.learn({messages: 1, **{each: -1 for each in arrived}}, UNTOLD)
    entered = dict(arrived)
    for place in [(), *((lane["regio"],) for lane in lanes)]:
        known.bound((month, place, ACTS), UNTOLD)
        entered[month, place, ACTS] = 1
    for given in known.under([month], (), "signalen"):
        entered[given] = 1
    size = float(answers["entries"][month])
    known.learn(entered, (size, size))
    for unknown, count in answers["beside"].items():
        if unknown[0] == month:
            known.bound(unknown, (float(count), float(count)))


def learn_lane(known: Knowledge, month: int, lane: dict[str, Any]) -> None:
    """What waits is what waited, and what was owed since, less what arrived and what went."""
    region = lane["regio"]
    waiting, others, gone, delivered = (
        (month, (region,), each) for each in (WAITING, OTHERS, GONE, DELIVERED))
    for each in (others, gone):
        known.bound(each, UNTOLD)
    known.bound(waiting, in_tens(lane["wachtrij"]))
    known.bound(delivered, UNTOLD if lane["baan"] == "loopt" else NOTHING)
    balance = {waiting: -1, others: 1, gone: -1, delivered: -1, **known.told_to(month, region)}
    if month > 0:
        balance[month - 1, (region,), WAITING] = 1
    known.learn(balance, NOTHING)


def learn_circuits(known: Knowledge, month: int, lanes: list[dict[str, Any]]) -> None:
    """Whose circuit is open was owed something; two that opened at one moment, both of a match."""
    opened: dict[str, set[str]] = {}
    for lane in lanes:
        region, circuit = lane["regio"], lane["kring"]
        if circuit["toestand"] != "gesloten":
            owed = {(month, (region,), OTHERS): 1, **known.told_to(month, region)}
            known.learn(owed, ANY_AT_ALL)
        for told in (circuit["sinds"], circuit["tot"]):
            if told and not is_an_hour(told):
                opened.setdefault(told, set()).add(region)
    for regions in opened.values():
        if len(regions) == 2:
            known.bound((month, tuple(sorted(regions)), "matches"), ANY_AT_ALL)


def is_an_hour(told: str) -> bool:
    at = datetime.fromisoformat(told)
    return at.minute == at.second == at.microsecond == 0


def learn_numbers(known: Knowledge, month: int, answers: dict[str, Any]) -> None:
    """What a region knows by the numbers of its own notices: each notice to anybody between two of
    its own, and the second of these, let them rise."""
    risen = answers["numbersRose"][month]
    notices: dict[Unknown, int] = {}
    for other in known.under([month], (), OTHERS):
        notices[other] = 1
        for told, times in known.told_to(month, other[1][0]).items():
            notices[told] = notices.get(told, 0) + times
    known.learn(notices, (risen / answers["largestStep"] - 1, risen - 1.0))


def learn_parts(known: Knowledge) -> None:
    for number, place, measure in known.bounds:
        whole = (number, place, WHOLE.get(measure, ""))
        if whole in known.bounds:
            known.parts.append(((number, place, measure), whole))
