"""The steps of the play in three acts. Each is told by what the regions really received."""
from typing import Iterator

from crossing import Crossing
from household import HouseholdAct
from objecting import Objecting
from play import Play
from scene import Scene
from years import Weeks, Years


class Story:
    """Plays the steps in order; one that fails is the last."""

    def __init__(self, play: Play) -> None:
        household = HouseholdAct(play)
        acts = (Crossing(play), household, Weeks(play), Objecting(play, household),
                Years(play, household))
        self._steps = [step for act in acts for step in act.steps()]

    def play(self) -> Iterator[Scene]:
        for number, step in enumerate(self._steps, 1):
            scene = Scene(number, step.__name__.strip("_"))
            step(scene)
            yield scene
            if not scene.checks.ok:
                return
