"""The reckoning of the crash test: what every region must know, and what each really knows."""
import collections
import itertools
from typing import Any

from load import PUSHING, Given, shown
from region import Answer, Region

Key = tuple[str, str]
Sides = dict[str, list[tuple[Key, str]]]
MOST_SHOWN = 5
# Whose signals say where the child lives, each child's in one municipality.
PLACED = ("esar", "midden-nederland")


def key_of(one: Given) -> Key:
    return one.region, one.id


class Reckoning:
    """Compares the signals that were acknowledged with the regions' own ledgers."""

    def __init__(self, regions: dict[str, Region], given: list[Given]) -> None:
        self._regions = regions
        self._given = given
        self._children = {key_of(one): one.child for one in given}
        self.pairs = pairs_of(given)
        self._ended = {key_of(one) for one in given if one.withdrawn}
        self.live_pairs = {pair for pair in self.pairs if not self._ended.intersection(pair)}

    def sides(self) -> Sides:
        """By match: which region knows it, of which own signal, in which state."""
        known: Sides = collections.defaultdict(list)
        for name, region in self._regions.items():
            for match in region.matches():
                known[match["match"]].append(((name, match["signal"]), match["status"]))
        return known

    def is_settled(self) -> bool:
        """Whether everything that is owed has been told."""
        sides = self.sides()
        return not self._missing(sides) and not self._lingering(sides)

    def differences(self) -> list[str]:
        """All that is not as it must be; nothing where all is well."""
        sides = self.sides()
        return [*self._missing(sides), *self._lingering(sides), *self._untrue(sides),
                *self._twice(sides), *self._told_again(), *self.violations()]

    def _missing(self, sides: Sides) -> list[str]:
        open_to = {frozenset(key for key, _ in known) for known in sides.values()
                   if len(known) == 2 and all(status == "open" for _, status in known)}
        return listed("a match that is not open on both sides",
                      [pair for pair in self.live_pairs if pair not in open_to])

    def _lingering(self, sides: Sides) -> list[str]:
        """A side that is told of a match must be told of its end; the one that ended it is not."""
        partners = {match: {key for key, _ in known} for match, known in sides.items()}
        wrong = []
        for match, known in sides.items():
            for key, status in known:
                alone = len(partners[match]) == 1 and not self._may_be_alone(key)
                ended = bool(self._ended & partners[match]) and key not in self._ended
                if status == "open" and (alone or ended):
                    wrong.append((match, key))
        return listed("a match that one side still holds open", wrong)

    def _may_be_alone(self, key: Key) -> bool:
        """Its signal ended before the other side was told; nobody owes it anything more."""
        return key in self._ended

    def _untrue(self, sides: Sides) -> list[str]:
        """Between signals that must not match, or known to more than two sides."""
        partly = {key for pair in self.pairs for key in pair}
        wrong = []
        for match, known in sides.items():
            pair = frozenset(key for key, _ in known)
            fits = pair in self.pairs or (len(pair) == 1 and pair <= partly)
            if not fits or len(known) > 2:
                wrong.append((match, sorted(pair)))
        return listed("a match that should not be", wrong)

    def _twice(self, sides: Sides) -> list[str]:
        pairs = collections.Counter(frozenset(key for key, _ in known)
                                    for known in sides.values() if len(known) == 2)
        return listed("a pair with more than one match",
                      [sorted(pair) for pair, count in pairs.items() if count > 1])

    def _told_again(self) -> list[str]:
        """The effect of a notice twice: a repeat under the same id has none and does not count."""
        told: collections.Counter[tuple[str, str, str]] = collections.Counter()
        for name, region in self._regions.items():
            for notice in region.received():
                if not notice["repeat"]:
                    # What is about no match is about the receiver's own signal.
                    told[name, notice["kind"], str(notice["match"] or notice["signal"])] += 1
        return listed("told more than once",
                      [what for what, count in told.items() if count > self._times_owed(what)])

    def _times_owed(self, what: tuple[str, str, str]) -> int:
        """Once; that coordination passed also after each time that nobody was left to have it."""
        region, kind, signal = what
        if kind != "relocated":
            return 1
        child = self._children.get((region, signal))
        return 1 + sum(one.withdrawn and one.child == child and one.region in PLACED
                       for one in self._given)

    def violations(self) -> list[str]:
        """What the regions saw go against their protocols: no waiting mends that."""
        found = []
        for name, region in self._regions.items():
            found += [f"{name}: {v['requirement']} {v['code']} {v['field']}: {v['what']}"
                      for v in region.violations()]
            found += [f"{name}: set aside: {rejected}" for rejected in region.rejections()]
        return listed("a region saw its protocol broken", found)

    def said_again(self) -> list[str]:
        """Each pushing region says what it last said of every signal anew: all is still there."""
        wrong = []
        open_matches = collections.Counter(key for pair in self.live_pairs for key in pair)
        for one in self._given:
            if one.region not in PUSHING:
                continue
            answer = self._say_again(one)
            if not answer.get("accepted"):
                wrong.append(f"{key_of(one)}: {shown(answer)}")
            elif answer.get("matches") not in (None, open_matches[key_of(one)]):
                wrong.append(f"{key_of(one)}: {answer['matches']} matches, "
                             f"not {open_matches[key_of(one)]}")
        return listed("an acknowledged signal that is not as it was", wrong)

    def _say_again(self, one: Given) -> Answer:
        # Not the same bytes: their answer is one of the past, kept (ESAR-05, SISA-03).
        region = self._regions[one.region]
        return region.withdraw(one.id, "overig") if one.withdrawn else region.correct(one.signal)

    def received(self) -> dict[str, tuple[int, int]]:
        """By region: notices, and how many of them were repeats."""
        counts = {}
        for name, region in self._regions.items():
            repeats = [notice["repeat"] for notice in region.received()]
            counts[name] = (len(repeats), sum(repeats))
        return counts


def pairs_of(given: list[Given]) -> set[frozenset[Key]]:
    """Every two signals of one child from different regions, whether or not both still live."""
    by_child: dict[int, list[Given]] = collections.defaultdict(list)
    for one in given:
        by_child[one.child].append(one)
    return {frozenset((key_of(a), key_of(b))) for signals in by_child.values()
            for a, b in itertools.combinations(signals, 2) if a.region != b.region}


def listed(what: str, wrong: list[Any]) -> list[str]:
    """One line, with the first few; nothing where there is nothing wrong."""
    if not wrong:
        return []
    few = "; ".join(str(sorted(w) if isinstance(w, frozenset) else w) for w in wrong[:MOST_SHOWN])
    return [f"{what}: {len(wrong)} times: {few}"]
