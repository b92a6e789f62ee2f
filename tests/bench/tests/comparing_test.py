#!/usr/bin/env python3
"""What is made of slots in turn."""
import pathlib
import random
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from comparing import Figure, Ratio, add_compared, ratio, verdict  # noqa: E402
from table import Table  # noqa: E402


def cycles(count, effect, noise, drift=0.0, seed=7):
    """Slots none dead, dead, dead, none dead; the dead ones `effect` times as long."""
    draw = random.Random(seed)

    def value(at, by):
        return (10 + drift * at) * by * (1 + draw.uniform(-noise, noise))

    return [{"alive": [value(4 * n, 1), value(4 * n + 3, 1)],
             "dead": [value(4 * n + 1, effect), value(4 * n + 2, effect)]} for n in range(count)]


def compared(some):
    return ratio(some, lambda cycle: cycle["dead"], lambda cycle: cycle["alive"])


class Comparing(unittest.TestCase):
    def test_an_effect_is_found_and_its_interval_holds_it(self):
        found = compared(cycles(8, 1.2, 0.05))
        self.assertLess(found.low, 1.2)
        self.assertGreater(found.high, 1.2)
        self.assertGreater(found.low, 1.1)

    def test_drift_over_the_run_is_no_effect(self):
        found = compared(cycles(8, 1, 0, drift=0.1))
        self.assertAlmostEqual(found.value, 1, places=2)

    def test_noise_makes_the_interval_wider(self):
        calm, wild = compared(cycles(8, 1, 0.01)), compared(cycles(8, 1, 0.3))
        self.assertGreater(wild.high - wild.low, 5 * (calm.high - calm.low))

    def test_the_same_cycles_give_the_same_answer(self):
        self.assertEqual(compared(cycles(6, 1, 0.1)), compared(cycles(6, 1, 0.1)))

    def test_one_cycle_is_its_own_interval(self):
        found = compared(cycles(1, 1.1, 0))
        self.assertEqual((found.low, found.high), (found.value, found.value))
        self.assertEqual(verdict(found, True), "too few cycles to tell")


class Verdict(unittest.TestCase):
    def test_of_a_latency_more_is_worse(self):
        self.assertEqual(verdict(Ratio(1.0, 0.9, 1.04, 8), True), "not 5 % worse")
        self.assertEqual(verdict(Ratio(1.2, 1.06, 1.4, 8), True), "MORE THAN 5 % WORSE")
        self.assertIn("noise", verdict(Ratio(1.0, 0.9, 1.1, 8), True))

    def test_of_a_rate_less_is_worse(self):
        self.assertEqual(verdict(Ratio(1.0, 0.96, 1.3, 8), False), "not 5 % worse")
        self.assertEqual(verdict(Ratio(0.8, 0.7, 0.94, 8), False), "MORE THAN 5 % WORSE")
        self.assertIn("noise", verdict(Ratio(1.0, 0.9, 1.1, 8), False))

    def test_a_row_tells_both_states_and_what_is_made_of_them(self):
        slots = [{"plain": [{"rate": 100.0}, {"rate": 102.0}], "other": [{"rate": 90.0}] * 2}
                 for _ in range(6)]
        table = Table()
        add_compared(table, "looked at", "nobody", slots, Figure("rate", "signals", "/s", False))
        (row,) = table.rows
        self.assertEqual((row["name"], row["value"], row["unit"]),
                         ("looked at: signals", 90.0, "/s"))
        self.assertIn("nobody 101", row["beside"])
        self.assertIn("MORE THAN 5 % WORSE", row["beside"])


if __name__ == "__main__":
    unittest.main()
