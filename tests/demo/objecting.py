"""Between the weeks and the years: the parents object to a signal, and are right."""
import json
from typing import Callable

from cast import PARTS
from household import HouseholdAct
from play import Owed, Play
from scene import Scene

OBJECTED_TO = "team"
REASONS_KEPT_BACK = ("bezwaar", "gegrond")


class Objecting:
    """Frozen at once; erased when it is decided so."""

    def __init__(self, play: Play, household: HouseholdAct) -> None:
        self._play = play
        self._household = household
        self._objection = ""

    def steps(self) -> list[Callable[[Scene], None]]:
        return [self._objected, self._upheld]

    # proves: BEH-10.1 WORD-1.1 acceptance
    def _objected(self, scene: Scene) -> None:
        part = PARTS[OBJECTED_TO]
        said = self._play.stage.operate(
            "objection", "enter", "--region", part.region, "--signal", part.signal_id,
            "--requester", "ouders", "--municipality", "0363", "--reference", "BZW-2026-7",
            "--json")
        self._objection = json.loads(said)["id"]
        states = self._states(scene, "INZ-RR-6")
        scene.checks.equal("the signal is frozen", states.get(OBJECTED_TO), "bevroren")
        self._play.hear(scene)

    # proves: BEH-10.3 COM-31.2 COM-25.3
    def _upheld(self, scene: Scene) -> None:
        self._play.stage.operate("objection", "decide", self._objection, "--upheld")
        owed = Owed("care", "match_ended", OBJECTED_TO)
        notice = self._play.hear(scene, owed).get(owed) or {"reason": None, "raw": ""}
        scene.checks.equal("the other side reads that it was withdrawn", notice["reason"],
                           "ingetrokken")
        scene.checks.that("and not why", not any(word in notice["raw"].lower()
                                                 for word in REASONS_KEPT_BACK))
        scene.checks.that("nothing of it is held", OBJECTED_TO not in
                          self._states(scene, "INZ-RR-7"))

    def _states(self, scene: Scene, reference: str) -> dict[str, str]:
        """The status of each signal on the child, by who gave it."""
        held = self._household.inspect(scene, "sisa", {"requester": "ouders",
                                                       "reference": reference})
        oins = {part.organisation["oin"]: role for role, part in PARTS.items()}
        return {oins[one["organisation"]["oin"]]: one["status"] for one in held}
