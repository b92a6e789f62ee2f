"""Two states in turn, and how far chance alone would have them differ."""
import random
import statistics
from dataclasses import dataclass

from table import number, say

ROUNDS = 2_000
SHARE = 0.9
TOLERANCE = 0.05
FEWEST = 5


@dataclass(frozen=True)
class Ratio:
    """A ratio of medians, and between which values nine in ten resamples of the cycles have it."""

    value: float
    low: float
    high: float
    cycles: int

    def __str__(self):
        return f"{self.value:.3f} ({self.low:.3f} to {self.high:.3f})"


def ratio(cycles, above, below):
    """Median of `above(cycle)` over all cycles, by that of `below(cycle)`; each gives a list.

    Whole cycles are drawn anew, since what disturbs the machine disturbs neighbours alike.
    """
    def of(some):
        upper = statistics.median(value for cycle in some for value in above(cycle))
        return upper / statistics.median(value for cycle in some for value in below(cycle))

    draw = random.Random(1)  # the same cycles give the same interval
    drawn = sorted(of(draw.choices(cycles, k=len(cycles))) for _ in range(ROUNDS))
    edge = round(ROUNDS * (1 - SHARE) / 2)
    return Ratio(of(cycles), drawn[edge], drawn[-1 - edge], len(cycles))


@dataclass(frozen=True)
class Figure:
    """One of those that a slot has."""

    key: str
    what: str
    unit: str
    less_is_better: bool


def add_compared(table, name, plain, cycles, figure):
    """A row: a figure of the cycles' "other" slots beside that of the "plain" ones, called so."""
    def values(state, which=slice(None)):
        return lambda cycle: [slot[figure.key] for slot in cycle[state][which]]

    def median(state):
        return statistics.median(value for cycle in cycles for value in values(state)(cycle))

    found = ratio(cycles, values("other"), values("plain"))
    noise = ratio(cycles, values("plain", slice(1, 2)), values("plain", slice(0, 1)))
    judged = verdict(found, figure.less_is_better)
    table.add(f"{name}: {figure.what}", median("other"), figure.unit,
              f"{plain} {number(median('plain'))}; of it {found}: {judged}; {plain} against "
              f"itself {noise}")
    say(f"  {figure.what}: {found} of {plain}, {judged}; itself {noise}")


def verdict(found, less_is_better):
    """Whether it is no more than 5 % worse, as far as this run can tell."""
    if found.cycles < FEWEST:
        return "too few cycles to tell"
    best, worst = (found.low, found.high) if less_is_better else (1 / found.high, 1 / found.low)
    most = 1 + TOLERANCE if less_is_better else 1 / (1 - TOLERANCE)
    if worst <= most:
        return "not 5 % worse"
    return "MORE THAN 5 % WORSE" if best > most else "5 % drown in this run's noise"
