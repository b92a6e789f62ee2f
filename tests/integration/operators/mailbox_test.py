"""A region that cannot be called: it comes to its mailbox for what it is owed."""
import json
import urllib.parse
from typing import Any

from operated import Operated
from tls_caller import Answer, Caller, Request, ask

REGION = "sisa"
BOX = "/postbus/v1/berichten"


class Mailbox(Operated):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.stage.gateway.stop()
        endpoint = f'endpoint = "{cls.stage.endpoint(REGION)}"\n'
        text = cls.config.read_text(encoding="utf-8")
        assert endpoint in text
        cls.config.write_text(text.replace(endpoint, ""), encoding="utf-8")
        cls.stage.start_gateway()

    def call(self, port: int, party: str, request: Request) -> Answer:
        pki = self.config.parent / "pki"
        answer = ask(port, Caller(pki / "ca.pem", pki / f"{party}.pem"), request)
        assert answer is not None, "refused in the handshake"
        return answer

    def gateway(self, method: str, path: str, party: str = REGION) -> Answer:
        exchange = urllib.parse.urlsplit(self.stage.addresses["exchange"]).port or 0
        return self.call(exchange, party, Request(method, path))

    def box(self) -> list[dict[str, Any]]:
        answer = self.gateway("GET", BOX)
        self.assertEqual(answer.status, 200)
        self.assertIn("fsc-transaction-id", answer.headers)
        return json.loads(answer.body)["berichten"]

    def hand_over(self, notice: dict[str, Any]) -> int:
        """Brings a notice to the region, as the gateway would have; its answer's status."""
        fields = {each["naam"]: each["waarde"] for each in notice["velden"]}
        port = urllib.parse.urlsplit(self.stage.endpoint(REGION)).port or 0
        request = Request(notice["methode"], notice["pad"], notice["inhoud"].encode(), fields)
        return self.call(port, "gateway", request).status

    def owe_a_match(self) -> None:
        for name in (REGION, "esar"):
            self.say(name, "POST", "/signals", self.signal(name))
        self.hear({"esar": ["match_made"]})

    # proves: BOX-1.1 BOX-1.2 acceptance
    def test_what_it_comes_for_is_what_it_would_have_been_called_with(self) -> None:
        self.owe_a_match()
        (notice,) = self.box()
        self.assertEqual(self.hand_over(notice), 200)
        self.hear({REGION: ["match_made"]})
        (waiting,) = self.operate("deliveries", "list", "--queued", "--region",
                                  REGION)["meldingen"]
        self.assertEqual(waiting["id"], notice["meldingId"])
        self.assertEqual(self.gateway("DELETE", f"{BOX}/{notice['id']}").status, 204)
        self.assertEqual(self.box(), [])
        self.assertEqual(self.gateway("DELETE", f"{BOX}/{notice['id']}").status, 404)

    # proves: BOX-1.3 COM-02.1 refusal
    def test_nobody_else_comes_to_it(self) -> None:
        self.owe_a_match()
        (notice,) = self.box()
        for party in ("esar", "gateway"):
            self.assertEqual(self.gateway("GET", BOX, party).status, 403)
            self.assertEqual(self.gateway("DELETE", f"{BOX}/{notice['id']}", party).status, 403)
        self.assertEqual([each["id"] for each in self.box()], [notice["id"]])
        self.assertEqual(self.gateway("DELETE", f"{BOX}/{notice['id']}").status, 204)

    # proves: BEH-11.2
    def test_in_maintenance_it_is_empty_and_loses_nothing(self) -> None:
        self.owe_a_match()
        (notice,) = self.box()
        self.operate("region", "pause", REGION, "--reason", "nieuwe release")
        self.assertEqual(self.box(), [])
        self.operate("region", "resume", REGION)
        self.assertEqual([each["id"] for each in self.box()], [notice["id"]])
        self.gateway("DELETE", f"{BOX}/{notice['id']}")
