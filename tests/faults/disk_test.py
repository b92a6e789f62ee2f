#!/usr/bin/env python3
"""The real gateway on a disk that fails, and on one that is full (COM-21)."""
import argparse
import contextlib
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request
from typing import Iterator

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "demo"))

import axe  # noqa: E402
import cast  # noqa: E402
from battered_stage import BatteredStage  # noqa: E402
from flow import Flow  # noqa: E402
from load import Given, children_of  # noqa: E402
from reckoning import Reckoning  # noqa: E402
from waiting import wait_until  # noqa: E402

POPULATION_SIZE = 4000
SEED = 7
PATIENCE_SECONDS = 20.0
DISK_OCTETS = 24 << 20
BUILD = pathlib.Path()


def health(stage: BatteredStage, path: str) -> int:
    try:
        with urllib.request.urlopen(stage.addresses["internal"] + path, timeout=5) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


class OnOneStage(unittest.TestCase):
    """A stage of its own for each test, and children of whom nobody has heard."""

    def setUp(self) -> None:
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-disk-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.stage = BatteredStage(BUILD, self.folder, threads=1)
        self.addCleanup(self.stage.stop)
        self.stage.make()
        self.day = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=1)
        population = json.loads(
            self.stage.population(SEED, POPULATION_SIZE, self.day.isoformat()))
        self.children = children_of(population, self.day)
        self.given: list[Given] = []
        self.number = 0

    def give(self, region: str = "esar") -> dict[str, object]:
        """A region gives a signal on a new child; what it was answered."""
        self.number += 1
        signal = {**cast.signals_for(next(self.children), self.day)[region],
                  "id": f"DISK.{self.number}"}
        answer = self.stage.regions[region].give(signal)
        if answer.get("accepted"):
            self.given.append(Given(region, signal, self.number))
        return answer

    def differences(self) -> list[str]:
        reckoning = Reckoning(self.stage.regions, self.given)
        return [*reckoning.differences(), *reckoning.said_again()]


class Failing(OnOneStage):
    """The first error of the disk ends the process, and a restart recovers."""

    def setUp(self) -> None:
        if axe.hindrance():
            self.skipTest(axe.hindrance())
        super().setUp()
        self.stage.start()

    def fails(self, call: str) -> None:
        self.assertTrue(self.give().get("accepted"))
        with axe.failing(self.stage.gateway.pid, call, "EIO", 3):
            refused = False
            for _ in range(200):
                accepted = bool(self.give().get("accepted"))
                self.assertFalse(refused and accepted, "acknowledged after the disk had failed")
                refused = refused or not accepted
                if not self.stage.gateway.is_running():
                    break
            self.assertTrue(
                wait_until(lambda: not self.stage.gateway.is_running(), PATIENCE_SECONDS))
        self.assertEqual(self.stage.gateway.stop(), 1)
        self.assertIn("the store has stopped writing", self.stage.gateway.log_tail())
        self.stage.start_gateway()
        self.assertTrue(self.give().get("accepted"))
        self.assertEqual(self.differences(), [])

    # proves: COM-21.1 COM-21.2 refusal
    def test_a_sync_that_fails(self) -> None:
        self.fails("fdatasync")

    # proves: COM-21.1 COM-21.2 refusal
    def test_a_write_that_fails(self) -> None:
        self.fails("pwrite64")


class Full(OnOneStage):
    """Everything that is given is refused for now, reads go on, and it mends itself."""

    def setUp(self) -> None:
        if os.geteuid() != 0:
            self.skipTest("only root may mount a small disk")
        super().setUp()
        ring = (self.stage.data / "ring.key").read_bytes()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK_OCTETS},mode=0700", "none",
             str(self.stage.data)], capture_output=True, text=True, check=False)
        if mounted.returncode != 0:
            self.skipTest(f"no small disk can be mounted here: {mounted.stderr.strip()}")
        self.addCleanup(subprocess.run, ["umount", "-l", str(self.stage.data)], check=False)
        (self.stage.data / "ring.key").write_bytes(ring)
        (self.stage.data / "ring.key").chmod(0o600)
        self.stage.start()
        # The last to be added is the first to be done: nothing may be mounted over what runs.
        self.addCleanup(self.stage.stop)

    @contextlib.contextmanager
    def filled(self) -> Iterator[None]:
        ballast = self.stage.data / "ballast"
        with open(ballast, "wb", buffering=0) as file:
            for size in (1 << 16, 1 << 10, 1):
                with contextlib.suppress(OSError):
                    while True:
                        file.write(b"\0" * size)
        yield
        ballast.unlink()

    # proves: COM-21.1 refusal
    def test_refuses_for_now_and_mends_itself(self) -> None:
        flow = Flow(self.stage, self.children, self.day)
        flow.run()
        self.assertTrue(self.give().get("accepted"))
        self.assertTrue(self.give("multisignaal").get("accepted"))
        asked = self.given[-1]
        with self.filled():
            # What the log has room for already may still be taken.
            answers = [self.give() for _ in range(300)]
            tail = answers[-20:]
            self.assertEqual({a.get("code") for a in tail}, {"TIJDELIJK_NIET_BESCHIKBAAR"}, tail[:2])
            self.assertEqual(health(self.stage, "/gereed"), 503)
            self.assertEqual(health(self.stage, "/gezond"), 200)
            status, shown = self.stage.regions["multisignaal"].call(
                "GET", f"/signals/{asked.id}/matches")
            self.assertEqual((status, shown.get("accepted")), (200, True), shown)
        self.assertTrue(
            wait_until(lambda: health(self.stage, "/gereed") == 200, PATIENCE_SECONDS))
        self.assertTrue(self.give().get("accepted"))
        self.assertIn("the disk is full", self.stage.gateway.log_tail())
        self.given += flow.given
        self.assertEqual(self.differences(), [])
        self.assertEqual(self.stage.gateway.stop(), 0)


def main() -> None:
    global BUILD
    parser = argparse.ArgumentParser(description="Disks that fail and disks that are full.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build's folder")
    arguments, rest = parser.parse_known_args()
    BUILD = arguments.build.resolve()
    unittest.main(argv=[sys.argv[0], "--verbose", *rest])


if __name__ == "__main__":
    main()
