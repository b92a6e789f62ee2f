"""Two states in turn, and how far chance alone would have them differ."""
import random
import statistics
from dataclasses import dataclass

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


def verdict(found, less_is_better):
    """Whether it is no more than 5 % worse, as far as this run can tell."""
    if found.cycles < FEWEST:
        return "too few cycles to tell"
    best, worst = (found.low, found.high) if less_is_better else (1 / found.high, 1 / found.low)
    most = 1 + TOLERANCE if less_is_better else 1 / (1 - TOLERANCE)
    if worst <= most:
        return "not 5 % worse"
    return "MORE THAN 5 % WORSE" if best > most else "5 % drown in this run's noise"
