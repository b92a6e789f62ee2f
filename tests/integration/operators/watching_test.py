"""Health, metrics and alarms of a running gateway, while regions come and go."""
import json
import shutil
import sqlite3
import subprocess
from typing import Any, Optional

import watching
from operated import SECRETS, Operated

REGION = "multisignaal"
PARSER = ("import sys; from prometheus_client.parser import text_string_to_metric_families as read;"
          "print(sum(len(f.samples) for f in read(sys.stdin.read())))")


def python_with_the_parser() -> Optional[str]:
    for candidate in (shutil.which("python3"), "/usr/bin/python3"):
        if candidate and subprocess.run([candidate, "-c", "import prometheus_client"], check=False,
                                        stderr=subprocess.DEVNULL).returncode == 0:
            return candidate
    return None


class Watched(Operated):
    def internal(self, path: str, method: str = "GET") -> tuple[int, str]:
        return watching.ask(self.stage.addresses["internal"] + path, method)

    def metrics(self) -> str:
        status, text = self.internal("/metrics")
        self.assertEqual(status, 200)
        for secret in (*SECRETS, self.signal(REGION)["id"]):
            self.assertNotIn(secret, text)
        return text

    def scrape(self) -> watching.Series:
        return watching.series_in(self.metrics())

    def alarm(self, code: str) -> Optional[dict[str, Any]]:
        found = watching.standing(self.stage.store.parent / "operators.sock")
        return next((each for each in found if each["code"] == code), None)

    def in_log(self, text: str) -> bool:
        return text in self.stage.gateway.log.read_text(encoding="utf-8")


