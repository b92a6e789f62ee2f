#!/usr/bin/env python3
"""Kills the gateway with SIGKILL, again and again, while four regions give signals.

Every start is on the same data. After the last one: what was acknowledged is there, every match has
its effect on both sides exactly once, and nothing that is owed is missing (COM-21, COM-22, COM-25).
The seed is printed; the same seed draws the same signals and pauses, though not the same timing.
"""
import argparse
import datetime
import json
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "demo"))

from battered_stage import BatteredStage  # noqa: E402
from load import Load, Speaker, Tally, children_of, speakers_for  # noqa: E402
from processes import StageError  # noqa: E402
from reckoning import Reckoning  # noqa: E402
from region import RegionError  # noqa: E402
from waiting import wait_until  # noqa: E402

CHILDREN_A_ROUND = 60
POPULATION_SIZE = 9000
SPEAKERS_A_REGION = 3
LONGEST_LIFE_SECONDS = 0.6
SETTLE_SECONDS = 40.0
LOOK_SECONDS = 0.25
# What a start may be killed in, before it serves.
SHORTEST_START_SECONDS = 0.15


def read_arguments() -> argparse.Namespace:
    kills = 150 if os.environ.get("KRUISPUNT_LONG") else 25
    parser = argparse.ArgumentParser(description="SIGKILL under load, on the same data.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build's folder")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--kills", type=int, default=kills, help="so many at least")
    return parser.parse_args()


class Crash:
    """The rounds, on one stage."""

    def __init__(self, stage: BatteredStage, seed: int) -> None:
        self._stage = stage
        self._rng = random.Random(seed)
        self.tally = Tally()
        self.kills = 0
        self._rounds = 0
        today = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=1)
        population = json.loads(stage.population(seed, POPULATION_SIZE, today.isoformat()))
        self._load = Load(self._rng, children_of(population, today), today)

    def round(self) -> None:
        """One load; the gateway is killed and started again for as long as it lasts."""
        self._rounds += 1
        drawn = self._load.draw(CHILDREN_A_ROUND)
        speakers = speakers_for(self._stage.regions, drawn, SPEAKERS_A_REGION, self.tally)
        for speaker in speakers:
            speaker.start()
        self._kill_and_start()
        while any(speaker.is_alive() for speaker in speakers):
            self._kill_and_start()
        self._await(speakers)

    def _kill_and_start(self) -> None:
        # sleeps because the moment of the kill is to be any moment
        time.sleep(self._rng.uniform(0.02, LONGEST_LIFE_SECONDS))
        self._stage.gateway.kill()
        self.kills += 1
        if self._rng.random() < 0.3:
            self._stage.gateway.launch()
            # sleeps because a start, too, is to be killed at any moment
            time.sleep(self._rng.uniform(0.0, SHORTEST_START_SECONDS))
            self._stage.gateway.kill()
            self.kills += 1
        self._stage.start_gateway()

    @staticmethod
    def _await(speakers: list[Speaker]) -> None:
        for speaker in speakers:
            speaker.join()

    def reckon(self) -> list[str]:
        """Every difference between what must be and what is; the gateway is ended on the way."""
        wrong = list(self.tally.problems)
        reckoning = Reckoning(self._stage.regions, self.tally.given)
        wait_until(lambda: reckoning.is_settled() or reckoning.violations(), SETTLE_SECONDS,
                   LOOK_SECONDS)
        wrong += reckoning.differences()
        fallen = self._stage.fallen()
        if fallen:
            wrong.append(f"{fallen} ended by itself")
        before = reckoning.received()
        wrong += reckoning.said_again()
        code = self._stage.gateway.stop()
        if code != 0:
            wrong.append(f"the gateway ended with {code} after SIGTERM")
        if reckoning.received() != before:
            wrong.append(f"saying it again had an effect: {before}, then {reckoning.received()}")
        self._tell(reckoning)
        return wrong

    def _tell(self, reckoning: Reckoning) -> None:
        withdrawn = sum(one.withdrawn for one in self.tally.given)
        received = reckoning.received().values()
        print(f"random kills: {self.kills} kills in {self._rounds} rounds; "
              f"{len(self.tally.given)} signals acknowledged, "
              f"{withdrawn} of them withdrawn; {self.tally.unanswered} calls without an answer; "
              f"{len(reckoning.live_pairs)} open matches; {sum(n for n, _ in received)} notices, "
              f"{sum(repeats for _, repeats in received)} of them repeats")


# proves: COM-20.2 COM-21.1 COM-21.2 COM-21.3 COM-21.4 COM-22.2 COM-25.2 MN-03.2 SISA-00.6
def play(build: pathlib.Path, folder: pathlib.Path, seed: int, kills: int) -> list[str]:
    stage = BatteredStage(build, folder)
    try:
        stage.make()
        stage.start()
        crash = Crash(stage, seed)
        while crash.kills < kills:
            crash.round()
        return crash.reckon()
    except (StageError, RegionError) as failure:
        return [str(failure)]
    finally:
        stage.stop()


def main() -> int:
    # Ended from outside, it ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("random kills: ended by SIGTERM"))
    arguments = read_arguments()
    print(f"random kills: seed {arguments.seed}, {arguments.kills} kills at least", flush=True)
    began = time.monotonic()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-crash-")).resolve()
    wrong = play(arguments.build.resolve(), folder, arguments.seed, arguments.kills)
    print(f"random kills: {time.monotonic() - began:.1f} s")
    if wrong:
        print("\n".join(f"✗ {line}" for line in wrong))
        print(f"logs and data: {folder}; again: --seed {arguments.seed}")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
