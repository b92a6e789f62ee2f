"""The API on the portal listener: a role for each certificate, over mutual TLS."""
import json
import pathlib
import re
import sys
import urllib.parse
from typing import Any, Optional

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "trust")]

from operated import SECRETS, Operated  # noqa: E402
from tls_caller import Caller, Connection, Request  # noqa: E402

PAGE = HERE.parents[2] / "docs/protocols/coordination.md"
LISTENERS = 256
NOBODY = "00000000-0000-4000-8000-000000000009"
# Of the column in the page's table, whose certificate stands for it here.
PARTIES = {"coordinator": "coordinator", "operator": "operator-sisa", "auditor": "auditor",
           "vendor": "vendor", "member": "sisa"}


def granted() -> dict[str, dict[str, str]]:
    """The page's table of roles: by call and column; another test holds it to the program."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    begin = next(at for at, line in enumerate(lines) if line.startswith("| call | coordinator |"))
    columns = [cell.strip() for cell in lines[begin].strip("|").split("|")][1:]
    found = {}
    for line in lines[begin + 2:]:
        if not line.startswith("|"):
            break
        call, *cells = [cell.strip() for cell in line.strip("|").split("|")]
        found[call] = dict(zip(columns, cells))
    return found


class Roles(Operated):
    def assert_no_violations(self) -> None:
        self.assertIsNone(self.stage.fallen())

    def portal(self) -> int:
        return urllib.parse.urlsplit(self.stage.addresses["portal"]).port or 0

    def ask_as(self, party: str, method: str, path: str, body: object = None,
               ) -> tuple[int, Any]:
        pki = self.config.parent / "pki"
        certificate: Optional[pathlib.Path] = pki / f"{party}.pem" if party else None
        connection = Connection(self.portal(),
                                Caller(pki / "ca.pem", certificate))
        try:
            answer = connection.ask(Request(
                method, f"/beheer/v1/{path}",
                None if method == "GET" else json.dumps(body or {}).encode(),
                {} if method == "GET" else {"Content-Type": "application/json"}))
        finally:
            connection.close()
        text = answer.body.decode()
        for secret in SECRETS:
            self.assertNotIn(secret, text)
        return answer.status, json.loads(text) if text.startswith("{") else text

    # proves: BEH-00.1 BEH-00.2 acceptance refusal
    def test_every_call_in_every_role(self) -> None:
        for call, cells in granted().items():
            method, pattern = call.split(" ", 1)
            if pattern == "stroom":
                continue  # it does not end
            path = re.sub(r"^deelnemers/\*", "deelnemers/sisa", pattern).replace("*", NOBODY)
            for column, party in PARTIES.items():
                with self.subTest(call=call, role=column):
                    status, told = self.ask_as(party, method, path)
                    self.assertEqual(status == 403, cells[column] == "–", told)
            with self.subTest(call=call, role="nobody"):
                self.assertEqual(self.ask_as("", method, path)[0], 403)
                self.assertEqual(self.ask_as("gateway", method, path)[0], 403)

    # proves: BEH-00.3 acceptance refusal
    def test_an_operator_sees_the_own_region_alone(self) -> None:
        self.give("esar", "sisa")
        status, told = self.ask_as("operator-sisa", "GET", "deelnemers")
        self.assertEqual((status, [row["regio"] for row in told["deelnemers"]]), (200, ["sisa"]))
        self.assertEqual(self.ask_as("operator-sisa", "GET", "bezwaren?regio=esar")[0], 403)
        self.assertEqual(self.ask_as("operator-sisa", "PUT", "deelnemers/esar/stand",
                                     {"stand": "onderhoud", "reden": "x"})[0], 403)
        entered = {"regio": "esar", "signaalId": self.signal("esar")["id"],
                   "verzoeker": "ouders", "gemeente": "0034", "kenmerk": "BZW-1"}
        status, told = self.ask_as("operator-sisa", "POST", "bezwaren", entered)
        self.assertEqual((status, told["veld"]), (403, "regio"))
        status, told = self.ask_as("operator-esar", "POST", "bezwaren", entered)
        self.assertEqual(status, 201, told)
        decision = f"bezwaren/{told['id']}/besluit"
        self.assertEqual(self.ask_as("operator-sisa", "POST", decision, {"gegrond": True})[0], 404)
        self.quiet()
        self.assertEqual(self.ask_as("operator-esar", "POST", decision, {"gegrond": False})[0], 200)

    # proves: BEH-00.3 refusal acceptance
    def test_a_dead_letter_is_its_own_regions(self) -> None:
        letter = self.refused_match()["id"]
        self.region("multisignaal").set_mode("up")
        for path in (f"aflevering/meldingen/{letter}",):
            self.assertEqual(self.ask_as("operator-sisa", "GET", path)[0], 404)
            self.assertEqual(self.ask_as("operator-multisignaal", "GET", path)[0], 200)
        again = f"aflevering/dode-brieven/{letter}/opnieuw"
        self.assertEqual(self.ask_as("operator-sisa", "POST", again)[0], 404)
        self.assertEqual(self.ask_as("operator-multisignaal", "POST", again)[0], 200)
        self.hear({"multisignaal": ["match_made"]})

    # proves: BEH-02.1 BEH-02.3 acceptance refusal
    def test_a_suspended_region_is_refused_and_what_it_is_owed_is_kept(self) -> None:
        self.say("esar", "POST", "/signals", self.signal("esar"))
        self.addCleanup(self.ask_as, "coordinator", "PUT", "deelnemers/esar",
                        {"toegang": "sandbox", "reden": "opgeruimd"})
        status, told = self.ask_as("coordinator", "PUT", "deelnemers/esar",
                                   {"toegang": "geschorst", "reden": "sleutel gelekt"})
        self.assertEqual((status, told["toegang"]), (200, "geschorst"), told)
        self.assertEqual(self.stage.gateway.stop(), 0)
        self.stage.start_gateway()
        refused = self.ask("esar", "POST", "/signals", self.signal("esar", informed="jeugdige"))
        self.assertFalse(refused["accepted"], refused)
        self.say("sisa", "POST", "/signals", self.signal("sisa"))
        self.hear({"sisa": ["match_made"]})
        self.assertEqual((self.member("esar")["baan"], self.member("esar")["wachtrij"]),
                         ("wacht", 1))
        self.operate("region", "resume", "esar")
        self.quiet()
        self.assertEqual(self.ask_as("coordinator", "PUT", "deelnemers/esar",
                                     {"toegang": "sandbox", "reden": "sleutel vervangen"})[0], 200)
        self.hear({"esar": ["match_made"]})

    # proves: BEH-02.1 BEH-02.2 BEH-00.8 acceptance refusal
    def test_whoever_runs_the_gateway_suspends_by_command(self) -> None:
        told = self.operate("region", "suspend", "sisa", "--reason", "sleutel gelekt")
        self.assertEqual((told["toegang"], told["toegangReden"]), ("geschorst", "sleutel gelekt"))
        self.assert_refused(["region", "admit", "sisa", "--reason", "proef"], "rapport")
        shown = self.run_command("region", "list")
        self.assertIn("geschorst", shown.stdout)
        back = self.operate("region", "sandbox", "sisa", "--reason", "sleutel vervangen")
        self.assertEqual(back["toegang"], "sandbox")

    # proves: BEH-02.2 refusal
    def test_nobody_is_admitted_without_a_report(self) -> None:
        status, told = self.ask_as("coordinator", "PUT", "deelnemers/sisa",
                                   {"toegang": "toegelaten", "reden": "proef"})
        self.assertEqual(status, 409)
        self.assertIn("rapport", told["detail"])

    # proves: BEH-07.1 acceptance
    def test_the_stream_tells_how_all_stands(self) -> None:
        pki = self.config.parent / "pki"
        caller = Caller(pki / "ca.pem", pki / "coordinator.pem")
        connection = Connection(self.portal(), caller)
        try:
            connection.socket.sendall(b"GET /beheer/v1/stroom HTTP/1.1\r\nHost: localhost\r\n\r\n")
            heard = b""
            while b"\n\n" not in heard.split(b"\r\n\r\n", 1)[-1]:
                piece = connection.socket.recv(65536)
                self.assertTrue(piece, heard)
                heard += piece
        finally:
            connection.close()
        self.assertIn(b"text/event-stream", heard)
        self.assertIn(b"event: stand", heard)
        self.assertIn(b'"regio":"sisa"', heard)

    # proves: BEH-07.5 refusal acceptance
    def test_a_listeners_place_is_free_as_soon_as_they_have_gone(self) -> None:
        listening = []
        try:
            for _ in range(LISTENERS):
                listening.append(self.listening()[0])
            late, heard = self.listening()
            late.close()
            self.assertRegex(heard, b"^HTTP/1.1 503 (?s:.)*\r\nRetry-After: ")
            listening.pop().close()
            self.wait(self.listened, "the place was not given back")
        finally:
            for each in listening:
                each.close()

    def listening(self) -> tuple[Connection, bytes]:
        """A connection on which the stream was asked for, and what came up to the blank line."""
        pki = self.config.parent / "pki"
        connection = Connection(self.portal(), Caller(pki / "ca.pem", pki / "coordinator.pem"))
        connection.socket.sendall(b"GET /beheer/v1/stroom HTTP/1.1\r\nHost: localhost\r\n\r\n")
        heard = b""
        while b"\r\n\r\n" not in heard:
            piece = connection.socket.recv(65536)
            self.assertTrue(piece, heard)
            heard += piece
        return connection, heard

    def listened(self) -> bool:
        connection, heard = self.listening()
        connection.close()
        return heard.startswith(b"HTTP/1.1 200 ")

    # proves: BEH-00.7 acceptance
    def test_the_document_is_for_whoever_asks(self) -> None:
        status, told = self.ask_as("", "GET", "openapi.json")
        self.assertEqual((status, told["openapi"]), (200, "3.0.3"))
