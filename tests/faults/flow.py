"""One signal, a second one, their match, the notices of it, a withdrawal, the notice of the end, and
the data key of what was destroyed erased.

Whoever speaks says it again until it is answered, as a region would.
"""
import datetime
import sqlite3
import time
from typing import Any, Callable, Iterator

import cast
from battered_stage import BatteredStage
from family import Family
from load import Given, is_passing, shown
from region import Answer, Region
from stage import StageError

LOOK_SECONDS = 0.01
PATIENCE_SECONDS = 20.0


class Flow:
    """A child of its own each time; `given` is what was acknowledged, for the reckoning."""

    def __init__(
        self, stage: BatteredStage, children: Iterator[Family], day: datetime.date
    ) -> None:
        self._stage = stage
        self._children = children
        self._day = day
        self._number = 0
        self.given: list[Given] = []
        self.revived = 0

    def run(self) -> int:
        """Plays it once through; how often the gateway had to be started again."""
        before = self.revived
        self._number += 1
        family = next(self._children, None)
        if family is None:
            raise StageError("the population has too few children for so many flows")
        signals = cast.signals_for(family, self._day)
        doctor = self._give("esar", signals["esar"])
        care = self._give("sisa", signals["sisa"])
        self._await("the match on both sides", lambda: self._open(doctor) and self._open(care))
        region = self._stage.regions["sisa"]
        self._until_answered(region, care.id, lambda: region.withdraw(care.id, "vergissing"))
        care.withdrawn = True
        self._await("the notice of the end", lambda: self._ended(doctor))
        self._await("the erasure", self._is_erased)
        return self.revived - before

    def _give(self, region: str, signal: dict[str, Any]) -> Given:
        signal_id = f"{region.upper()}.F{self._number}"
        one = Given(region, {**signal, "id": signal_id}, self._number)
        speaker = self._stage.regions[region]
        self._until_answered(speaker, one.id, lambda: speaker.give(one.signal))
        self.given.append(one)
        return one

    def _until_answered(
        self, region: Region, signal_id: str, say: Callable[[], Answer]
    ) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        answer = say()
        while is_passing(answer):
            if time.monotonic() > deadline:
                raise StageError(f"{region.name} {signal_id}: no answer: {shown(answer)}")
            if not self._revive():
                # sleeps because a gateway that asks for patience says when by answering alone
                time.sleep(LOOK_SECONDS)
            answer = region.resend(signal_id)
        if not answer.get("accepted"):
            raise StageError(f"{region.name} {signal_id}: refused: {shown(answer)}")

    def _await(self, what: str, seen: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not seen():
            if time.monotonic() > deadline:
                raise StageError(f"flow {self._number}: {what} did not come")
            if not self._revive():
                # sleeps because a region is told by others than us
                time.sleep(LOOK_SECONDS)

    def _revive(self) -> bool:
        revived = self._stage.revive()
        self.revived += revived
        return revived

    def _is_erased(self) -> bool:
        """Whether no data key waits to be erased; read from beside the gateway."""
        store = sqlite3.connect(f"file:{self._stage.store}?mode=ro", uri=True)
        try:
            return store.execute("select count(*) from doomed_key").fetchone() == (0,)
        except sqlite3.OperationalError:
            return False
        finally:
            store.close()

    def _states(self, one: Given) -> list[str]:
        matches = self._stage.regions[one.region].matches()
        return [match["status"] for match in matches if match["signal"] == one.id]

    def _open(self, one: Given) -> bool:
        return self._states(one) == ["open"]

    def _ended(self, one: Given) -> bool:
        states = self._states(one)
        return bool(states) and "open" not in states
