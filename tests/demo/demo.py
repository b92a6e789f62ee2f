#!/usr/bin/env python3
"""Plays four regions and the gateway on this machine, and tells who learned what.

Everything runs in a temporary folder, which goes away unless --keep is given or something fails.
Exits with 0 only where every check held.
"""
import argparse
import datetime
import json
import pathlib
import shutil
import signal
import sys
import tempfile
import time
import typing
from types import FrameType

import cast
from checks import files_holding
from family import Household, choose_household
from play import Play
from processes import StageError
from region import RegionError
from scene import Scene
from stage import Stage
from story import Story
from telling import Teller, human_size, language

POPULATION_SIZE = 18000


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Shows a signal and a match crossing the gateway.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build's folder")
    parser.add_argument("--keep", action="store_true", help="leave everything running afterwards")
    parser.add_argument("--json", action="store_true", help="print the checks as one JSON object")
    parser.add_argument("--lang", choices=("nl", "en"), help="default: by LANG, else Dutch")
    parser.add_argument("--seed", type=int, default=1, help="which made-up family (default: 1)")
    return parser.parse_args()


class Demo:
    """One showing, in a folder of its own."""

    def __init__(self, arguments: argparse.Namespace, folder: pathlib.Path) -> None:
        self._keep = arguments.keep
        self._seed = arguments.seed
        self._json = arguments.json
        # With --json standard output holds nothing else.
        lang = language(arguments.lang)
        self.teller = Teller(lang, None if arguments.json else sys.stdout)
        self._stage = Stage(arguments.build.resolve(), folder)
        self._folder = folder
        self._scenes: list[Scene] = []

    def run(self) -> bool:
        """Plays it all; whether every check held. What is not kept is ended, whatever happens."""
        began = time.monotonic()
        self.teller.preface()
        good = kept = False
        try:
            self._stage.make()
            self._stage.start()
            good = self._play()
            kept = good and self._keep
        finally:
            if not kept:
                self._stage.stop()
        self._conclude(good, time.monotonic() - began)
        return good

    def _play(self) -> bool:
        today = self._yesterday()
        population = json.loads(self._stage.population(self._seed, POPULATION_SIZE,
                                                       today.isoformat()))
        household = choose_household(population, today, cast.public_text())
        play = Play(self._stage, household, cast.all_signals(household, today))
        for scene in Story(play).play():
            self._show(scene)
            if not scene.checks.ok:
                return False
        return self._afterwards(household, play)

    @staticmethod
    def _yesterday() -> datetime.date:
        # By the UTC clock: a day that has begun in Amsterdam whatever the hour.
        return datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=1)

    def _show(self, scene: Scene) -> None:
        self._scenes.append(scene)
        self.teller.scene(scene)
        if not scene.checks.ok:
            self.teller.failure(scene, str(self._folder))

    def _afterwards(self, household: Household, play: Play) -> bool:
        """What lies on the disk, and how it all ends."""
        scene = Scene(len(self._scenes) + 1, "afterwards")
        checks = scene.checks
        checks.equal("a process that fell", self._stage.fallen(), None)
        holding, files, size = files_holding(self._folder, household.secrets())
        checks.equal("files that hold a number, name or birth date", holding, [])
        if not self._keep:
            checks.equal("exit code of the gateway after SIGTERM", self._stage.gateway.stop(), 0)
            # The gateway is gone: nothing can come any more.
            counts = {name: len(region.received())
                      for name, region in self._stage.regions.items()}
            checks.equal("each region received what was told and nothing after it", counts,
                         play.totals())
        scene.values.update(files=files, size=human_size(size))
        self._show(scene)
        return checks.ok

    def _conclude(self, good: bool, seconds: float) -> None:
        count = sum(len(scene.checks.done) for scene in self._scenes)
        if good:
            self.teller.success(count, seconds)
        if good and self._keep:
            self.teller.kept(self._addresses(), str(self._folder), self._stage.pids())
        if self._json:
            print(json.dumps(self._as_json(good), ensure_ascii=False, indent=2))

    def broken(self, why: Exception) -> None:
        """The stage fell down: tells it, with --json as an object of the usual form too."""
        self.teller.broken(why, str(self._folder) if any(self._folder.iterdir()) else None)
        if self._json:
            told = {**self._as_json(False), "error": str(why)}
            print(json.dumps(told, ensure_ascii=False, indent=2))

    def _addresses(self) -> dict[str, str]:
        gateway = {name: self._stage.addresses[name]
                   for name in ("exchange", "portal", "internal")}
        controls = {f"{name} (control)": region.control
                    for name, region in self._stage.regions.items()}
        return {**gateway, **controls}

    def _as_json(self, good: bool) -> dict[str, object]:
        told: dict[str, typing.Any] = {"seed": self._seed, "steps": [], "ok": good}
        for scene in self._scenes:
            found = {"title": self.teller.word(scene.name, **scene.values), "ok": scene.checks.ok,
                     "checks": scene.checks.done}
            if scene.name == "afterwards":
                told[scene.name] = found
            else:
                told["steps"].append({"step": scene.number, **found})
        if self._keep and good:
            told["running"] = {"folder": str(self._folder), "pids": self._stage.pids(),
                               **self._addresses()}
        return told


def end_on(number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt(signal.Signals(number).name)


def show(arguments: argparse.Namespace, folder: pathlib.Path) -> bool:
    demo = Demo(arguments, folder)
    try:
        return demo.run()
    except (OSError, StageError, RegionError, ValueError) as failure:
        demo.broken(failure)
        return False


def main() -> int:
    arguments = read_arguments()
    signal.signal(signal.SIGTERM, end_on)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-demo-")).resolve()
    good = False
    try:
        good = show(arguments, folder)
    except KeyboardInterrupt:
        shutil.rmtree(folder)
        return 130
    if good and not arguments.keep or not any(folder.iterdir()):
        shutil.rmtree(folder)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
