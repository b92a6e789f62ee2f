"""Third act: time. The clock is moved, and what is due is done."""
import datetime
from typing import Callable

from checks import as_day
from household import HouseholdAct
from play import Owed, Play, both
from remains import rows_left
from scene import Scene
from waiting import wait_until

# Two of each pass until the warnings; together with the last they make more than two years.
WEEKS, UNTIL_WARNED, UNTIL_LAPSED, ARCHIVE = "4w", "22mo", "1mo", "5y"
SWEPT_SECONDS = 10.0


class Weeks:
    """Follows the second act: two open matches, four active signals, one inactive."""

    def __init__(self, play: Play) -> None:
        self._play = play

    def steps(self) -> list[Callable[[Scene], None]]:
        return [self._reminded, self._escalated]

    # proves: SISA-21.6 MS-21.9
    def _reminded(self, scene: Scene) -> None:
        advance(self._play, scene, WEEKS)
        self._play.hear(scene, *both("reminder", "care", "clinic"),
                        *both("reminder", "care", "team"))

    # proves: MS-07.2 acceptance
    def _escalated(self, scene: Scene) -> None:
        taken_up = self._play.regions["multisignaal"].update_match(
            self._play.match_ids["clinic", "care"], {"confirmed": True})
        scene.checks.that("the doctor takes her match up", taken_up.get("accepted") is True)
        advance(self._play, scene, WEEKS)
        self._play.hear(scene, Owed("care", "reminder", "team"))


class Years:
    """Follows the objection: one open match, three active signals, one inactive."""

    def __init__(self, play: Play, household: HouseholdAct) -> None:
        self._play = play
        self._household = household

    def steps(self) -> list[Callable[[Scene], None]]:
        return [self._warned, self._lapsed, self._archived, self._gone]

    # proves: ESAR-22.3 MS-21.7
    def _warned(self, scene: Scene) -> None:
        advance(self._play, scene, UNTIL_WARNED)
        owed = [Owed(role, "signal_expiring") for role in ("care", "clinic", "social_work")]
        came = self._play.hear(scene, *owed)
        last = two_years_after(self._play.signals["care"]["date"])
        scene.checks.equal("each is told the first day on which it is no longer active",
                           {as_day(notice["expires_on"]) for notice in came.values()},
                           {last})

    # proves: COM-25.8 RET-1.2 RET-1.6 RET-1.8 RET-1.14 ESAR-22.4
    def _lapsed(self, scene: Scene) -> None:
        advance(self._play, scene, UNTIL_LAPSED)
        lapsed = [Owed(role, "signal_lapsed") for role in ("care", "clinic", "social_work")]
        came = self._play.hear(scene, *lapsed, Owed("clinic", "match_ended", "care"))
        # SISA is told that its signal has lapsed, not how.
        scene.checks.equal("all by time", {notice["reason"] for each, notice in came.items()
                                           if each.to != "care"}, {"verlopen"})
        scene.checks.equal("no match is open", self._play.open_matches(), set())

    # proves: RET-1.4 RET-1.6 RET-1.8 RET-1.13 COM-37.3 COM-37.8 acceptance
    def _archived(self, scene: Scene) -> None:
        held = self._household.inspect(scene, "multisignaal", self._question("INZ-9"))
        states = sorted((one["region"], one["status"]) for one in held)
        scene.checks.equal("only the two regions with an archive still hold something", states,
                           [("midden-nederland", "inactief"), ("multisignaal", "inactief")])
        asked = [each["region"] for one in held if one["region"] == "midden-nederland"
                 for each in one["inspections"]]
        scene.checks.equal("the three earlier inspections are shown with it", asked, ["sisa"] * 3)
        self._play.hear(scene)

    # proves: RET-1.4 RET-1.6 RET-1.15 COM-20.11 COM-37.7
    def _gone(self, scene: Scene) -> None:
        advance(self._play, scene, ARCHIVE)
        # A running gateway notices within a moment that its clock was moved, and then sweeps.
        store = self._play.stage.store
        wait_until(lambda: not rows_left(store), SWEPT_SECONDS)
        scene.checks.equal("no row is left in the gateway's store", rows_left(store), {})
        held = self._household.inspect(scene, "multisignaal", self._question("INZ-10"))
        scene.checks.equal("nothing is held on the child", held, [])
        self._play.hear(scene)

    @staticmethod
    def _question(reference: str) -> dict[str, str]:
        # Amsterdam's own; Multisignaal has no birth date by which to judge who asks.
        return {"requester": "beiden", "reference": reference, "municipality": "0363"}


def advance(play: Play, scene: Scene, step: str) -> None:
    day = play.stage.advance(step).date()
    scene.values["day"] = day.isoformat()
    # In Amsterdam the next day may have begun.
    days = {day.isoformat(), (day + datetime.timedelta(days=1)).isoformat()}
    today = {region.today() for region in play.regions.values()}
    scene.checks.that("the regions' clocks went along", len(today) == 1 and today <= days,
                      sorted(today))


def two_years_after(date: str) -> str:
    day = datetime.date.fromisoformat(date)
    try:
        return day.replace(year=day.year + 2).isoformat()
    except ValueError:
        # RET-1.12: a 29 February that does not exist falls on the 28th.
        return day.replace(year=day.year + 2, day=28).isoformat()
