"""What the acts of the play have in common: giving signals, and hearing exactly what is owed."""
from collections import Counter
from dataclasses import dataclass
from typing import Any, Optional

from cast import ON_SIBLING, PARTS, Signal, role_of_organisation, role_of_signal
from checks import (News, check_answer, check_contact, check_no_violations, check_raw,
                    check_repeats)
from disclosure import Disclosure, compare
from family import Household
from region import Notice, Region
from scene import Scene, Told
from stage import Stage
from waiting import wait_until

# A notice to a region that was away comes with the gateway's next attempt, some seconds later.
NOTICE_SECONDS = 20.0

# Kinds that show the other side's contact.
SHOWING = ("match_made", "match_changed", "history")


@dataclass(frozen=True)
class Owed:
    """A notice that must come: to whom, of which kind, about whose signal (none: nobody's).

    `to` is a part; a region where its notice is for the overseer and names no signal.
    """

    to: str
    kind: str
    about: Optional[str] = None

    @property
    def region(self) -> str:
        return PARTS[self.to].region if self.to in PARTS else self.to


def both(kind: str, a: str, b: str) -> list[Owed]:
    return [Owed(a, kind, b), Owed(b, kind, a)]


def kind_of_match(a: str, b: str) -> str:
    return "gezin" if ON_SIBLING in (a, b) else "kind"


class Play:
    """The stage with its people, and what each region has heard so far."""

    def __init__(self, stage: Stage, household: Household, signals: dict[str, Signal]) -> None:
        self.stage = stage
        self.household = household
        self.signals = signals
        # By the part that was told and the part it was told about.
        self.match_ids: dict[tuple[str, str], str] = {}
        self._heard = {name: 0 for name in stage.regions}

    @property
    def regions(self) -> dict[str, Region]:
        return self.stage.regions

    def region_of(self, role: str) -> Region:
        return self.stage.regions[PARTS[role].region]

    def give(self, scene: Scene, role: str, open_matches: Optional[int] = None) -> None:
        region = PARTS[role].region
        answer = self.region_of(role).give(self.signals[role])
        check_answer(scene.checks, region, answer)
        if open_matches is not None:
            scene.checks.equal(f"{region} is answered with its number of matches",
                               answer.get("matches"), open_matches)

    def hear(self, scene: Scene, *owed: Owed) -> dict[Owed, Notice]:
        """Waits for these notices, and checks that they came, were sound, and were all."""
        counts = Counter(each.region for each in owed)

        def all_there() -> bool:
            return all(len(notices) >= counts[name] for name, notices in self._news().items())

        wait_until(all_there, NOTICE_SECONDS)
        news = self._news()
        for name, notices in news.items():
            self._heard[name] += len(notices)
        came = [(self._as_owed(name, notice), notice)
                for name, notices in news.items() for notice in notices]
        scene.checks.equal("each region received exactly the notices it is owed",
                           sorted(map(str, Counter(each for each, _ in came).elements())),
                           sorted(map(str, owed)))
        self._check(scene, news, came)
        return {each: notice for each, notice in came}

    def _check(self, scene: Scene, news: News, came: list[tuple[Owed, Notice]]) -> None:
        check_repeats(scene.checks, news)
        check_raw(scene.checks, news, self.household.secrets())
        check_no_violations(scene.checks, self.regions)
        for each, notice in came:
            if each.kind in SHOWING and each.to in PARTS and each.about:
                self._check_showing(scene, each, notice)
            scene.told += self._told(each, notice)

    def _check_showing(self, scene: Scene, each: Owed, notice: Notice) -> None:
        check_contact(scene.checks, each.region, each.about or "", notice["counterparty"],
                      self.signals)
        if each.kind == "history":
            return
        about = f"{each.to}'s notice about {each.about}"
        scene.checks.equal(f"{about} is of the right kind of match", notice["match_kind"],
                           kind_of_match(each.to, each.about or ""))
        if each.kind == "match_made":
            self.match_ids[each.to, each.about or ""] = notice["match"]

    def _as_owed(self, region: str, notice: Notice) -> Owed:
        """Who it is for and about, by its signal, its match and its counterparty."""
        other = notice["counterparty"]
        sides = self._sides(region, notice["match"])
        to = role_of_signal(notice["signal"]) or sides[0] or region
        about = role_of_organisation(other["organisation"]["oin"]) if other else sides[1]
        return Owed(to, notice["kind"], about)

    def _sides(self, region: str, match: Optional[str]) -> tuple[Optional[str], Optional[str]]:
        for (to, about), known in self.match_ids.items():
            if known == match and PARTS[to].region == region:
                return to, about
        return None, None

    def _told(self, each: Owed, notice: Notice) -> list[Told]:
        if each.kind == "relocation":
            return [self._told_of(each.region, notice, one) for one in notice["counterparties"]]
        if each.kind in SHOWING and each.about:
            disclosure = compare(each.about, self.signals[each.about], notice)
            return [Told(each.to, each.region, notice, each.about, disclosure)]
        withheld = ("reason",) if each.kind == "match_ended" else ()
        return [Told(each.to, each.region, notice, each.about,
                     Disclosure(each.about or "", (), withheld))]

    def _told_of(self, region: str, notice: Notice, counterparty: dict[str, Any]) -> Told:
        giver = role_of_organisation(counterparty["organisation"]["oin"]) or ""
        shown = {**notice, "counterparty": counterparty}
        disclosure = compare(giver, self.signals.get(giver, {}), shown)
        return Told("overseer", region, notice, giver, disclosure, counterparty)

    def _news(self) -> News:
        """What each region received since it was last listened to."""
        return {name: region.received()[self._heard[name]:]
                for name, region in self.regions.items()}

    def open_matches(self) -> set[str]:
        """The matches that both sides know as open: who ends one itself is told nothing of it."""
        known = Counter(match["match"] for region in self.regions.values()
                        for match in region.matches() if match["status"] == "open")
        return {match for match, sides in known.items() if sides == 2}

    def totals(self) -> dict[str, int]:
        """How many notices each region was to receive in the steps so far."""
        return dict(self._heard)

    def check_coordination(self, scene: Scene, notice: Optional[Notice], place: str) -> None:
        """The notice names the municipality that coordinates; by its code."""
        told = ((notice or {}).get("coordination") or {}).get("municipality")
        to = (notice or {}).get("signal")
        scene.checks.equal(f"{to} learns which municipality coordinates", told, place)
