#!/usr/bin/env python3
"""`kruispunt clock` on the real programs: years pass in a second, whether the gateway runs or not,
and the reference regions go along; a machine's clock that jumps destroys nothing unconfirmed."""
import datetime
import pathlib
import re
import sqlite3
import subprocess
import sys
import time
from typing import Any

INTEGRATION = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(INTEGRATION / "trust"), str(INTEGRATION / "rules")]

import suite  # noqa: E402
from played import COMMAND_SECONDS, Played, made_up_bsn  # noqa: E402
from processes import Process, StageError, find_program  # noqa: E402
from stage import KRUISPUNT, REGIONS  # noqa: E402

HOUR_MS = 3_600_000
DAY_SECONDS = 86_400
MANY = 60
# What may hold something of a signal, a match or a notice.
TABLES = ("signal", "parent", "match", "follow_up", "inspection", "objection", "outbox", "ended")


def two_years_after(day: datetime.date) -> datetime.date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 2, day=28 if leap_day else day.day)


class Timed(Played):
    """What the tests of the clock ask and do besides."""

    def clock(self, *words: str) -> "subprocess.CompletedProcess[str]":
        program = find_program(suite.build_folder(), KRUISPUNT)
        return subprocess.run([program, "clock", *words, "--config", self.config], text=True,
                              capture_output=True, timeout=COMMAND_SECONDS, check=False)

    def move(self, step: str) -> None:
        done = self.clock("advance", step)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        type(self).ahead = datetime.timedelta(milliseconds=self.offset())

    def offset(self) -> int:
        """How far the gateway's clock is ahead, in milliseconds."""
        return int((self.stage.store.parent / "clock-offset").read_text(encoding="utf-8"))

    def regions_clock(self, name: str) -> dict[str, Any]:
        return self.ask(name, "GET", "/clock")

    def regions_day(self, name: str) -> datetime.date:
        return datetime.date.fromisoformat(self.regions_clock(name)["today"])

    def rows(self) -> dict[str, int]:
        """How many rows each table holds that is not empty."""
        with sqlite3.connect(f"file:{self.stage.store}?mode=ro", uri=True) as db:
            counts = {t: db.execute(f"select count(*) from {t}").fetchone()[0] for t in TABLES}
        return {table: count for table, count in counts.items() if count}

    def log(self) -> str:
        return self.stage.gateway.log.read_text(encoding="utf-8", errors="replace")

    def lapsed(self, name: str) -> list[str]:
        """Whose end was told, each as often as it was told anew."""
        return sorted(n["signal"] for n in self.region(name).received()
                      if n["kind"] == "signal_lapsed" and not n["repeat"])

    def give_many(self, name: str, count: int) -> list[str]:
        """Signals of one region, each on a child of its own."""
        ids = []
        for number in range(count):
            one = self.signal(name, id=f"MANY-{number}", bsn=made_up_bsn(500 + number))
            self.say(name, "POST", "/signals", one)
            ids.append(one["id"])
        return sorted(ids)


