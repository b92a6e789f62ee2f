#!/usr/bin/env python3
"""The operators' commands on a running gateway, through its socket."""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "rules"), str(HERE.parent / "trust")]

import suite  # noqa: E402
from admission_test import Admission  # noqa: E402, F401
from audit_test import Audit  # noqa: E402, F401
from chain_test import Chain  # noqa: E402, F401
from connect_test import Connect  # noqa: E402, F401
from coordination_test import Coordination  # noqa: E402, F401
from deliveries_test import Deliveries  # noqa: E402, F401
from keys_test import Keys  # noqa: E402, F401
from mailbox_test import Mailbox  # noqa: E402, F401
from oversight_test import Oversight  # noqa: E402, F401
from processing_test import Processing  # noqa: E402, F401
from regions_test import Feeds, Regions, Socket  # noqa: E402, F401
from roles_test import Roles  # noqa: E402, F401
from statistics_test import Statistics  # noqa: E402, F401
from status_test import Status  # noqa: E402, F401
from trail_test import Trail  # noqa: E402, F401
from walkthrough_test import Walkthrough  # noqa: E402, F401
from watching_test import Watching  # noqa: E402, F401

if __name__ == "__main__":
    suite.run()
