"""The six steps of the play. Each is told by what the regions really received."""
from dataclasses import dataclass, field
from typing import Callable, Iterator

from cast import Signal
from checks import (Checks, News, check_answer, check_counts, check_made, check_no_violations,
                    check_raw)
from disclosure import Disclosure, compare
from family import Family
from region import Notice, Region
from stage import Stage
from waiting import wait_until

# A notice to a region that was away comes with the gateway's next attempt, some seconds later.
NOTICE_SECONDS = 20.0

# Why the youth doctor withdraws; the other sides hear that it was withdrawn, and no more.
TRUE_REASON = "overig"


@dataclass(frozen=True)
class Told:
    """A notice as it reached a region, and what of the giver's signal it held."""

    to: str
    notice: Notice
    disclosure: Disclosure


@dataclass
class Scene:
    """A step as it went; `name` finds its words."""

    number: int
    name: str
    checks: Checks = field(default_factory=Checks)
    told: list[Told] = field(default_factory=list)


class Story:
    """Plays the steps in order; one that fails is the last."""

    def __init__(self, stage: Stage, family: Family, signals: dict[str, Signal]) -> None:
        self._stage = stage
        self._regions: dict[str, Region] = stage.regions
        self._family = family
        self._signals = signals
        self._heard = {name: 0 for name in self._regions}
        self._match_ids: dict[tuple[str, str], str] = {}

    def play(self) -> Iterator[Scene]:
        steps: list[Callable[[Scene], None]] = [
            self._almere, self._utrecht, self._amsterdam, self._rotterdam, self._back_again,
            self._withdrawn]
        for number, step in enumerate(steps, 1):
            scene = Scene(number, step.__name__.strip("_"))
            step(scene)
            yield scene
            if not scene.checks.ok:
                return

    # proves: COM-22.1 ESAR-10.1 ESAR-10.9 acceptance
    def _almere(self, scene: Scene) -> None:
        scene.checks.equal("esar and the gateway sign what they say to each other",
                           self._regions["esar"].signing(), "on")
        self._give(scene, "esar", open_matches=0)
        self._expect(scene, {})

    # proves: COM-22.2 COM-22.5 MN-00.1 acceptance
    def _utrecht(self, scene: Scene) -> None:
        self._give(scene, "midden-nederland")
        self._expect_matches(scene, {"esar": 1, "midden-nederland": 1})

    # proves: COM-22.2 COM-22.5 MS-01.8 acceptance
    def _amsterdam(self, scene: Scene) -> None:
        sent = set(self._signals["multisignaal"]) - {"id", "organisation", "reporter", "date",
                                                     "informed"}
        scene.checks.equal("of the child multisignaal gives nothing but the number", sent, {"bsn"})
        self._give(scene, "multisignaal", open_matches=2)
        self._expect_matches(scene, {"esar": 1, "midden-nederland": 1, "multisignaal": 2})

    # proves: COM-22.2 COM-22.5 acceptance
    def _rotterdam(self, scene: Scene) -> None:
        self._regions["multisignaal"].set_mode("down")
        self._give(scene, "sisa")
        self._expect_matches(scene, {"esar": 1, "midden-nederland": 1, "sisa": 3})

    # proves: MS-22.6
    def _back_again(self, scene: Scene) -> None:
        self._regions["multisignaal"].set_mode("up")
        self._expect_matches(scene, {"multisignaal": 1})
        self._check_both_sides_know(scene.checks)

    # proves: COM-25.1 COM-25.2 COM-25.3 COM-25.5 acceptance
    def _withdrawn(self, scene: Scene) -> None:
        answer = self._regions["esar"].withdraw(self._signals["esar"]["id"], TRUE_REASON)
        check_answer(scene.checks, "esar", answer)
        others = [name for name in self._regions if name != "esar"]
        news = self._expect(scene, {name: 1 for name in others})
        for name in others:
            for notice in news[name]:
                self._check_ended(scene.checks, name, notice)
                withheld = () if TRUE_REASON in notice["raw"] else ("reason",)
                scene.told.append(Told(name, notice, Disclosure("esar", (), withheld)))
        self._check_states(scene.checks)

    def _give(self, scene: Scene, region: str, open_matches: int | None = None) -> None:
        answer = self._regions[region].give(self._signals[region])
        check_answer(scene.checks, region, answer)
        if open_matches is not None:
            scene.checks.equal(f"{region} is answered with its number of matches",
                               answer.get("matches"), open_matches)

    # proves: COM-26.1
    def _expect_matches(self, scene: Scene, counts: dict[str, int]) -> News:
        """Exactly these numbers of notices, each of a new match, all of them sound."""
        news = self._expect(scene, counts)
        check_made(scene.checks, news, self._signals)
        for region, notices in news.items():
            for notice in notices:
                giver = notice["counterparty"]["region"]
                self._match_ids[region, giver] = notice["match"]
                scene.checks.equal(f"{region} learns which municipality coordinates",
                                   (notice["coordination"] or {}).get("municipality"),
                                   self._family.new_home["municipality"])
                disclosure = compare(giver, self._signals[giver], notice)
                scene.told.append(Told(region, notice, disclosure))
        return news

    def _expect(self, scene: Scene, counts: dict[str, int]) -> News:
        """Waits for the notices, and checks that these and no others came."""
        expected = {name: counts.get(name, 0) for name in self._regions}

        def all_there() -> bool:
            return all(len(notices) >= expected[name] for name, notices in self._news().items())

        wait_until(all_there, NOTICE_SECONDS)
        news = self._news()
        for name, notices in news.items():
            self._heard[name] += len(notices)
        check_counts(scene.checks, news, expected)
        check_raw(scene.checks, news, self._family.secrets())
        check_no_violations(scene.checks, self._regions)
        return news

    def _news(self) -> News:
        """What each region received since it was last listened to."""
        return {name: region.received()[self._heard[name]:]
                for name, region in self._regions.items()}

    def totals(self) -> dict[str, int]:
        """How many notices each region was to receive in the steps so far."""
        return dict(self._heard)

    # proves: COM-22.3
    def _check_both_sides_know(self, checks: Checks) -> None:
        pairs = [(a, b) for a in self._regions for b in self._regions if a != b]
        checks.equal("each pair of regions has a match, told to both", sorted(self._match_ids),
                     sorted(pairs))
        differing = [pair for pair in pairs
                     if self._match_ids.get(pair) != self._match_ids.get((pair[1], pair[0]))]
        checks.equal("both sides of a match know it by one id", differing, [])
        ids = set(self._match_ids.values())
        checks.equal("each pair has a match of its own", len(ids), len(pairs) // 2)

    def _check_ended(self, checks: Checks, region: str, notice: Notice) -> None:
        told = (notice["kind"], notice["match"], notice["reason"])
        checks.equal(f"{region} learns that its match with esar ended", told,
                     ("match_ended", self._match_ids[region, "esar"], "ingetrokken"))
        # Midden-Nederland is told of an end by the match's id alone.
        checks.that(f"{region} learns it of its own signal",
                    notice["signal"] in (None, self._signals[region]["id"]))
        checks.that(f"{region} does not learn why", TRUE_REASON not in notice["raw"])
        checks.that(f"{region} was not told wrongly before", not notice["wrongful"])

    def _check_states(self, checks: Checks) -> None:
        """As each region knows its matches: those with esar ended, the others open."""
        for name, region in self._regions.items():
            if name == "esar":
                continue
            found = {match["counterparty"]["region"]: match["status"]
                     for match in region.matches()}
            expected = {other: "beeindigd" if other == "esar" else "open"
                        for other in self._regions if other != name}
            checks.equal(f"{name} sees the matches with esar ended, the others open", found,
                         expected)
