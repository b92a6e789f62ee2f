#!/usr/bin/env python3
"""What a selftest says that is broken off: selftest_interrupt_test.py PROGRAM.

One mutant against every test, run whole for its time, then broken off where the mutant's own column is half way.
"""

import json
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1)
# Found by the last test of its role, so that half a column has not found it yet.
MUTANT = "sisa.gw.m-word-1.6"
INTERRUPTED = 130
PATIENCE_S = 120


class Interrupted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.matrix = pathlib.Path(folder.name) / "matrix.json"

    def selftest(self, after=None):
        """Its exit code, the mutant's row and how long it took; broken off after so many seconds."""
        began = time.monotonic()
        process = subprocess.Popen(
            [PROGRAM, "selftest", "--mutant", MUTANT, "--all", "--jobs", "1", "--matrix", self.matrix],
            stdout=subprocess.DEVNULL)
        self.addCleanup(process.kill)
        if after is not None:
            # sleeps because nothing is said before the end where nobody watches.
            time.sleep(after)
            process.send_signal(signal.SIGINT)
        code = process.wait(timeout=PATIENCE_S)
        row, = json.loads(self.matrix.read_text())["mutants"]
        return code, row, time.monotonic() - began

    def test_half_a_column_says_nothing_of_its_mutant(self):
        code, row, took = self.selftest()
        self.assertEqual((code, row["fate"]), (0, "KILLED"))
        code, row, _ = self.selftest(after=took * 0.75)
        self.assertEqual((code, row["fate"]), (INTERRUPTED, "VOID"))
        self.assertEqual(row["why"], "it was interrupted")


if __name__ == "__main__":
    unittest.main()
