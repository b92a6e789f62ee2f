"""Every processing of a signal or a child goes to the organisation's processing log."""
import contextlib
import json
import sqlite3
import tomllib

from operated import SECRETS, Operated
from processing_log import ACTIVITY, PATH, ProcessingLog, attributes_of
from stage import free_ports

REGISTER = "https://register.example/verwijsindex/"
SUBJECTS = ("signaal", "kind", "kindVan", "kindNaar")


class Processing(Operated):
    """A gateway whose organisation has a processing log, under the sandbox's coordinator's certificate."""

    log: ProcessingLog

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        (port,) = free_ports(1)
        text = cls.config.read_text(encoding="utf-8")
        oin = next(m["oin"] for m in tomllib.loads(text)["portal"]["roles"]
                   if m["role"] == "coordinator")
        text = text.replace("longest_back_off_ms = 30000", "longest_back_off_ms = 1000")
        cls.config.write_text(f'{text}\n[processing_log]\noin = "{oin}"\n'
                              f'endpoint = "https://localhost:{port}{PATH}"\n'
                              f'activity = "{REGISTER}"\n', encoding="utf-8")
        cls.log = ProcessingLog(cls.config.parent / "pki", "coordinator", port)
        cls.stage.gateway.stop()
        cls.stage.start_gateway()

    def setUp(self) -> None:
        super().setUp()
        self.log.open()
        self.addCleanup(self.assert_well_formed)

    def assert_well_formed(self) -> None:
        self.log.close()
        self.assertEqual(self.log.faults, [])
        for text in self.log.bodies:
            for secret in (*SECRETS, "uid ", "regio:", "ES-"):
                self.assertNotIn(secret, text)

    def on_somebody(self) -> list[int]:
        """The numbers of the trail's entries that are on a signal or a child."""
        with contextlib.closing(sqlite3.connect(f"file:{self.stage.store}?mode=ro", uri=True)) as db:
            rows = db.execute("select lines from audit_lines order by first").fetchall()
        entries = [json.loads(line) for (text,) in rows for line in text.splitlines()]
        return [e["nr"] for e in entries if any(name in e for name in SUBJECTS)]

    def pair(self) -> None:
        self.next_child()
        for name in ("esar", "sisa"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.hear({"esar": ["match_made"], "sisa": ["match_made"]})

    def assert_all_came(self) -> None:
        self.wait(lambda: self.log.entries() == self.on_somebody(), "something did not come")

    # proves: BEH-06.11 acceptance
    def test_all_comes_in_order(self) -> None:
        self.pair()
        self.assert_all_came()
        acts = {attributes_of(span)[ACTIVITY] for span in self.log.spans}
        self.assertIn(REGISTER + "submit", acts)
        self.assertIn(REGISTER + "deliver", acts)

    # proves: BEH-06.11
    def test_silence_and_a_kill_lose_nothing(self) -> None:
        self.log.close()
        for _ in range(3):
            self.pair()
            self.stage.gateway.kill()
            self.stage.start_gateway()
        before = len(self.log.spans)
        self.log.open()
        self.assert_all_came()
        self.assertGreater(len(self.log.spans), before)
        again = {}
        for span in self.log.spans:
            number = attributes_of(span)["nl.kruispunt.entry"]
            self.assertEqual(again.setdefault(number, span), span, "a repeat is the same span")
