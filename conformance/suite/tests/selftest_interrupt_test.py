#!/usr/bin/env python3
"""What a selftest says that is broken off: selftest_interrupt_test.py PROGRAM.

One mutant against every test: run whole it is killed, broken off in the mutant's own column nothing is said of it.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1)
# Found by the last test of its role, so that a column broken off has not found it yet.
MUTANT = "sisa.gw.m-word-1.6"
# The baseline's column comes first; this is there as soon as the broken reference starts.
BEGINNING_OF_ITS_COLUMN = "kruispunt-selftest-*/column-1-0/reference.log"
INTERRUPTED = 130
PATIENCE_S = 120


class Interrupted(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.matrix = self.folder / "matrix.json"

    def start(self):
        process = subprocess.Popen(
            [PROGRAM, "selftest", "--mutant", MUTANT, "--all", "--jobs", "1", "--matrix", self.matrix],
            stdout=subprocess.DEVNULL, env=os.environ | {"TMPDIR": str(self.folder)})
        self.addCleanup(process.kill)
        return process

    def end(self, process):
        """Its exit code and the mutant's row."""
        code = process.wait(timeout=PATIENCE_S)
        row, = json.loads(self.matrix.read_text())["mutants"]
        return code, row

    def wait_for_its_column(self, process):
        limit = time.monotonic() + PATIENCE_S
        while not any(self.folder.glob(BEGINNING_OF_ITS_COLUMN)):
            self.assertIsNone(process.poll(), "it ended before the mutant's column began")
            self.assertLess(time.monotonic(), limit, "the mutant's column did not begin")
            time.sleep(0.01)

    def test_a_whole_column_kills_the_mutant(self):
        code, row = self.end(self.start())
        self.assertEqual((code, row["fate"]), (0, "KILLED"))

    def test_a_column_broken_off_says_nothing_of_its_mutant(self):
        process = self.start()
        self.wait_for_its_column(process)
        process.send_signal(signal.SIGINT)
        code, row = self.end(process)
        self.assertEqual((code, row["fate"]), (INTERRUPTED, "VOID"))
        self.assertEqual(row["why"], "it was interrupted")


if __name__ == "__main__":
    unittest.main()
