#!/usr/bin/env python3
"""Whose paths a certificate may call on the running gateway (COM-02): every party, every path."""
import json
import unittest
import xml.etree.ElementTree as ET

import suite
from issuing import Wanted, issue
from sandbox_gateway import SandboxGateway
from tls_caller import Answer, Caller, Request, ask

ESAR, MULTI, SISA, MN = "esar", "multisignaal", "sisa", "midden-nederland"
XML = {"Content-Type": "text/xml; charset=utf-8"}
JSON = {"Content-Type": "application/json"}
PATCH = {"Content-Type": "application/merge-patch+json"}
SOAP = "{http://schemas.xmlsoap.org/soap/envelope/}"
STUF = "{http://www.egem.nl/StUF/StUF0301}"

# Calls of each region's own paths. What they bear is broken on purpose: who calls comes first.
CALLS = {
    ESAR: [Request("POST", "/esar/v1/signalering", b"<x/>", XML),
           Request("GET", "/esar/v1/signalering"),
           Request("DELETE", "/esar/v1/signalering")],
    MULTI: [Request("PUT", "/multisignaal/v1/signalen/A", b"{}", JSON),
            Request("GET", "/multisignaal/v1/signalen/A"),
            Request("DELETE", "/multisignaal/v1/signalen/A?reden=overig"),
            Request("POST", "/multisignaal/v1/signalen/A/afsluiting"),
            Request("POST", "/multisignaal/v1/signalen/A/verhuizing", b"{}", JSON),
            Request("GET", "/multisignaal/v1/signalen/A/matches"),
            Request("PATCH", "/multisignaal/v1/matches/A", b"{}", PATCH),
            Request("POST", "/multisignaal/v1/inzageverzoeken", b"{}", JSON),
            Request("GET", "/multisignaal/v1/niets")],
    SISA: [Request("POST", "/sisa/v1/berichten", b"<x/>", XML),
           Request("POST", "/sisa/v1/vulberichten", b"<x/>\n", XML),
           Request("GET", "/sisa/v1/berichten")],
    MN: [Request("GET", "/midden-nederland/v1/mutaties?na=0"),
         Request("PUT", "/midden-nederland/v1/matches/A", b"{}", JSON)],
}

# Published for any certificate of the trust store (COM-02).
DOCUMENTS = ("/esar/v1/signalering?wsdl", "/esar/v1/signalering?xsd", "/sisa/v1/xsd",
             "/multisignaal/v1/openapi.json")


def soap_fault(body: bytes) -> str:
    """The text of a SOAP 1.1 fault."""
    fault = ET.fromstring(body).find(f"{SOAP}Body/{SOAP}Fault")
    return "" if fault is None else " ".join(fault.itertext())


def stuf_fault(body: bytes) -> str:
    """The text of an Fo03's body, with its StUF code."""
    root = ET.fromstring(body)
    return " ".join(root.itertext()) if root.tag == f"{STUF}Fo03Bericht" else ""