class YearsPass(Timed):
    # proves: RET-1.2 RET-1.4 RET-1.6 RET-1.8 RET-1.14 RET-1.15 ESAR-22.3 ESAR-22.4 COM-25.2 COM-25.4
    # proves: COM-25.8 COM-20.11 acceptance
    def test_years_in_seconds_until_nothing_is_left(self) -> None:
        self.give(*REGIONS)
        given = self.regions_day("esar")
        end = two_years_after(datetime.date.fromisoformat(self.signal("esar")["date"]))
        self.move(f"{(end - given).days - 31}d")
        self.assertEqual({self.regions_day(name) for name in REGIONS},
                         {end - datetime.timedelta(days=31)})
        self.see_reminders()
        self.move("1d")
        came = self.hear({name: ["signal_expiring"] for name in REGIONS})
        self.assert_days(came, end - datetime.timedelta(days=30))
        self.move("30d")
        came = self.hear_ends()
        self.assert_days(came, end)
        self.assertEqual(self.rows().get("match", 0), 0)
        self.assertEqual(self.rows()["signal"], 2)
        self.see_that_nothing_is_left()

    def see_reminders(self) -> None:
        """Nobody took the matches up in all that time: each side is told once."""
        self.hear({name: ["reminder"] * 3 for name in REGIONS})

    def hear_ends(self) -> dict[str, list[dict[str, Any]]]:
        self.wait(lambda: sum(len(self.news(name)) for name in REGIONS) >= 4 + 6, "not all ended")
        came = {name: self.news(name) for name in REGIONS}
        self.hear({name: [n["kind"] for n in came[name]] for name in REGIONS})
        kinds = sorted(n["kind"] for name in REGIONS for n in came[name])
        self.assertEqual(kinds, ["match_ended"] * 6 + ["signal_lapsed"] * 4)
        ended = {n["match"] for name in REGIONS for n in came[name] if n["kind"] == "match_ended"}
        self.assertEqual(len(ended), 6, "each match once, to the side whose signal stood longer")
        return came

    def assert_days(self, came: dict[str, list[dict[str, Any]]], day: datetime.date) -> None:
        """On the regions' own clocks, which went along."""
        days = {n["day"] for notices in came.values() for n in notices}
        self.assertEqual(days, {day.isoformat()})

    def see_that_nothing_is_left(self) -> None:
        self.move("5y")
        self.wait(lambda: not self.rows(), f"left: {self.rows()}")
        self.hear({})
        self.move("5y")
        self.hear({})
        self.assertEqual(self.rows(), {})


class Stopped(Timed):
    # proves: RET-1.14 COM-21.3 COM-21.4 COM-25.8
    def test_years_that_pass_while_the_gateway_is_stopped_or_killed(self) -> None:
        ids = self.give_many("sisa", MANY)
        self.assertEqual(self.stage.gateway.stop(), 0)
        self.move("2y")
        self.stage.gateway.launch()
        # sleeps because it is to be killed while it sweeps or delivers, at any moment of that
        time.sleep(0.6)
        self.stage.gateway.kill()
        self.stage.start_gateway()
        self.wait(lambda: self.lapsed("sisa") == ids, "not each end was told, or one twice")
        self.move("1s")
        self.wait(lambda: not self.rows().get("signal"), "a signal is left")
        self.assertEqual(self.lapsed("sisa"), ids)

    # proves: COM-21.3
    def test_a_region_that_was_away_is_told_afterwards_and_once(self) -> None:
        signal = self.signal("esar")
        self.say("esar", "POST", "/signals", signal)
        self.region("esar").set_mode("down")
        self.move("2y")
        self.wait(lambda: not self.rows().get("signal"), "a signal is left")
        self.region("esar").set_mode("up")
        # What waits for its next attempt does so on the clock that is moved.
        self.move("1h")
        self.wait(lambda: self.lapsed("esar") == [signal["id"]], "the end was not told")


