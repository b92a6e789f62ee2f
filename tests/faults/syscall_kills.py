#!/usr/bin/env python3
"""Kills the gateway at every system call of a flow that something outside the process can notice.

One thread and one kind of call at a time: the first, the second, … until a flow goes through
without reaching the N-th. After each kill it is started again on the same data, the regions say
again what was not answered, and the flow must end as if nothing had happened: at the end all
ledgers are reckoned up (COM-21, COM-22, COM-25). Threads are told apart by the order of their
making, so the gateway has one thread a kind. A kill at a call that nobody outside can notice (a
lock, the time) is as one at the next call that somebody can.
"""
import argparse
import datetime
import json
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "demo"))

import axe  # noqa: E402
from battered_stage import BatteredStage  # noqa: E402
from flow import Flow  # noqa: E402
from load import children_of  # noqa: E402
from processes import StageError  # noqa: E402
from reckoning import Reckoning  # noqa: E402
from region import RegionError  # noqa: E402
from waiting import wait_until  # noqa: E402

POPULATION_SIZE = 6000
CALLS = ["write", "writev", "pwrite64", "fdatasync", "fsync", "ftruncate", "unlink", "unlinkat",
         "rename", "openat", "close", "sendmsg", "sendto", "recvmsg", "recvfrom", "connect",
         "accept4", "accept", "shutdown", "socket", "epoll_ctl"]
# Of a start only what changes the data: it opens hundreds of files to read.
START_CALLS = ["pwrite64", "fdatasync", "fsync", "ftruncate", "unlink"]
MOST_KILLS_OF_A_KIND = 200
SETTLE_SECONDS = 20.0
LOOK_SECONDS = 0.005
SKIPPED = 77

Place = tuple[int, str]


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A kill at every system call of a flow.")
    parser.add_argument("--build", type=pathlib.Path, required=True, help="the build's folder")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--share", default="1/1",
                        help="2/3: of each thread and kind of call the second, fifth, … one")
    parser.add_argument("--most", type=int, default=MOST_KILLS_OF_A_KIND,
                        help="at most so many of a thread and a kind of call")
    return parser.parse_args()


class SyscallKills:
    """The flows, on one stage."""

    def __init__(self, stage: BatteredStage, seed: int, most: int, share: str) -> None:
        self._stage = stage
        part, parts = (int(word) for word in share.split("/"))
        self._turns = range(part, most + 1, parts)
        today = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=1)
        population = json.loads(stage.population(seed, POPULATION_SIZE, today.isoformat()))
        self._flow = Flow(stage, children_of(population, today), today)
        self.kills = 0
        self.cut_short: list[Place] = []

    def places(self) -> list[Place]:
        """Which thread makes which calls, seen in flows in which nothing happens."""
        seen: set[Place] = set()
        for _ in range(2):
            self._start_afresh()
            with axe.Watching(self._stage.gateway.pid, CALLS) as watching:
                self._flow.run()
            seen |= set(watching.counts())
        return sorted(seen)

    def _start_afresh(self) -> None:
        """So that every flow goes over connections that are not made yet, and that of what a kill
        leaves behind nothing is swept up meanwhile."""
        self._stage.gateway.stop()
        self._stage.start_gateway()

    def kill_at_each(self, place: Place) -> int:
        """At the first, second, … call of that place; how many kills that were."""
        thread, call = place
        for done, at in enumerate(self._turns):
            self._start_afresh()
            threads = axe.threads_of(self._stage.gateway.pid)
            if thread >= len(threads):
                return done
            with axe.killing(threads[thread], call, at):
                revived = self._flow.run()
                # A call between two flows may have been the one.
                if not revived and self._stage.gateway.is_running():
                    return done
            self.kills += 1
        self.cut_short.append(place)
        return len(self._turns)

    def kill_starts(self) -> int:
        """Each start that follows a kill is killed in turn, at each call that changes the data."""
        before = self.kills
        for call in START_CALLS:
            for at in self._turns:
                self._stage.gateway.kill()
                died = self._killed_start(call, at)
                self._stage.start_gateway()
                if not died:
                    break
                self.kills += 1
                self._flow.run()
        return self.kills - before

    def _killed_start(self, call: str, at: int) -> bool:
        gateway = self._stage.gateway
        gateway.launch_held()
        with axe.killing_start(gateway.pid, call, at):
            gateway.let_go()
            wait_until(lambda: gateway.is_ready() or not gateway.is_running(), SETTLE_SECONDS,
                       LOOK_SECONDS)
            died = not gateway.is_running()
        gateway.kill()
        return died

    def reckon(self) -> list[str]:
        reckoning = Reckoning(self._stage.regions, self._flow.given)
        wait_until(reckoning.is_settled, SETTLE_SECONDS)
        return [*reckoning.differences(), *reckoning.said_again()]

    @property
    def flows(self) -> int:
        return len(self._flow.given) // 2


# proves: COM-20.2 COM-21.1 COM-21.2 COM-21.3 COM-21.4 COM-22.2 COM-25.2
def play(arguments: argparse.Namespace, folder: pathlib.Path) -> list[str]:
    stage = BatteredStage(arguments.build.resolve(), folder, threads=1)
    try:
        stage.make()
        stage.start()
        kills = SyscallKills(stage, arguments.seed, arguments.most, arguments.share)
        for place in kills.places():
            count = kills.kill_at_each(place)
            print(f"  thread {place[0]:2} {place[1]:10} {count:4} kills", flush=True)
        print(f"  at a start{kills.kill_starts():14} kills", flush=True)
        wrong = kills.reckon()
        print(f"syscall kills: {kills.kills} kills in {kills.flows} flows")
        if kills.cut_short:
            print(f"  cut short at {arguments.most}: {kills.cut_short}")
        return wrong
    except (StageError, RegionError) as failure:
        return [str(failure)]
    finally:
        stage.stop()


def main() -> int:
    # Ended from outside, it ends what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("syscall kills: ended by SIGTERM"))
    arguments = read_arguments()
    print(f"syscall kills: seed {arguments.seed}, share {arguments.share}", flush=True)
    if axe.hindrance():
        print(f"SKIPPED: {axe.hindrance()}")
        return SKIPPED
    began = time.monotonic()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="kruispunt-kills-")).resolve()
    wrong = play(arguments, folder)
    print(f"syscall kills: {time.monotonic() - began:.1f} s")
    if wrong:
        print("\n".join(f"✗ {line}" for line in wrong))
        print(f"logs and data: {folder}; again: --seed {arguments.seed}")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
