#!/usr/bin/env python3
"""zeep, made from the WSDL that the gateway serves, speaks ESAR's protocol with it, signed."""
import unittest
import urllib.parse

from staged import Staged, made_up_bsn, need, signal, yesterday

zeep, requests, etree, _ = need("zeep", "requests", "lxml.etree", "xmlsec")

from wus import Wus  # noqa: E402

WSA = "{http://www.w3.org/2005/08/addressing}"
PLUGIN_LINES = 60


def sender() -> object:
    """WS-Addressing's From, which zeep does not add by itself."""
    block = etree.Element(WSA + "From", nsmap={"wsa": WSA[1:-1]})
    etree.SubElement(block, WSA + "Address").text = "https://esar.example/?oin=00000099000000000001"
    return block


class Zeep(unittest.TestCase):
    stage: Staged

    @classmethod
    def setUpClass(cls) -> None:
        cls.stage = Staged()
        session = requests.Session()
        pki = cls.stage.pki
        session.trust_env = False  # the sandbox's own authority, whatever this machine trusts
        session.cert = (str(pki / "esar.pem"), str(pki / "esar.key"))
        session.verify = str(pki / "ca.pem")
        signing = Wus(pki / "esar-signing.pem", pki / "esar-signing.key",
                      pki / "gateway-signing.pem")
        cls.client = zeep.Client(cls.stage.esar + "?wsdl", wsse=signing,
                                 transport=zeep.Transport(session=session))
        cls.client.settings.strict = True
        cls.service = cls.client.bind("Signalering", "SignaleringSoap11")

    def give(self, name: str, bsn: str, **changes: object) -> object:
        given = signal("esar", name, bsn)
        reporter, organisation = given["reporter"], given["organisation"]
        message = {
            "signaalId": name,
            "kind": {"bsn": bsn, "woonplaats": given["place"],
                     "gemeentecode": given["municipality"],
                     "naam": {"voornamen": given["given_names"], "voorvoegsel": given["prefix"],
                              "geslachtsnaam": given["surname"]},
                     "geboortedatum": given["birth_date"], "geslacht": given["gender"]},
            "instantie": {"oin": organisation["oin"], "naam": organisation["name"]},
            "melder": {"naam": reporter["name"], "telefoon": reporter["phone"]},
            "datum": given["date"], "geinformeerd": given["informed"], **changes}
        return self.service.SignaalAfgeven(**message, _soapheaders=[sender()])

    def code_of(self, failing: zeep.exceptions.Fault) -> str:
        return failing.detail.findtext(".//{urn:nl:verwijsindex:esar:1}code")

    # proves: ESAR-00.3 ESAR-00.4 acceptance
    def test_the_wsdl_speaks_of_the_gateway_itself(self) -> None:
        services = self.client.wsdl.services
        self.assertEqual(set(services), {"Signalering", "Matchmelding"})
        address = services["Signalering"].ports["SignaleringSoap11"].binding_options["address"]
        self.assertEqual(urllib.parse.urlsplit(address).netloc,
                         urllib.parse.urlsplit(self.stage.exchange).netloc)

    # proves: ESAR-02.1 ESAR-02.3 ESAR-02.8 ESAR-02.9 ESAR-02.11 ESAR-02.14 ESAR-06.1 ESAR-06.2
    # proves: ESAR-06.3 ESAR-10.1 ESAR-10.8 acceptance
    def test_a_signal_is_given_and_the_signed_answer_read(self) -> None:
        answer = self.give("ZEEP-1", made_up_bsn(101))
        self.assertEqual((answer.signaalId, answer.status), ("ZEEP-1", "actief"))
        self.assertEqual(answer.matches, 0)
        self.assertEqual(answer.waarschuwing, [])
        closed = self.service.SignaalAfsluiten("ZEEP-1", _soapheaders=[sender()])
        self.assertEqual(closed.status, "afgesloten")
        gone = self.service.SignaalIntrekken("ZEEP-1", "overig", _soapheaders=[sender()])
        self.assertEqual(gone.status, "ingetrokken")

    # proves: ESAR-06.1 ESAR-90.2 ESAR-90.3 COM-10.2 refusal
    def test_a_fault_is_signed_too_and_names_the_field(self) -> None:
        with self.assertRaises(zeep.exceptions.Fault) as failing:
            self.give("ZEEP-2", "999900000")
        self.assertEqual(self.code_of(failing.exception), "BSN_ONGELDIG")

    # proves: ESAR-15.1 ESAR-15.2 ESAR-15.3 COM-24.1 acceptance
    def test_a_signals_matches_are_read(self) -> None:
        bsn = made_up_bsn(102)
        self.give("ZEEP-3", bsn)
        self.assertEqual(self.service.MatchesOpvragen("ZEEP-3", _soapheaders=[sender()]), [])
        other = self.stage.regions["multisignaal"]
        self.assertTrue(other.give(signal("multisignaal", "MS-ZEEP-3", bsn))["accepted"])
        (match,) = self.service.MatchesOpvragen("ZEEP-3", _soapheaders=[sender()])
        self.assertEqual((match.signaalId, match.status, match.soort), ("ZEEP-3", "open", "kind"))
        self.assertEqual(match.wederpartij.regio, "multisignaal")
        self.assertEqual(match.wederpartij.melder.naam, "J. Jansen")

    # proves: ESAR-15.1 refusal
    def test_matches_of_an_unknown_signal_are_refused(self) -> None:
        with self.assertRaises(zeep.exceptions.Fault) as failing:
            self.service.MatchesOpvragen("ZEEP-99", _soapheaders=[sender()])
        self.assertEqual(self.code_of(failing.exception), "SIGNAAL_ONBEKEND")

    # proves: ESAR-14.1 ESAR-14.2 ESAR-14.3 acceptance
    def test_a_move_is_told_and_answered_with_the_signals_state(self) -> None:
        self.give("ZEEP-4", made_up_bsn(103))
        moved = self.service.KindVerhuisd("ZEEP-4", "Lelystad", "0995", yesterday(),
                                          _soapheaders=[sender()])
        self.assertEqual((moved.signaalId, moved.status), ("ZEEP-4", "actief"))

    # proves: ESAR-14.1 COM-20.7 refusal
    def test_the_move_of_an_unknown_signal_is_refused(self) -> None:
        with self.assertRaises(zeep.exceptions.Fault) as failing:
            self.service.KindVerhuisd("ZEEP-98", "Lelystad", "0995", yesterday(),
                                      _soapheaders=[sender()])
        self.assertEqual(self.code_of(failing.exception), "SIGNAAL_ONBEKEND")

    # proves: ESAR-17.1 ESAR-17.2 ESAR-17.3 ESAR-17.4 COM-37.4 COM-37.8 acceptance
    def test_an_inspection_shows_what_is_held_and_who_looked_before(self) -> None:
        bsn = made_up_bsn(104)
        self.give("ZEEP-5", bsn)
        other = self.stage.regions["sisa"]
        self.assertTrue(other.give(signal("sisa", "S-ZEEP-5", bsn))["accepted"])
        for earlier in range(2):
            shown = self.service.InzageOpvragen(bsn, f"INZ-{earlier}", "ouders",
                                                _soapheaders=[sender()])
            self.assertEqual(shown.verzoekKenmerk, f"INZ-{earlier}")
            self.assertEqual([each.regio for each in shown.signaal], ["esar", "sisa"])
            for each in shown.signaal:
                self.assertEqual((each.status, each.geinformeerd), ("actief", "ouders"))
                self.assertEqual([past.regio for past in each.inzage], ["esar"] * earlier)
            self.assertEqual(shown.signaal[1].instantie.naam, "Instelling 3")

    # proves: ESAR-17.1 COM-37.2 refusal
    def test_who_may_not_ask_is_refused(self) -> None:
        bsn = made_up_bsn(105)
        self.give("ZEEP-6", bsn)
        with self.assertRaises(zeep.exceptions.Fault) as failing:
            self.service.InzageOpvragen(bsn, "INZ-6", "jeugdige", _soapheaders=[sender()])
        self.assertEqual(self.code_of(failing.exception), "VERZOEKER_NIET_BEVOEGD")

    # proves: ESAR-17.1 COM-37.4 COM-37.7 refusal
    def test_what_others_hold_reads_as_nothing(self) -> None:
        bsn = made_up_bsn(106)
        other = self.stage.regions["sisa"]
        self.assertTrue(other.give(signal("sisa", "S-ZEEP-7", bsn))["accepted"])
        for child in (bsn, made_up_bsn(107)):
            shown = self.service.InzageOpvragen(child, "INZ-7", "ouders", _soapheaders=[sender()])
            self.assertEqual(shown.signaal, [])

    # proves: ESAR-16.1 refusal
    def test_an_unknown_match_is_not_updated(self) -> None:
        with self.assertRaises(zeep.exceptions.Fault) as failing:
            self.service.MatchBijwerken("00000000-0000-4000-8000-000000000000", bevestigd=True,
                                        _soapheaders=[sender()])
        self.assertEqual(self.code_of(failing.exception), "SIGNAAL_ONBEKEND")

    def test_the_plug_in_stays_small(self) -> None:
        import wus
        with open(wus.__file__, encoding="utf-8") as file:
            code = [line for line in file if line.strip()]
        self.assertLessEqual(len(code), PLUGIN_LINES)


if __name__ == "__main__":
    unittest.main()
