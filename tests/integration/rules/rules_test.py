#!/usr/bin/env python3
"""The federation's rules through the real programs, over real TLS, in all four protocols: moves,
what is said of a match, corrections, inspections, and what time brings."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "trust"))

import suite  # noqa: E402
from inspections_test import Inspections, Limit  # noqa: E402, F401
from moves_test import Moves  # noqa: E402, F401
from time_test import Passing  # noqa: E402, F401
from updates_test import Updates  # noqa: E402, F401

if __name__ == "__main__":
    suite.run()
