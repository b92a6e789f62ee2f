"""Waiting for something that other processes do: bounded, and over as soon as it has happened."""
import time
from typing import Callable, Optional, TypeVar

Seen = TypeVar("Seen")
PAUSE_SECONDS = 0.02


def wait_until(
    look: Callable[[], Optional[Seen]], seconds: float, pause: float = PAUSE_SECONDS
) -> Optional[Seen]:
    """The first thing `look` gives that is neither None nor False, or None when time is up."""
    deadline = time.monotonic() + seconds
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > deadline:
            return None
        # sleeps because another process's progress has no other sign than asking again
        time.sleep(pause)
