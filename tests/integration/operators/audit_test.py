"""Every act of an operator stands in the audit trail, whichever of the API's calls it is."""
import contextlib
import json
import os
import pathlib
import re
import sqlite3
from typing import Any, Callable

from operated import Operated
from played import FEED

PAGE = pathlib.Path(__file__).resolve().parents[3] / "docs/protocols/coordination.md"
ACT = re.compile(r"`((?:POST|PUT|PATCH|DELETE) /[^`?]*)")


# What the socket may not do: roles_test does it over the portal; and what needs a report that was
# accepted: admission_test does it.
NOT_AT_THE_SOCKET = {"PUT /deelnemers/{regio}", "POST /conformiteitsrapporten", "POST /toelating",
                     "POST /deelnemers/{regio}/sandboxsignalen/wis"}


def documented_acts() -> set[str]:
    """The calls of the page's table that change something; another test holds it to the program."""
    rows = [line.split(" | ")[0] for line in PAGE.read_text(encoding="utf-8").splitlines()
            if line.startswith("| `")]
    return {act for row in rows for act in ACT.findall(row)} - NOT_AT_THE_SOCKET


class Audit(Operated):
    def assert_no_violations(self) -> None:
        self.assertIsNone(self.stage.fallen())

    def entries(self) -> list[dict[str, Any]]:
        with contextlib.closing(sqlite3.connect(f"file:{self.stage.store}?mode=ro", uri=True)) as db:
            rows = db.execute("select lines from audit_lines order by first").fetchall()
        return [json.loads(line) for (text,) in rows for line in text.splitlines()]

    def ours(self) -> int:
        """How many entries name who runs this test."""
        return sum(f"uid {os.getuid()}" in json.dumps(entry) for entry in self.entries())

    def done(self, method: str, path: str, body: object = None) -> Any:
        status, told = self.call(method, path, body)
        self.assertIn(status, (200, 201, 202), told)
        return told

    def stand(self) -> None:
        self.done("PUT", "deelnemers/sisa/stand", {"stand": "onderhoud", "reden": "proef"})

    def resume(self) -> None:
        for _ in range(2):  # also where nothing is to be resumed
            before = self.ours()
            self.done("POST", "deelnemers/sisa/hervat", {"reden": "proef"})
            self.assertGreater(self.ours(), before)

    def resume_feed(self) -> None:
        self.give("sisa", FEED)
        self.next_child()
        self.ask(FEED, "PUT", "/feed", {"fault": "steps_back", "times": 0})
        self.ask(FEED, "POST", "/signals", self.signal(FEED))
        self.wait(lambda: self.member(FEED)["stroom"] == "gestopt", "it did not halt")
        self.ask(FEED, "PUT", "/feed", {"fault": "none", "times": 0})
        self.done("POST", f"deelnemers/{FEED}/stroom/hervat", {"reden": "proef"})

    def connect(self) -> None:
        self.done("POST", "deelnemers/sisa/verbindingstest")

    def enter(self) -> Any:
        self.next_child()
        self.say("esar", "POST", "/signals", self.signal("esar"))
        return self.done("POST", "bezwaren", {
            "regio": "esar", "signaalId": self.signal("esar")["id"], "verzoeker": "ouders",
            "gemeente": "0034", "kenmerk": "BZW-1"})

    def decide(self) -> None:
        self.done("POST", f"bezwaren/{self.enter()['id']}/besluit", {"gegrond": False})

    def letter(self) -> str:
        self.next_child()
        self.heard = {name: len(self.region(name).received()) for name in self.heard}
        return self.refused_match()["id"]

    def redrive(self) -> None:
        letter = self.letter()
        self.region("multisignaal").set_mode("up")
        self.done("POST", f"aflevering/dode-brieven/{letter}/opnieuw", {"reden": "proef"})
        self.wait(lambda: letter not in [each["id"] for each in self.dead()], "it did not go")

    def drop_dead(self) -> None:
        self.done("POST", f"aflevering/dode-brieven/{self.letter()}/vervallen", {"reden": "proef"})

    def drop(self) -> None:
        self.done("POST", f"aflevering/meldingen/{self.letter()}/vervallen", {"reden": "proef"})

    def backup(self) -> None:
        self.done("POST", "reservekopieen", {"map": "/mnt/kopie"})

    def reload(self) -> None:
        self.done("POST", "certificaten/herlaad")

    def dismiss(self) -> None:
        # There is none to dismiss until identity resolution is on; what is refused stands there too.
        path = "mogelijke-matches/00000000-0000-4000-8000-000000000001/afwijzen"
        self.assertEqual(self.call("POST", path, {"reden": "proef"})[0], 404)

    def rotate(self) -> None:
        self.done("POST", "sleutels/vernieuw")
        self.wait(lambda: self.call("GET", "sleutels")[1]["stap"] == "geen", "it does not end")

    def retire(self) -> None:
        self.rotate()
        self.done("POST", "sleutels/opruim")

    def acts(self) -> dict[str, Callable[[], Any]]:
        """How each of them is done here."""
        return {
            "PUT /deelnemers/{regio}/stand": self.stand,
            "POST /deelnemers/{regio}/hervat": self.resume,
            "POST /deelnemers/{regio}/verbindingstest": self.connect,
            "POST /deelnemers/{regio}/stroom/hervat": self.resume_feed,
            "POST /bezwaren": self.enter,
            "POST /bezwaren/{id}/besluit": self.decide,
            "POST /aflevering/dode-brieven/{id}/opnieuw": self.redrive,
            "POST /aflevering/dode-brieven/{id}/vervallen": self.drop_dead,
            "POST /aflevering/meldingen/{id}/vervallen": self.drop,
            "POST /mogelijke-matches/{id}/afwijzen": self.dismiss,
            "POST /reservekopieen": self.backup,
            "POST /certificaten/herlaad": self.reload,
            "POST /sleutels/vernieuw": self.rotate,
            "POST /sleutels/opruim": self.retire,
        }

    # proves: BEH-11.9 BEH-11.1 BEH-04.6 acceptance
    def test_every_act_leaves_an_entry_with_who_did_it(self) -> None:
        acts = self.acts()
        self.assertEqual(set(acts), documented_acts())
        for name, act in acts.items():
            with self.subTest(name):
                before = self.ours()
                act()
                self.assertGreater(self.ours(), before)

    # proves: BEH-11.9 BEH-06.1 refusal
    def test_what_was_refused_leaves_one_that_says_so(self) -> None:
        before = self.ours()
        for path in ("deelnemers/sisa/stand", "deelnemers/atlantis/stand"):
            self.assertGreaterEqual(self.call("PUT", path, {"stand": "stil", "reden": "x"})[0], 400)
        self.assertEqual(self.call("POST", "deelnemers/atlantis/verbindingstest")[0], 404)
        self.assertEqual(self.ours(), before + 3)
        left = self.entries()[-3:]
        self.assertEqual({entry["wat"] for entry in left}, {"refuse"})
        self.assertNotIn("ok", {entry["uitkomst"] for entry in left})
        self.assertNotIn("atlantis", json.dumps(left), "what somebody wrote stands in no entry")
