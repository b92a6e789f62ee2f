"""Second act: another child of the family, what becomes of a match, and what ends it."""
from typing import Any, Callable, Optional

from checks import as_day, check_answer
from family import ALMERE, ROTTERDAM
from play import Owed, Play, both
from region import Notice
from scene import Scene, Shown

# Why the youth doctor withdraws; the other sides hear that it was withdrawn, and no more.
TRUE_REASON = "overig"

CONSENT = "gegeven"


class HouseholdAct:
    """Follows the first act: four signals on the child, six matches."""

    def __init__(self, play: Play) -> None:
        self._play = play

    def steps(self) -> list[Callable[[Scene], None]]:
        return [self._sibling, self._taken_up, self._inspection, self._going_well, self._history,
                self._withdrawn]

    # proves: COM-23.1 COM-23.2 COM-23.3 acceptance
    def _sibling(self, scene: Scene) -> None:
        self._play.give(scene, "social_work", open_matches=1)
        owed = both("match_made", "social_work", "school")
        came = self._play.hear(scene, *owed)
        # Each side's own child: where the other one lives would tell which it is.
        for each, place in zip(owed, (ALMERE, ROTTERDAM)):
            self._play.check_coordination(scene, came.get(each), place)

    # proves: COM-35.1 COM-35.2 ESAR-16.2 ESAR-16.3 INF-2.4 acceptance
    def _taken_up(self, scene: Scene) -> None:
        lead = {"name": self._play.signals["doctor"]["reporter"]["name"],
                "phone": self._play.signals["doctor"]["reporter"]["phone"]}
        for other in ("school", "care"):
            answer = self._play.regions["esar"].update_match(
                self._play.match_ids["doctor", other],
                {"confirmed": True, "consent": CONSENT, "coordinator": lead})
            check_answer(scene.checks, "esar", answer)
        owed = Owed("school", "match_changed", "doctor")
        notice = self._play.hear(scene, owed).get(owed)
        other = (notice or {}).get("counterparty") or {}
        scene.checks.equal("the school learns that the parents agree", other.get("consent"),
                           CONSENT)
        scene.checks.equal("and who leads", other.get("coordinator"), lead)

    # proves: COM-37.2 COM-37.4 COM-37.8 SISA-07.3 acceptance refusal
    def _inspection(self, scene: Scene) -> None:
        held = self.inspect(scene, "sisa", {"requester": "ouders", "reference": "INZ-RR-4"})
        self._check_held(scene, held, ("doctor", "school", "care", "clinic"))
        scene.checks.equal("all of them are active", {one["status"] for one in held}, {"actief"})
        refused = self._ask("sisa", {"requester": "jeugdige", "reference": "INZ-RR-5"})
        scene.checks.equal("so young a child is not asked to sign for it",
                           (refused.get("accepted"), refused.get("code")),
                           (False, "VERZOEKER_NIET_BEVOEGD"))
        self._play.hear(scene)

    # proves: COM-25.1 COM-25.2 COM-25.4 COM-25.5 RET-1.5 acceptance
    def _going_well(self, scene: Scene) -> None:
        answer = self._play.region_of("school").close(self._play.signals["school"]["id"])
        check_answer(scene.checks, "midden-nederland", answer)
        self._hear_ended(scene, "school", ("doctor", "care", "clinic", "social_work"), "verlopen")

    # proves: COM-30.1 COM-30.2 COM-30.4 acceptance
    def _history(self, scene: Scene) -> None:
        self._play.give(scene, "team", open_matches=2)
        came = self._play.hear(
            scene, Owed("team", "history", "school"), *both("match_made", "team", "doctor"),
            *both("match_made", "team", "care"))
        told = came.get(Owed("team", "history", "school")) or {}
        scene.checks.equal("an earlier signal is no match", told.get("match"), None)

    # proves: COM-25.1 COM-25.2 COM-25.3 COM-25.5 acceptance
    def _withdrawn(self, scene: Scene) -> None:
        answer = self._play.region_of("doctor").withdraw(
            self._play.signals["doctor"]["id"], TRUE_REASON)
        check_answer(scene.checks, "esar", answer)
        self._hear_ended(scene, "doctor", ("care", "clinic", "team"), "ingetrokken")
        self._check_states(scene)

    def _hear_ended(
        self, scene: Scene, ended: str, others: tuple[str, ...], reason: str
    ) -> None:
        owed = [Owed(other, "match_ended", ended) for other in others]
        came = self._play.hear(scene, *owed)
        for each in owed:
            self._check_ended(scene, each, came.get(each), reason)

    @staticmethod
    def _check_ended(scene: Scene, each: Owed, notice: Optional[Notice], reason: str) -> None:
        told = notice or {"reason": None, "wrongful": None, "raw": ""}
        scene.checks.equal(f"{each.to} learns how its match with {each.about} ended",
                           told["reason"], reason)
        scene.checks.that(f"{each.to} does not learn why", TRUE_REASON not in told["raw"])
        scene.checks.that(f"{each.to} was not told wrongly before", not told["wrongful"])

    def _check_states(self, scene: Scene) -> None:
        expected = {self._play.match_ids.get(("care", other)) for other in ("clinic", "team")}
        scene.checks.equal("Rotterdam's matches with Amsterdam go on, all others have ended",
                           self._play.open_matches(), expected)

    def inspect(self, scene: Scene, region: str, asked: dict[str, str]) -> list[dict[str, Any]]:
        """What is held on the child, as the region was shown it."""
        answer = self._ask(region, asked)
        check_answer(scene.checks, region, answer)
        held = answer.get("signals") or []
        scene.shown += [Shown(one["region"], one["organisation"]["name"], one["status"],
                              as_day(one["date"]) or "",
                              tuple(dict.fromkeys(each["region"]
                                                  for each in one["inspections"])))
                        for one in held]
        return held

    def _ask(self, region: str, asked: dict[str, str]) -> dict[str, Any]:
        bsn = self._play.household.family.child["bsn"]
        return self._play.regions[region].inspect({"bsn": bsn, **asked})

    # proves: COM-37.8
    def _check_held(
        self, scene: Scene, held: list[dict[str, Any]], roles: tuple[str, ...]
    ) -> None:
        shown = sorted(one["organisation"]["oin"] for one in held)
        wanted = sorted(self._play.signals[role]["organisation"]["oin"] for role in roles)
        scene.checks.equal("the parents see every signal on this child and none on the other",
                           shown, wanted)
        told = {one["organisation"]["oin"]: (as_day(one["date"]), one["informed"]) for one in held}
        given = {each["organisation"]["oin"]: (each["date"], each["informed"])
                 for each in (self._play.signals[role] for role in roles)}
        scene.checks.equal("since when, and who was told of it", told, given)