class Identity(unittest.TestCase):
    gateway: SandboxGateway

    @classmethod
    def setUpClass(cls) -> None:
        cls.gateway = SandboxGateway()
        cls.gateway.start()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.gateway.stop()

    def call(self, party: str, request: Request) -> Answer:
        return self.call_with(self.gateway.pki / f"{party}.pem", request)

    def call_with(self, certificate: object, request: Request) -> Answer:
        caller = Caller(self.gateway.pki / "ca.pem", certificate)  # type: ignore[arg-type]
        answer = ask(self.gateway.port(), caller, request)
        self.assertIsNotNone(answer, f"{certificate} is refused in the handshake")
        assert answer
        return answer

    def assert_is_refused(self, region: str, answer: Answer) -> None:
        """403, the region's own error, its code, and a transaction id (COM-29)."""
        self.assertEqual(answer.status, 403)
        self.assertIn("fsc-transaction-id", answer.headers)
        kind = answer.headers.get("content-type", "").split(";")[0]
        if region == ESAR:
            self.assertEqual(kind, "text/xml")
            self.assertIn("OIN_NIET_BEVOEGD", soap_fault(answer.body))
        elif region == SISA:
            self.assertEqual(kind, "text/xml")
            self.assertIn("StUF052", stuf_fault(answer.body))
            self.assertIn("OIN_NIET_BEVOEGD", stuf_fault(answer.body))
        else:
            self.assertEqual(kind, "application/problem+json")
            problem = json.loads(answer.body)
            self.assertEqual(problem["code"], "OIN_NIET_BEVOEGD")
            self.assertEqual(problem["status"], 403)

    def test_the_sandbox_has_every_kind_of_party(self) -> None:
        self.assertEqual(set(self.gateway.regions()), set(CALLS))
        self.assertEqual(len(self.gateway.parties()), 12)

    # proves: COM-02.2 COM-02.3 COM-02.4 COM-02.6 refusal
    def test_nobody_but_its_owner_may_call_a_path(self) -> None:
        for region, calls in CALLS.items():
            for party in self.gateway.parties():
                if party == region:
                    continue
                for request in calls:
                    with self.subTest(party=party, call=f"{request.method} {request.path}"):
                        self.assert_is_refused(region, self.call(party, request))

    # proves: COM-02.2 acceptance
    def test_its_owner_may(self) -> None:
        for region, calls in CALLS.items():
            for request in calls:
                with self.subTest(call=f"{request.method} {request.path}"):
                    self.assertNotEqual(self.call(region, request).status, 403)

    # proves: COM-02.5 acceptance
    def test_published_documents_are_for_everybody(self) -> None:
        for path in DOCUMENTS:
            first = self.call("vendor", Request("GET", path))
            self.assertTrue(first.body, path)
            for party in self.gateway.parties():
                with self.subTest(party=party, path=path):
                    answer = self.call(party, Request("GET", path))
                    self.assertEqual(answer.status, 200)
                    self.assertEqual(answer.body, first.body)

    # proves: COM-02.5 refusal
    def test_a_document_is_not_for_another_authority(self) -> None:
        strangers = SandboxGateway()
        try:
            caller = Caller(self.gateway.pki / "ca.pem", strangers.pki / "vendor.pem")
            for path in DOCUMENTS:
                self.assertIsNone(ask(self.gateway.port(), caller, Request("GET", path)))
        finally:
            strangers.stop()

    # proves: COM-02.2 refusal
    def test_a_path_that_is_nobodys_is_nobodys(self) -> None:
        for path in ("/", "/esar", "/esarx/v1/signalering", "/overig/v1", "//esar/v1/signalering"):
            self.assertEqual(self.call("esar", Request("GET", path)).status, 404, path)

    # proves: COM-02.1 refusal
    def test_what_is_no_oin_is_nobodys(self) -> None:
        oin = self.gateway.regions()[SISA]
        subjects = {
            "none": "/CN=sisa",
            "in the name alone": f"/CN={oin}",
            "too short": f"/serialNumber={oin[:-1]}/CN=sisa",
            "too long": f"/serialNumber={oin}0/CN=sisa",
            "with letters": f"/serialNumber={oin[:-1]}x/CN=sisa",
            "with a blank": f"/serialNumber={oin} /CN=sisa",
            "twice": f"/serialNumber={oin}/serialNumber={oin}/CN=sisa",
            "two of them": f"/serialNumber={oin}/serialNumber={oin[:-1]}9/CN=sisa",
            "another's": f"/serialNumber={oin[:-1]}9/CN=sisa",
        }
        for number, (name, subject) in enumerate(subjects.items()):
            with self.subTest(oin=name):
                made = issue(self.gateway.folder, self.gateway.pki, f"odd{number}", Wanted(subject))
                self.assert_is_refused(SISA, self.call_with(made, CALLS[SISA][0]))

    # proves: COM-02.1 acceptance
    def test_another_certificate_with_the_same_oin_is_the_same_party(self) -> None:
        oin = self.gateway.regions()[SISA]
        made = issue(self.gateway.folder, self.gateway.pki, "second",
                     Wanted(f"/O=Iemand/serialNumber={oin}/CN=tweede"))
        self.assertNotEqual(self.call_with(made, CALLS[SISA][0]).status, 403)

    # proves: COM-02.1 COM-01.5 refusal
    def test_a_certificate_that_is_not_for_calling_is_refused_in_the_handshake(self) -> None:
        oin = self.gateway.regions()[SISA]
        for name, wanted in {
            "server": Wanted(f"/serialNumber={oin}/CN=sisa", usage="serverAuth"),
            "expired": Wanted(f"/serialNumber={oin}/CN=sisa", days=-1),
        }.items():
            with self.subTest(certificate=name):
                made = issue(self.gateway.folder, self.gateway.pki, name, wanted)
                caller = Caller(self.gateway.pki / "ca.pem", made)
                self.assertIsNone(ask(self.gateway.port(), caller, CALLS[SISA][0]))


if __name__ == "__main__":
    suite.run()
