#!/usr/bin/env python3
"""The operators' commands on a running gateway, through its socket."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "rules"), str(HERE.parent / "trust")]

import suite  # noqa: E402
from deliveries_test import Deliveries  # noqa: E402, F401
from oversight_test import Oversight  # noqa: E402, F401
from regions_test import Feeds, Regions, Socket  # noqa: E402, F401

if __name__ == "__main__":
    suite.run()
