#!/usr/bin/env python3
"""ESAR's WSDL and schema, as they lie in mappings/esar: sound, whole, and loaded by others' tools.

They are served from this machine's loopback as the gateway serves them, by `?wsdl` and `?xsd`.
"""
import http.server
import pathlib
import threading
import unittest

from staged import need

zeep, etree = need("zeep", "lxml.etree")

MAPPINGS = pathlib.Path(__file__).resolve().parent.parent.parent / "mappings" / "esar"
WSDL = "{http://schemas.xmlsoap.org/wsdl/}"
SOAP = "{http://schemas.xmlsoap.org/wsdl/soap/}"
XS = "{http://www.w3.org/2001/XMLSchema}"
ACTION = "{http://www.w3.org/2007/05/addressing/metadata}Action"
PAYLOAD = "urn:nl:verwijsindex:esar:1"
OPERATIONS = ("SignaalAfgeven", "SignaalWijzigen", "SignaalAfsluiten", "SignaalIntrekken",
              "KindVerhuisd", "MatchesOpvragen", "MatchBijwerken", "InzageOpvragen")
NOTICES = ("MatchMelding", "MatchBeeindigd", "SignaalVerloopt", "SignaalVervallen",
           "KindVerhuisdMelding", "VerhuizingNaarGebied", "IdentiteitVerifieren", "Historie",
           "MatchHerinnering")


class Documents(http.server.BaseHTTPRequestHandler):
    """What the gateway does: one path, a document by its query."""

    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        files = {"/esar/v1/signalering?wsdl": "signalering.wsdl",
                 "/esar/v1/signalering?xsd": "signalering.xsd"}
        name = files.get(self.path)
        self.send_response(200 if name else 404)
        self.send_header("Content-Type", "text/xml; charset=utf-8")
        self.end_headers()
        if name:
            self.wfile.write((MAPPINGS / name).read_bytes())

    def log_message(self, *_arguments: object) -> None:
        """Says nothing."""


class Wsdl(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Documents)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.url = f"http://127.0.0.1:{cls.server.server_port}/esar/v1/signalering?wsdl"
        cls.definitions = etree.parse(str(MAPPINGS / "signalering.wsdl")).getroot()
        cls.schema = etree.parse(str(MAPPINGS / "signalering.xsd")).getroot()

    @classmethod
    def tearDownClass(cls) -> None:
        cls.server.shutdown()

    def named(self, tag: str, name: str) -> object:
        (found,) = [each for each in self.definitions.findall(WSDL + tag)
                    if each.get("name") == name.split(":")[-1]]
        return found

    # proves: ESAR-00.4 acceptance
    def test_zeep_loads_both_and_knows_every_operation(self) -> None:
        client = zeep.Client(self.url)
        services = client.wsdl.services
        for service, names in (("Signalering", OPERATIONS), ("Matchmelding", NOTICES)):
            binding = services[service].ports[service + "Soap11"].binding
            self.assertEqual(set(binding.all()), set(names))

    # proves: ESAR-00.4
    def test_libxml2_compiles_the_schema(self) -> None:
        etree.XMLSchema(etree=self.schema.getroottree())

    def judged(self, payload: str) -> bool:
        return etree.XMLSchema(etree=self.schema.getroottree()).validate(
            etree.fromstring(payload.encode("utf-8")))

    # proves: ESAR-00.9 ESAR-10.3 ESAR-10.6 ESAR-10.7
    def test_the_schema_tells_right_from_wrong(self) -> None:
        envelope = etree.parse(str(MAPPINGS / "examples" / "signaal-afgeven.xml"))
        right = etree.tostring(envelope.getroot()[-1][0], encoding="unicode")
        self.assertTrue(self.judged(right))
        for what, instead in (
            ("<datum>", "<kleur>rood</kleur><datum>"),
            ("<geslacht>V</geslacht>", ""),
            ("<geslacht>V", "<geslacht>Q"),
            ("<gemeentecode>0034", "<gemeentecode>34"),
            ("<bsn>999990019", "<bsn>99999001"),
            ("<datum>2026-11-20", "<datum>20-11-2026"),
            ("<ouders><bsn>999990020</bsn>", "<ouders>" + "<bsn>999990020</bsn>" * 3),
            ("</datum>", "</datum><redenMutatie>beheer</redenMutatie>"),
            ('xmlns="urn:nl:verwijsindex:esar:1"', 'xmlns="urn:nl:verwijsindex:esar:2"'),
        ):
            self.assertIn(what, right)
            self.assertFalse(self.judged(right.replace(what, instead, 1)), instead)

    # proves: ESAR-00.5 ESAR-00.6
    def test_it_is_document_literal_with_one_element_of_the_schema_in_every_body(self) -> None:
        elements = {each.get("name") for each in self.schema.findall(XS + "element")}
        used = set()
        for message in self.definitions.findall(WSDL + "message"):
            (part,) = message.findall(WSDL + "part")
            prefix, name = part.get("element").split(":")
            self.assertEqual(part.nsmap[prefix], PAYLOAD)
            self.assertIsNone(part.get("type"))
            used.add(name)
        self.assertEqual(used, elements)
        for binding in self.definitions.findall(WSDL + "binding"):
            self.assertEqual(binding.find(SOAP + "binding").get("style"), "document")
            bodies = [*binding.iter(SOAP + "body"), *binding.iter(SOAP + "fault")]
            self.assertEqual({body.get("use") for body in bodies}, {"literal"})

    # proves: ESAR-00.7 ESAR-01.5
    def test_every_operation_has_its_action_its_answer_and_the_fault(self) -> None:
        for port, names in (("Signalering", OPERATIONS), ("Matchmelding", NOTICES)):
            operations = self.named("portType", port).findall(WSDL + "operation")
            self.assertEqual([each.get("name") for each in operations], list(names))
            for operation in operations:
                name = operation.get("name")
                answer = name + "Antwoord" if port == "Signalering" else "Ontvangen"
                for direction, message in (("input", name), ("output", answer)):
                    said = operation.find(WSDL + direction)
                    self.assertEqual(said.get("message"), "tns:" + message)
                    self.assertEqual(said.get(ACTION), f"{PAYLOAD}/{message}")
                self.assertEqual(operation.find(WSDL + "fault").get("message"), "tns:Fout")

    # proves: ESAR-00.8
    def test_the_soap_action_is_the_action(self) -> None:
        for binding in self.definitions.findall(WSDL + "binding"):
            for operation in binding.findall(WSDL + "operation"):
                said = operation.find(SOAP + "operation").get("soapAction")
                self.assertEqual(said, f"{PAYLOAD}/{operation.get('name')}")

    def test_every_reference_in_it_leads_somewhere(self) -> None:
        for service in self.definitions.findall(WSDL + "service"):
            for port in service.findall(WSDL + "port"):
                binding = self.named("binding", port.get("binding"))
                named = self.named("portType", binding.get("type"))
                self.assertEqual(
                    [each.get("name") for each in named.findall(WSDL + "operation")],
                    [each.get("name") for each in binding.findall(WSDL + "operation")])


if __name__ == "__main__":
    unittest.main()
