"""The load of the crash test: made-up children, and regions that give until they are answered."""
import datetime
import random
import sys
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Iterator

import cast
from family import Family, age_on
from region import Answer, Region, RegionError

# Under twelve the parents are told, as every signal of the cast says.
OLDEST = 11
ANSWER_SECONDS = 30.0
AGAIN_SECONDS = 0.02
PUSHING = ("esar", "multisignaal", "sisa")


@dataclass
class Given:
    """A signal as its region knows it. `withdrawn` once its withdrawal was answered."""

    region: str
    signal: dict[str, Any]
    child: int
    to_be_withdrawn: bool = False
    withdrawn: bool = False

    @property
    def id(self) -> str:
        return self.signal["id"]


@dataclass
class Tally:
    """What the speakers went through, under a lock: they are many threads."""

    given: list[Given] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unanswered: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, one: Given) -> None:
        with self.lock:
            self.given.append(one)

    def problem(self, what: str) -> None:
        with self.lock:
            self.problems.append(what)

    def no_answer(self) -> None:
        with self.lock:
            self.unanswered += 1


def children_of(population: dict[str, Any], today: datetime.date) -> Iterator[Family]:
    """Each child under twelve as a family of its own: siblings would make matches of families."""
    for household in population["households"]:
        home = household["addresses"][-1]
        for person in household["persons"]:
            age = age_on(person["birth_date"], today)
            if person["role"] == "child" and age is not None and age <= OLDEST:
                yield Family(person, [], home, home)


class Load:
    """Draws signals from a seed; what is drawn is the same for a seed, its timing is not."""

    def __init__(self, rng: random.Random, children: Iterator[Family], day: datetime.date) -> None:
        self._rng = rng
        self._children = children
        self._day = day
        self._child = 0
        self._number = 0

    def draw(self, children: int) -> list[Given]:
        """Signals of so many new children, each in two or more regions, in any order."""
        drawn = [one for _ in range(children) for one in self._of_one_child()]
        self._rng.shuffle(drawn)
        return drawn

    def _of_one_child(self) -> Iterator[Given]:
        family = next(self._children, None)
        if family is None:
            sys.exit("the population has too few children for so many rounds")
        self._child += 1
        signals = cast.signals_for(family, self._day)
        regions = self._rng.sample(sorted(signals), self._rng.randint(2, len(signals)))
        if self._rng.random() < 0.2:
            regions.append(regions[0])
        for region in regions:
            self._number += 1
            signal = {**signals[region], "id": f"{region[:4].upper()}.{self._number}"}
            yield Given(region, signal, self._child, self._rng.random() < 0.15)


class Speaker(threading.Thread):
    """Says what it is given, one after the other, each again until the gateway has answered."""

    def __init__(self, region: Region, to_give: list[Given], tally: Tally) -> None:
        super().__init__(name=f"speaker {region.name}", daemon=True)
        self._region = region
        self._to_give = to_give
        self._tally = tally

    def run(self) -> None:
        try:
            for one in self._to_give:
                self._live(one)
        except RegionError as failure:
            self._tally.problem(str(failure))

    def _live(self, one: Given) -> None:
        if not self._until_answered(one, self._region.give(one.signal)):
            return
        if one.to_be_withdrawn:
            answer = self._region.withdraw(one.id, "overig")
            one.withdrawn = self._until_answered(one, answer)
        self._tally.add(one)

    def _until_answered(self, one: Given, answer: Answer) -> bool:
        """The same bytes again while nobody answers, as a region does; whether it was accepted."""
        deadline = time.monotonic() + ANSWER_SECONDS
        while not answer.get("accepted"):
            if not is_passing(answer) or time.monotonic() > deadline:
                self._tally.problem(f"{one.region} {one.id}: {shown(answer)}")
                return False
            self._tally.no_answer()
            # sleeps because the gateway is being started again and says so by answering alone
            time.sleep(AGAIN_SECONDS)
            answer = self._region.resend(one.id)
        return True


def is_passing(answer: Answer) -> bool:
    """Nobody answered, or the gateway asked to try again."""
    return answer.get("http") == 0 or answer.get("code") == "TIJDELIJK_NIET_BESCHIKBAAR"


def shown(answer: Answer) -> str:
    return str({key: answer.get(key) for key in ("http", "code", "field", "error")})


def speakers_for(
    regions: dict[str, Region], drawn: list[Given], each: int, tally: Tally
) -> list[Speaker]:
    """So many speakers a region, the region's signals divided among them."""
    made = []
    for name, region in regions.items():
        own = [one for one in drawn if one.region == name]
        made += [Speaker(region, own[at::each], tally) for at in range(each)]
    return made