class Moved(Timed):
    def test_every_unit_moves_gateway_and_regions_alike(self) -> None:
        before = self.regions_clock("sisa")["ahead_ms"]
        for step, seconds in (("90s", 90), ("5m", 300), ("2h", 7200), ("3d", 3 * DAY_SECONDS),
                              ("1w", 7 * DAY_SECONDS)):
            self.move(step)
            after = {self.regions_clock(name)["ahead_ms"] for name in REGIONS}
            self.assertEqual(len(after), 1, step)
            moved = after.pop()
            # Days keep Amsterdam's time of day: an hour of summer time may lie between.
            self.assertIn((moved - before) // 1000 - seconds, (-3600, 0, 3600), step)
            before = moved
        self.move("1mo")
        self.move("1y")
        self.assertEqual({self.regions_clock(name)["ahead_ms"] for name in REGIONS},
                         {self.offset()})
        # TLS goes by the machine's time: nobody's certificate has expired meanwhile.
        self.give("esar", "sisa", date=self.regions_day("esar").isoformat())

    def test_of_several_at_once_none_is_lost(self) -> None:
        self.move("1s")
        before = self.offset()
        program = find_program(suite.build_folder(), KRUISPUNT)
        started = [subprocess.Popen([program, "clock", "advance", "1h", "--config", self.config],
                                    stdout=subprocess.DEVNULL) for _ in range(5)]
        self.assertEqual({one.wait(COMMAND_SECONDS) for one in started}, {0})
        self.assertEqual(self.offset() - before, 5 * HOUR_MS)
        self.assertEqual(self.regions_clock("esar")["ahead_ms"], self.offset())

    def test_what_is_no_step_is_refused(self) -> None:
        before = self.regions_clock("esar")["ahead_ms"]
        for wrong in ("2", "y", "0d", "-1d", "2 y", "1000000d", "999y"):
            done = self.clock("advance", wrong)
            self.assertNotEqual(done.returncode, 0, wrong)
            self.assertTrue(done.stderr, wrong)
        self.assertEqual(self.regions_clock("esar")["ahead_ms"], before)

    def test_outside_a_sandbox_no_clock_is_moved(self) -> None:
        self.move("1s")
        text = self.config.read_text(encoding="utf-8")
        self.addCleanup(self.config.write_text, text, encoding="utf-8")
        real = re.sub(r"(?m)^control = .*\n", "", text.replace("sandbox = true", ""))
        self.config.write_text(real, encoding="utf-8")
        done = self.clock("advance", "2y")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("no sandbox", done.stderr)
        program = find_program(suite.build_folder(), KRUISPUNT)
        self.stage.gateway.stop()
        self.addCleanup(self.stage.start_gateway)
        self.addCleanup(self.config.write_text, text, encoding="utf-8")
        with self.assertRaises(StageError) as refused:
            Process("real", [program, "serve", "--config", self.config],
                    self.stage.folder).start()
        self.assertIn("only a sandbox may", str(refused.exception))


class Controls(Timed):
    def test_a_sandbox_is_told_of_the_controls_of_regions_that_it_knows(self) -> None:
        program = find_program(suite.build_folder(), KRUISPUNT)
        for number, wrong in enumerate(("atlantis=http://127.0.0.1:1", "esar")):
            folder = self.stage.folder / f"refused-{number}"
            done = subprocess.run([program, "sandbox", folder, "--control", wrong], text=True,
                                  capture_output=True, timeout=COMMAND_SECONDS, check=False)
            self.assertNotEqual(done.returncode, 0, wrong)
            self.assertIn(wrong.split("=", maxsplit=1)[0], done.stderr)
            self.assertFalse((folder / "kruispunt.toml").exists())


class Jumped(Timed):
    """The machine's clock cannot be set here; what the gateway last saw of it can."""

    # proves: RET-1.15
    def test_nothing_ends_after_a_jump_until_an_operator_confirms_it(self) -> None:
        signal = self.signal("sisa")
        self.say("sisa", "POST", "/signals", signal)
        self.assertNotEqual(self.clock("confirm").returncode, 0, "nothing to confirm yet")
        self.stage.gateway.stop()
        self.set_back_what_was_seen(27)
        self.stage.start_gateway()
        self.move("2y")
        self.wait(lambda: "kruispunt clock confirm" in self.log(), "no alarm")
        self.hear({})
        self.assertEqual(self.rows()["signal"], 1)
        # Everything else goes on.
        self.assertTrue(self.region("sisa").withdraw("SI-unknown", "overig")["code"])
        done = self.clock("confirm")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.wait(lambda: self.lapsed("sisa") == [signal["id"]], "the end was not told")
        self.assertNotEqual(self.clock("confirm").returncode, 0, "the word is for one jump")

    def set_back_what_was_seen(self, hours: int) -> None:
        seen = self.stage.store.parent / "clock-seen"
        last, wall, since, boot = seen.read_text(encoding="utf-8").split()
        moved = [str(int(at) - hours * HOUR_MS) for at in (last, wall)]
        seen.write_text(" ".join([*moved, since, boot]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    suite.run()