class Watching(Watched):
    # proves: BEH-08.1 BEH-08.2 acceptance
    def test_it_is_sound_and_ready_and_says_nothing_else(self) -> None:
        self.assertEqual(self.internal("/gezond"), (200, '{"status":"gezond"}\n'))
        self.assertEqual(self.internal("/gereed"), (200, '{"status":"gereed"}\n'))
        self.assertEqual(self.internal("/beheer/v1/alarmen")[0], 404)
        self.assertEqual(self.internal("/gezond", "POST")[0], 405)

    # proves: BEH-08.3 BEH-08.5
    def test_a_match_and_a_refusal_are_counted(self) -> None:
        before = self.scrape()
        self.give("esar", "sisa")
        told = self.region("sisa").withdraw("SI-unknown", "overig")
        self.assertEqual(told["code"], "SIGNAAL_ONBEKEND")
        after = self.scrape()
        for name, labels, more in (
                ("kruispunt_messages_total", {"region": "esar", "outcome": "created"}, 1),
                ("kruispunt_messages_total", {"region": "sisa", "outcome": "created"}, 1),
                ("kruispunt_refusals_total", {"region": "sisa", "code": "SIGNAAL_ONBEKEND"}, 1),
                ("kruispunt_matches_total", {"region": "sisa"}, 1),
                ("kruispunt_matches_total", {"region": "esar"}, 0),
                ("kruispunt_notices_owed_total", {}, 2),
                ("kruispunt_notices_sum_off", {}, 0)):
            grown = watching.value(after, name, **labels) - watching.value(before, name, **labels)
            self.assertEqual(grown, more, f"{name} {labels}")
        self.wait(lambda: self.delivered(self.scrape()) == self.delivered(before) + 1,
                  "the delivery is not counted")
        # Of certificates there are more once a region has shown one.
        changed = {name for name, _ in before.keys() ^ self.scrape().keys()}
        self.assertLessEqual(changed, {"kruispunt_certificate_ends_in_seconds"})
        self.assertGreater(watching.value(after, "kruispunt_commit_seconds_count"), 0)

    def delivered(self, found: watching.Series) -> float:
        return watching.value(found, "kruispunt_deliveries_total", region="esar", kind="match",
                              outcome="delivered")

    # proves: BEH-08.3
    def test_the_format_is_what_prometheus_own_parser_takes(self) -> None:
        text = self.metrics()
        python = python_with_the_parser()
        if python is None:
            self.skipTest("python3-prometheus-client is not installed")
        done = subprocess.run([python, "-c", PARSER], input=text, capture_output=True, text=True,
                              check=False, timeout=30)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(int(done.stdout), len(watching.series_in(text)))

    # proves: BEH-08.3 BEH-08.4
    def test_a_region_that_is_down_is_alarmed_of_until_it_is_back(self) -> None:
        self.region(REGION).set_mode("down")
        self.addCleanup(self.region(REGION).set_mode, "up")
        for name in (REGION, "sisa"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.hear({"sisa": ["match_made"]})
        self.wait(lambda: self.alarm("regio-onbereikbaar"), "no alarm")
        alarm = self.alarm("regio-onbereikbaar")
        assert alarm is not None
        self.assertEqual((alarm["naam"], alarm["betreft"], alarm["ernst"]),
                         (REGION, "regio", "alarm"))
        self.assertIn(f"kruispunt connect {REGION}", alarm["logregel"])
        found = self.scrape()
        self.assertEqual(watching.value(found, "kruispunt_alarms", code="regio-onbereikbaar",
                                        severity="alarm"), 1)
        self.assertEqual(watching.value(found, "kruispunt_outbox_queued", region=REGION), 1)
        self.assertGreater(watching.value(found, "kruispunt_outbox_oldest_age_seconds",
                                          region=REGION), 0)
        self.assertEqual(watching.value(found, "kruispunt_breaker_state", region=REGION,
                                        state="closed"), 0)
        self.assertEqual(self.internal("/gereed")[0], 200, "the others are served")
        self.region(REGION).set_mode("up")
        self.hear({REGION: ["match_made"]})
        self.wait(lambda: not self.alarm("regio-onbereikbaar"), "the alarm does not end")
        self.assertTrue(self.in_log(f"{REGION}: it takes notices again [regio-onbereikbaar since"))

    # proves: BEH-04.2 BEH-08.4
    def test_dead_letters_are_alarmed_of_also_over_a_start_until_they_are_dealt_with(self) -> None:
        self.region(REGION).set_mode("refuse")
        self.addCleanup(self.region(REGION).set_mode, "up")
        for name in (REGION, "sisa"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.hear({"sisa": ["match_made"]})
        self.wait(lambda: self.alarm("dode-brieven"), "no alarm")
        self.stage.gateway.stop()
        self.stage.start_gateway()
        self.wait(lambda: self.alarm("dode-brieven"), "no alarm after a start")
        self.assertEqual(watching.value(self.scrape(), "kruispunt_outbox_dead", region=REGION), 1)
        self.operate("deliveries", "drop", "--all", "--region", REGION, "--reason", "oefening")
        self.wait(lambda: not self.alarm("dode-brieven"), "the alarm does not end")

    # proves: BEH-04.1 BEH-08.3 BEH-08.4
    def test_a_notice_that_is_missing_is_seen_by_the_running_gateway(self) -> None:
        self.set_owed(1)
        self.addCleanup(self.set_owed, -1)
        self.wait(lambda: self.alarm("som-sluit-niet"), "no alarm")
        alarm = self.alarm("som-sluit-niet")
        assert alarm is not None
        self.assertIn("off by 1", alarm["logregel"])
        self.assertEqual(watching.value(self.scrape(), "kruispunt_notices_sum_off"), 1)

    def set_owed(self, by: int) -> None:
        """As if a notice had been owed of which nothing is left."""
        self.stage.gateway.stop()
        with sqlite3.connect(self.stage.store) as store:
            store.execute("insert into mark(name, value) values('notices_owed', ?) "
                          "on conflict(name) do update set value = value + excluded.value", (by,))
        store.close()
        self.stage.start_gateway()

    # proves: BEH-08.1 BEH-08.4 refusal
    def test_a_jump_of_the_clock_makes_it_unsound_until_it_is_confirmed(self) -> None:
        self.stage.gateway.stop()
        seen = self.stage.store.parent / "clock-seen"
        last, wall, since, boot = seen.read_text(encoding="utf-8").split()
        moved = [str(int(at) - 27 * 3_600_000) for at in (last, wall)]
        seen.write_text(" ".join([*moved, since, boot]) + "\n", encoding="utf-8")
        self.stage.start_gateway()
        self.wait(lambda: self.internal("/gezond")[0] == 503, "it calls itself sound")
        self.assertEqual(json.loads(self.internal("/gezond")[1]),
                         {"status": "gestoord", "oorzaken": ["klok-verspringt"]})
        self.assertEqual(self.internal("/gereed")[0], 200)
        self.run_command("clock", "confirm")
        self.wait(lambda: self.internal("/gezond")[0] == 200, "it stays unsound")
        self.assertIsNone(self.alarm("klok-verspringt"))
