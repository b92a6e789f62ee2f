"""How a healthy region is served while another one is dead, beside none dead.

One gateway, the same load, short slots in turn: none dead, one dead, one dead, none dead, again;
whatever drifts over the run drifts for both. The dead region hangs, which is worse than refusing:
each call to it takes its whole time. Every signal of the load makes a match with one that is there,
so that both regions are owed a notice. A slot begins when all that is owed to the living has come.
"""
import contextlib
from dataclasses import dataclass

from comparing import Figure, add_compared
from programs import Receiver, free_port, run_load
from servers import Gateway
from table import say

HEALTHY = "multisignaal"
MORTAL = "sisa"
LEAD_SECONDS = 1


@dataclass(frozen=True)
class Slots:
    """How many and how long: a minute a cycle of four slots, most of it load."""

    cycles: int = 8
    rate: int = 2_000  # signals a second; what is late is measured at this pace
    seconds: float = 8  # a slot of three left 1 % of the latest to chance
    burst: int = 10_000  # signals as fast as they go; throughput is measured by these
    until_dead: float = 6  # a call takes 5 s: by then the gateway has noticed

    def signals(self):
        """As many as are sent at most."""
        paced = self.until_dead + 4 * (LEAD_SECONDS + self.seconds)
        return self.cycles * (round(self.rate * paced) + 4 * self.burst + 5)


class Scene:
    """A gateway with its two regions, and where the load has come to."""

    def __init__(self, build, gateway, slots, healthy, mortal):
        self.build, self.gateway, self.slots = build, gateway, slots
        self.healthy, self.mortal = healthy, mortal
        self.next_id = 1
        self.owed_to_the_dead = None

    def load(self, **how):
        """Signals, and what came of them: the generator's figures and the healthy region's."""
        run = run_load(self.build, self.gateway, HEALTHY, self.next_id, warmup=0, **how)
        sent = run["next_id"] - self.next_id
        self.next_id = run["next_id"]
        told = self.healthy.after(sent)
        if self.owed_to_the_dead is None:
            self.mortal.after(sent)
        else:
            self.owed_to_the_dead += sent
        return run, told

    def slot(self):
        rate = self.slots.rate
        self.load(rate=rate, seconds=LEAD_SECONDS)
        cpu = self.gateway.cpu_seconds()
        paced, told_of_paced = self.load(rate=rate, seconds=self.slots.seconds)
        cpu = self.gateway.cpu_seconds() - cpu
        burst, told_of_burst = self.load(count=self.slots.burst)
        return {"taken": burst["acks_per_second"], "answered": paced["p99_ms"],
                "delivered": told_of_burst["notices_per_second"],
                "told": told_of_paced["p99_ms"], "cpu": cpu / paced["acks"] * 1e6}

    def cycle(self):
        before = self.slot()
        self.mortal.hang()
        self.owed_to_the_dead = 0
        self.load(rate=self.slots.rate, seconds=self.slots.until_dead)
        dead = [self.slot(), self.slot()]
        self.mortal.go_on()
        # It also reads what was written to it while it hung, and gets that again: not before the
        # gateway owes it nothing has everything come.
        self.gateway.until_settled(MORTAL)
        owed, self.owed_to_the_dead = self.owed_to_the_dead, None
        self.mortal.after(owed)
        return {"plain": [before, self.slot()], "other": dead}


def measured_cycles(build, folder, slots):
    ports = {HEALTHY: free_port(), MORTAL: free_port()}
    gateway = Gateway(build, folder / "one-dead",
                      {name: f"https://127.0.0.1:{port}" for name, port in ports.items()})
    with contextlib.ExitStack() as running:
        healthy, mortal = (running.enter_context(Receiver(build, gateway, name, port))
                           for name, port in ports.items())
        running.enter_context(gateway)
        run_load(build, gateway, MORTAL, 1, count=slots.signals())
        scene = Scene(build, gateway, slots, healthy, mortal)
        for number_of_cycle in range(1, slots.cycles + 1):
            yield scene.cycle()
            say(f"  cycle {number_of_cycle} of {slots.cycles}")
        healthy.nothing_more()


def figures_of(slots):
    """What a slot of such a scene has."""
    return (Figure("taken", "signals taken", "signals/s", False),
            Figure("answered", f"answers at {slots.rate:,}/s, p99", "ms", True),
            Figure("delivered", "notices delivered", "notices/s", False),
            Figure("told", f"match to notice at {slots.rate:,}/s, p99", "ms", True),
            Figure("cpu", "CPU of the gateway", "us/signal", True))


def measure_one_dead(build, folder, plan, table):
    slots = plan.one_dead
    cycles = list(measured_cycles(build, folder, slots))
    for figure in figures_of(slots):
        add_compared(table, "one region dead, the other's", "none dead", cycles, figure)
