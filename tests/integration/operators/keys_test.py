"""New keys for everything held, while signals come in and after the gateway was killed."""
import pathlib
import random
import stat
import time

import suite
from operated import Operated
from processes import find_program, run_program
from stage import KRUISPUNT

FIRST, SECOND, THIRD = "esar", "sisa", "multisignaal"
CHILDREN = 25
KILLS = 4
LONGEST_LIFE_SECONDS = 0.05


class Keys(Operated):
    def settled(self) -> bool:
        return self.call("GET", "sleutels")[1]["stap"] == "geen"

    def epoch(self) -> int:
        return self.operate("keys", "status")["epoch"]

    def ring(self) -> pathlib.Path:
        return self.config.parent / "data" / "ring.key"

    # proves: COM-22.1 COM-21.2
    def test_every_match_is_made_once_while_keys_rotate_over_and_over(self) -> None:
        before = self.epoch()
        children = []
        for _ in range(CHILDREN):
            self.next_child()
            children.append(self.child)
            self.say(FIRST, "POST", "/signals", self.signal(FIRST))
        for child in children:
            if self.settled():
                self.operate("keys", "rotate", "--no-wait")
            self.child = child
            self.say(SECOND, "POST", "/signals", self.signal(SECOND))
        self.hear({FIRST: ["match_made"] * CHILDREN, SECOND: ["match_made"] * CHILDREN})
        self.wait(self.settled, "the rotation does not end")
        self.assertGreater(self.epoch(), before + 1)
        for child in children:
            self.child = child
            self.say(SECOND, "POST", "/signals", self.signal(SECOND))  # again: nothing changes
        self.quiet()

    # proves: COM-21.2 COM-21.3
    def test_killed_halfway_it_goes_on_and_loses_nothing(self) -> None:
        chance = random.SystemRandom()
        self.say(FIRST, "POST", "/signals", self.signal(FIRST))
        for kill in range(KILLS):
            before = self.epoch()
            self.operate("keys", "rotate", "--no-wait")
            # sleeps because it is killed at any moment of its work
            time.sleep(chance.uniform(0, LONGEST_LIFE_SECONDS))
            self.stage.gateway.kill()
            self.stage.start_gateway()
            self.wait(self.settled, "the rotation does not go on")
            self.assertEqual(self.epoch(), before + 1, kill)
        self.say(SECOND, "POST", "/signals", self.signal(SECOND))
        self.hear({FIRST: ["match_made"], SECOND: ["match_made"]})

    def test_the_ring_stays_its_owners_and_older_keys_are_taken_out(self) -> None:
        self.give(FIRST, SECOND)
        done = self.run_command("keys", "rotate")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("everything held is under the newest keys", done.stdout)
        self.assertIn("keep a copy of ring.key", done.stdout)
        self.assertEqual(stat.S_IMODE(self.ring().stat().st_mode), 0o600)
        keys = [line.split() for line in self.ring().read_text("utf-8").splitlines()]
        wrapping = [value for name, value in keys if name == "wrapping"]
        self.assertGreater(len(wrapping), 1)
        done = self.run_command("keys", "retire")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn(wrapping[0], done.stdout)
        left = self.ring().read_text("utf-8")
        self.assertIn(wrapping[0], left)
        self.assertNotIn(wrapping[1], left)
        self.assert_refused(["keys", "retire"], "nothing needs")
        self.stage.gateway.kill()
        self.stage.start_gateway()
        self.heard = {name: len(self.region(name).received()) for name in self.heard}
        self.say(THIRD, "POST", "/signals", self.signal(THIRD))
        self.hear({FIRST: ["match_made"], SECOND: ["match_made"], THIRD: ["match_made"] * 2})

    def test_help_teaches(self) -> None:
        program = find_program(suite.build_folder(), KRUISPUNT)
        for command, lesson in (("rotate", "Copy ring.key"), ("retire", "keep one as long"),
                                ("status", "nothing of a key")):
            self.assertIn(lesson, run_program(program, "keys", command, "--help"))
