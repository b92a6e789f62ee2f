"""What a professional says of a match, and what a correction changes: relayed in each protocol."""
from typing import Any, Optional

from played import PROFESSIONAL, Notice, Played
from stage import REGIONS

LEAD = {"name": "A. de Boer", "phone": "+31320555123"}


class Updates(Played):
    def setUp(self) -> None:
        super().setUp()
        self.give(*REGIONS)

    def update(self, name: str, match: str, said: dict[str, Any]) -> Any:
        return self.say(name, "PATCH", f"/matches/{match}", said)

    def correct(self, name: str, **changes: object) -> None:
        own = self.signal(name, **changes)
        self.say(name, "PUT", f"/signals/{own['id']}", own)

    def assert_other_side(self, notice: Notice, match: str, consent: str,
                          lead: Optional[dict[str, str]]) -> None:
        self.assertEqual(notice["match"], match)
        other = notice["counterparty"]
        self.assertEqual((other["consent"], other["coordinator"]), (consent, lead))

    # proves: COM-35.1 COM-35.3 ESAR-16.2 ESAR-16.3 MS-07.2 MS-07.3 MS-21.4 MN-06.1 MN-07.2 INF-2.4
    # proves: ESAR-20.3 acceptance
    def test_consent_and_who_leads_reach_the_other_side(self) -> None:
        for name in PROFESSIONAL:
            for other in PROFESSIONAL:
                if other == name:
                    continue
                with self.subTest(said_by=name, heard_by=other):
                    match = self.match_of(name, other)
                    answer = self.update(name, match, {"confirmed": True, "consent": "gegeven",
                                                       "family_informed": True,
                                                       "coordinator": LEAD})
                    (notice,) = self.hear({other: ["match_changed"]})[other]
                    self.assert_other_side(notice, match, "gegeven", LEAD)
                    if name != "midden-nederland":
                        self.assertEqual(answer["match"]["match"], match)
                        self.assertEqual(answer["match"]["status"], "open")

    # proves: INF-2.4 INF-2.5 COM-24.2 SISA-20.9 SISA-20.10 COM-35.2
    def test_a_refusal_is_relayed_but_not_to_sisa_and_undoes_nothing(self) -> None:
        match = self.match_of("esar", "multisignaal")
        self.update("esar", match, {"consent": "geweigerd"})
        (notice,) = self.hear({"multisignaal": ["match_changed"]})["multisignaal"]
        self.assert_other_side(notice, match, "geweigerd", None)
        with_sisa = self.match_of("esar", "sisa")
        self.update("esar", with_sisa, {"consent": "geweigerd", "coordinator": LEAD})
        self.hear({})
        for name, other in (("esar", "multisignaal"), ("esar", "sisa"), ("sisa", "esar")):
            self.match_of(name, other)  # fails where it is no longer open

    # proves: COM-35.2 ESAR-16.2 MS-07.2
    def test_what_the_other_side_does_not_see_is_not_told(self) -> None:
        match = self.match_of("multisignaal", "esar")
        for said in ({"confirmed": True}, {"family_informed": True}, {"confirmed": True}):
            self.update("multisignaal", match, said)
        self.hear({})

    # proves: ESAR-16.1 MS-07.1 COM-22.3 COM-27.1 refusal
    def test_a_match_of_others_is_unknown(self) -> None:
        foreign = self.match_of("sisa", "midden-nederland")
        for name in ("esar", "multisignaal"):
            told = self.ask(name, "PATCH", f"/matches/{foreign}", {"confirmed": True})
            self.assertEqual((told["accepted"], told["code"], told["field"]),
                             (False, "SIGNAAL_ONBEKEND", "matchId"))
        status, _ = self.region("sisa").call("PATCH", f"/matches/{foreign}", {"confirmed": True})
        self.assertEqual(status, 404, "SISA's protocol has no such message")

    # proves: COM-35.1 COM-35.3 COM-24.2 SISA-20.7 MS-21.4 MN-06.1 ESAR-20.3 acceptance
    def test_a_correction_of_the_organisation_changes_what_all_others_see(self) -> None:
        for name in REGIONS:
            with self.subTest(corrected_by=name):
                renamed = {**self.signal(name)["organisation"], "name": f"Nieuw {name}"}
                self.correct(name, organisation=renamed)
                others = [each for each in REGIONS if each != name]
                came = self.hear({each: ["match_changed"] for each in others})
                for each in others:
                    (notice,) = came[each]
                    self.assertEqual(notice["match"], self.match_of(each, name))
                    self.assertEqual(notice["counterparty"]["organisation"]["name"],
                                     f"Nieuw {name}")

    # proves: COM-35.1 COM-35.2 COM-24.2 SISA-20.9
    def test_a_correction_of_the_professional_is_not_sisas_to_hear(self) -> None:
        for name in PROFESSIONAL:
            with self.subTest(corrected_by=name):
                moved = {**self.signal(name)["reporter"], "phone": "+31205550199"}
                self.correct(name, reporter=moved)
                others = [each for each in PROFESSIONAL if each != name]
                came = self.hear({each: ["match_changed"] for each in others})
                for each in others:
                    self.assertEqual(came[each][0]["counterparty"]["reporter"]["phone"],
                                     "+31205550199")

    # proves: COM-35.2
    def test_a_correction_that_nobody_sees_is_told_to_nobody(self) -> None:
        for name in REGIONS:
            self.correct(name, informed="beiden")
        self.hear({})

    # proves: COM-25.6 COM-25.7 COM-25.9 COM-22.10 ESAR-21.1 MS-21.2 MS-21.3 SISA-20.8 acceptance
    # proves: MN-06.2 acceptance
    def test_who_was_told_wrongly_forgets_and_says_so_to_whom_it_told(self) -> None:
        for number, name in enumerate(("esar", "midden-nederland")):
            with self.subTest(mistaken=name):
                if number:
                    self.next_child()
                    self.give(*REGIONS)
                self.check_mistaken(name, [each for each in REGIONS if each != name])

    def check_mistaken(self, name: str, others: list[str]) -> None:
        ids = {each: self.match_of(each, name) for each in others}
        own = self.signal(name)["id"]
        self.say(name, "POST", f"/signals/{own}/withdraw", {"reason": "vergissing"})
        came = self.hear({each: ["match_ended"] for each in others})
        for each in others:
            (end,) = came[each]
            self.assertEqual((end["reason"], end["wrongful"]), ("ingetrokken", True))
            self.check_forgotten(each, ids[each])
            whom = [t["whom"] for t in self.ask(each, "GET", "/told") if t["n"] == end["n"]]
            self.assertEqual(whom, ["reporter", "coordinator", "overseer"])

    def check_forgotten(self, name: str, match: str) -> None:
        (known,) = [m for m in self.region(name).matches() if m["match"] == match]
        self.assertEqual((known["status"], known["counterparty"]), ("beeindigd", None))
        for notice in self.region(name).received():
            if notice["match"] == match and notice["kind"] != "match_ended":
                self.assertEqual((notice["counterparty"], notice["raw"]), (None, ""))
                self.assertTrue(notice["forgotten"])
