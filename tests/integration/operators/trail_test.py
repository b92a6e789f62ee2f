"""The audit trail of a running gateway, exported and put before the auditor's own program."""
import json
import pathlib
import shutil
import subprocess
import time
from typing import Any
from urllib.parse import urlsplit

import suite
from operated import SECRETS, Operated, SocketConnection
from played import COMMAND_SECONDS
from processes import find_program
from tls_caller import Caller, Request, ask

VERIFY = "conformance/verify/kruispunt-verify"


class Trail(Operated):
    """One stage for all; each test exports into a folder of its own."""

    exports = 0

    def assert_no_violations(self) -> None:
        self.assertIsNone(self.stage.fallen())

    def export(self) -> pathlib.Path:
        Trail.exports += 1
        folder = self.config.parent / f"export-{Trail.exports}"
        done = self.operate("audit", "export", folder)
        lines = (folder / "entries.jsonl").read_text(encoding="ascii").splitlines()
        self.assertEqual(len(lines), done["regels"])
        self.assertTrue((folder / "heads.txt").read_text(encoding="utf-8").endswith(done["boomkop"]))
        return folder

    def verify(self, *words: object) -> "subprocess.CompletedProcess[str]":
        program = find_program(suite.build_folder(), VERIFY)
        key = self.operate("audit", "key")["sleutel"]
        command = [str(program), *(str(word) for word in words), "--key", key]
        return subprocess.run(command, capture_output=True, text=True, check=False,
                              timeout=COMMAND_SECONDS, encoding="utf-8")

    def pair(self) -> None:
        """A match of which both sides hear, and one side takes its signal back."""
        self.next_child()
        for name in ("esar", "sisa"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.hear({"esar": ["match_made"], "sisa": ["match_made"]})

    # proves: BEH-06.5 BEH-06.1 acceptance
    def test_what_is_exported_holds(self) -> None:
        self.pair()
        folder = self.export()
        done = self.verify("log", folder)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        acts = [json.loads(line)["wat"] for line in
                (folder / "entries.jsonl").read_text(encoding="ascii").splitlines()]
        self.assertEqual(acts[0], "begin")
        self.assertGreaterEqual(acts.count("submit"), 2)
        self.assertGreaterEqual(acts.count("deliver"), 2)

    # proves: BEH-06.5 refusal
    def test_what_was_changed_in_it_is_found(self) -> None:
        self.pair()
        folder = self.export()
        whole = (folder / "entries.jsonl").read_bytes()
        changed = whole.replace(b'"wat":"submit"', b'"wat":"submix"', 1)
        self.assertNotEqual(whole, changed)
        (folder / "entries.jsonl").write_bytes(changed)
        done = self.verify("log", folder)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("altered", done.stdout)

    # proves: BEH-06.2 BEH-06.5 acceptance
    def test_it_goes_on_after_a_restart(self) -> None:
        self.pair()
        before = self.export()
        self.stage.gateway.stop()
        self.stage.start_gateway()
        self.pair()
        after = self.export()
        done = self.verify("log", after, "--witness", before / "heads.txt")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.verify("consistency", "--from", before / "heads.txt", after)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        done = self.verify("log", before, "--witness", after / "heads.txt")
        self.assertEqual(done.returncode, 1, "the older one lacks what the newer head counts")
        self.assertIn("rolled-back", done.stdout)

    # proves: BEH-06.3 BEH-06.4
    def test_nothing_of_a_person_is_in_it(self) -> None:
        self.pair()
        self.operate("region", "pause", "sisa", "--reason", "voor de controle")
        self.operate("region", "resume", "sisa", "--reason", "weer terug")
        folder = self.export()
        said = "".join(file.read_bytes().decode("latin-1") for file in folder.iterdir())
        for secret in (*SECRETS, "controle", str(self.signal("esar")["id"])):
            self.assertNotIn(secret, said)

    # proves: BEH-06.4
    def test_the_newest_are_listed_with_what_was_written(self) -> None:
        self.operate("region", "pause", "sisa", "--reason", "voor de controle")
        listed = self.operate("audit", "list", "--last", "1")["regels"]
        self.assertEqual([(each["wat"], each["regio"], each["toelichting"]) for each in listed],
                         [("stand-onderhoud", "sisa", "voor de controle")])
        self.operate("region", "resume", "sisa", "--reason", "weer terug")
        shown = self.run_command("audit", "list")
        self.assertEqual(shown.returncode, 0, shown.stderr)
        self.assertIn("weer terug", shown.stdout)

    def text(self, path: str) -> str:
        """What the socket answers in plain text."""
        calls = SocketConnection(str(self.stage.store.parent / "operators.sock"))
        calls.request("GET", f"/beheer/v1/{path}")
        got = calls.getresponse()
        said = got.read().decode("utf-8")
        calls.close()
        self.assertEqual(got.status, 200, said)
        return said

    def kept(self, name: str, said: str) -> pathlib.Path:
        file = self.config.parent / name
        file.write_text(said, encoding="utf-8")
        return file

    # proves: BEH-06.9 BEH-06.10 BEH-06.7 acceptance
    def test_entries_and_heads_are_proven(self) -> None:
        before = self.kept("before.txt", self.text("logboek/wortel"))
        self.pair()
        on = f"signaal=esar/{self.signal('esar')['id']}"
        found = self.call("GET", f"logboek?{on}&wat=submit")[1]["regels"]
        self.assertEqual([each["regio"] for each in found], ["esar"], "and no other signal's")
        number = found[0]["nr"]
        self.wait(lambda: int(self.text("logboek/wortel").splitlines()[1]) > number, "no head")
        proof = self.kept("entry.tlog-proof", self.text(f"logboek/bewijs/{number}"))
        done = self.verify("proof", proof)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        size = before.read_text(encoding="utf-8").splitlines()[1]
        tie = self.kept("tie.txt", self.text(f"logboek/consistentie?van={size}"))
        done = self.verify("consistency", "--from", before, tie)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(self.text("logboek/sleutel").strip(),
                         self.operate("audit", "key")["sleutel"])

    def printed(self, *words: object) -> str:
        done = self.run_command(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    # proves: BEH-06.9 BEH-06.10 BEH-00.8 acceptance
    def test_commands_find_and_prove_as_a_page_does(self) -> None:
        before = self.kept("root.txt", self.printed("audit", "root"))
        size = int(before.read_text(encoding="utf-8").splitlines()[1])
        self.operate("region", "list")
        looked = ["audit", "find", "--what", "view", "--reference", "GET deelnemers"]
        (found,) = self.operate(*looked, "--most", "1")["regels"]
        self.assertEqual(found["kenmerk"], "GET deelnemers")
        self.assertIn("GET deelnemers", self.printed(*looked))
        older = self.operate(*looked, "--before", found["nr"])["regels"]
        self.assertNotIn(found["nr"], [each["nr"] for each in older])
        prove = ["audit", "proof", found["nr"]]
        self.wait(lambda: self.run_command(*prove).returncode == 0, "no head counts it")
        done = self.verify("proof", self.kept("one.tlog-proof", self.printed(*prove)))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        tie = self.kept("tie.proof", self.printed("audit", "consistency", "--from", size))
        done = self.verify("consistency", "--from", before, tie)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assert_refused(["audit", "proof", 10 ** 12], "Niet bewijsbaar")

    def test_the_table_says_on_whose_behalf(self) -> None:
        self.say("esar", "POST", "/signals", self.signal("esar"))
        sought = ["audit", "find", "--what", "submit", "--region", "esar", "--most", "1"]
        (found,) = self.operate(*sought)["regels"]
        heading, row = self.printed(*sought).splitlines()[:2]
        at = heading.index("on behalf of")
        self.assertTrue(row[at:].startswith(found["namens"]), row)

    # proves: BEH-06.8
    def test_an_answer_to_a_region_bears_the_newest_head(self) -> None:
        port = urlsplit(self.stage.addresses["exchange"]).port
        assert port is not None
        pki = self.config.parent / "pki"
        answer = ask(port, Caller(pki / "ca.pem", pki / "sisa.pem"), Request(path="/sisa/x"))
        assert answer is not None
        head = self.kept("header.txt", answer.headers["kruispunt-boomkop"] + "\n")
        folder = self.export()
        done = self.verify("log", folder, "--witness", head)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def witnessed(self, name: str = "sisa") -> dict[str, Any]:
        """What a region finds that asks whether the log continues what it was shown of it."""
        said = {"portal": self.stage.addresses["portal"],
                "key": self.operate("audit", "key")["sleutel"]}
        status, told = self.region(name).call("POST", "/witness", said)
        self.assertEqual(status, 200, told)
        return dict(told)

    # proves: BEH-06.8 BEH-06.10 acceptance refusal
    def test_a_region_sees_whether_the_log_goes_on_or_was_rolled_back(self) -> None:
        self.pair()
        self.stage.gateway.stop()
        data = self.stage.store.parent
        before = {file: (data / file).read_bytes() for file in ("store.db", "keys.db")}
        self.stage.start_gateway()
        self.pair()
        time.sleep(1.5)  # a head over the pair is given out
        self.pair()
        told = self.witnessed()
        self.assertTrue(told["holds"], told)
        self.assertGreaterEqual(told["to"], told["from"])
        seen = self.region("sisa").call("GET", "/witness")[1]["newest"]["size"]
        self.stage.gateway.stop()
        for file, octets in before.items():
            for beside in ("-wal", "-shm"):
                (data / (file + beside)).unlink(missing_ok=True)
            (data / file).write_bytes(octets)
        self.stage.start_gateway()
        told = self.witnessed()
        self.assertFalse(told["holds"], told)
        self.assertEqual(told["from"], seen)
        self.assertIn("rolled back", told["why"])
        found = self.region("sisa").violations()
        self.assertEqual({each["requirement"] for each in found}, {"BEH-06"})
        self.region("sisa").call("DELETE", "/violations")

    # proves: BEH-06.1 acceptance
    def test_whoever_reads_it_stands_in_it(self) -> None:
        self.operate("audit", "list", "--last", "1")
        left = self.operate("audit", "list", "--last", "1")["regels"][0]
        self.assertEqual((left["wat"], left["kenmerk"], left["uitkomst"]),
                         ("view", "GET logboek", "ok"))
        self.assertIn("beheerder:uid", left["wie"])

    def test_a_folder_in_use_is_refused(self) -> None:
        folder = self.export()
        self.assert_refused(["audit", "export", folder], "is not empty")
        shutil.rmtree(folder)

    def test_the_key_is_nobody_elses(self) -> None:
        file = self.stage.store.parent / "heads.key"
        self.assertEqual(file.stat().st_mode & 0o077, 0)
        self.assertNotIn(file.read_text(encoding="ascii").split()[-1],
                         self.run_command("audit", "key").stdout)
