"""What needs an eye, what is counted, what would be told of a match, objections."""
from operated import Operated
from stage import REGIONS


class Oversight(Operated):
    # proves: COM-38.8 COM-20.14
    def test_clashes_and_corrected_identities_are_shown_by_reference(self) -> None:
        self.say("esar", "POST", "/signals", self.signal("esar"))
        other = self.signal("sisa", given_names="Bram", birth_date="2012-07-08")
        self.say("sisa", "POST", "/signals", other)
        self.hear({"esar": ["verify_identity"], "sisa": ["verify_identity"]})
        (clash,) = self.operate("attention", "--region", "sisa")["bsnBotsingen"]
        self.assertEqual({(s["regio"], s["signaalId"]) for s in clash["zijden"]},
                         {(n, self.signal(n)["id"]) for n in ("esar", "sisa")})
        corrected = self.signal("sisa")
        self.next_child()
        corrected["bsn"] = self.signal("sisa")["bsn"]
        corrected["mutation_reason"] = "identiteit"
        self.say("sisa", "PUT", f"/signals/{corrected['id']}", corrected)
        found = self.operate("attention")["identiteitscorrecties"]
        self.assertIn({"regio": "sisa", "signaalId": corrected["id"], "keer": 1}, found)
        self.assertEqual(self.operate("attention", "--region", "sisa")["bsnBotsingen"], [])

    # proves: COM-24.7 COM-34.9 INF-1.9
    def test_what_is_counted_is_counted_by_region(self) -> None:
        before = self.operate("figures")
        bare = {"oin": "00000099000000001001", "name": "Instelling zonder nummer"}
        self.say("esar", "POST", "/signals",
                 self.signal("esar", organisation=bare, informed="jeugdige"))
        self.say("sisa", "POST", "/signals", self.signal("sisa"))
        self.hear({"esar": ["match_made"], "sisa": ["match_made"]})
        self.next_child()
        nameless = self.signal("sisa")
        del nameless["bsn"]
        self.say("sisa", "POST", "/signals", nameless)
        after = self.operate("figures")
        for name, region in (("ZONDER_BEREIK", "sisa"), ("zonder_bsn", "sisa"),
                             ("INFORMATIEPLICHT", "esar")):
            self.assertEqual(after[name].get(region, 0), before[name].get(region, 0) + 1, name)
        lines = self.run_command("figures").stdout
        self.assertIn("zonder_bsn.sisa", lines)

    # proves: COM-24.2 COM-24.3
    def test_what_would_be_told_of_a_match_and_why_the_rest_is_not(self) -> None:
        self.give("esar", "sisa")
        match = self.match_of("sisa", "esar")
        told = self.operate("disclose", "--region", "sisa", "--match", match)
        rows = {row["veld"]: row for row in told["velden"]}
        self.assertEqual(rows["organisation.name"]["waarde"], "Instelling 1")
        self.assertIn("COM-24", rows["reporter.name"]["regel"])
        self.assertIn("COM-24", rows["child.bsn"]["regel"])
        text = self.run_command("disclose", "--region", "esar", "--match", match).stdout
        self.assertIn("withheld  child.bsn", text)
        self.assert_refused(["disclose", "--region", "multisignaal", "--match", match],
                            "Onbekende match")

    # proves: BEH-10.1 BEH-10.3 BEH-10.4 acceptance
    def test_an_objection_freezes_and_upheld_it_erases(self) -> None:
        self.give("esar", "sisa")
        entered = self.enter("esar")
        (pending,) = self.operate("objection", "list", "--region", "esar")["bezwaren"]
        self.assertEqual((pending["id"], pending["signaalId"]),
                         (entered["id"], self.signal("esar")["id"]))
        self.quiet()
        self.operate("objection", "decide", entered["id"], "--upheld")
        self.hear({"sisa": ["match_ended"]})
        self.assertEqual(self.operate("objection", "list")["bezwaren"], [])

    # proves: BEH-10.2 BEH-10.4
    def test_dismissed_it_is_as_before(self) -> None:
        self.say("esar", "POST", "/signals", self.signal("esar"))
        entered = self.enter("esar")
        self.say("sisa", "POST", "/signals", self.signal("sisa"))
        self.quiet()
        self.operate("objection", "decide", entered["id"], "--dismissed")
        self.hear({"esar": ["match_made"], "sisa": ["match_made"]})

    # proves: BEH-10.4 COM-37.1 COM-37.2 refusal
    def test_who_may_not_object_is_refused(self) -> None:
        self.say("esar", "POST", "/signals", self.signal("esar"))
        self.assert_refused(self.words_for("esar", "jeugdige"), "VERZOEKER_NIET_BEVOEGD")
        words = self.words_for("esar", "ouders")
        words[words.index(self.signal("esar")["id"])] = "ER-IS-NIETS"
        self.assert_refused(words, "SIGNAAL_ONBEKEND", "signaalId")

    def words_for(self, region: str, requester: str) -> list[object]:
        return ["objection", "enter", "--region", region, "--signal", self.signal(region)["id"],
                "--requester", requester, "--municipality", "0034", "--reference", "BZW-1"]

    def enter(self, region: str) -> dict[str, str]:
        return self.operate(*self.words_for(region, "ouders"))

    def test_a_list_goes_on_where_its_page_ended(self) -> None:
        entered = set()
        for _ in range(2):
            self.say("esar", "POST", "/signals", self.signal("esar"))
            entered.add(self.enter("esar")["id"])
            self.next_child()
        listing = ["objection", "list", "--region", "esar"]
        first = self.operate(*listing, "--most", "1")
        self.assertEqual(len(first["bezwaren"]), 1)
        printed = self.run_command(*listing, "--most", "1").stdout
        self.assertIn(f"add --after {first['volgende']}", printed)
        rest = self.operate(*listing, "--most", "500", "--after", first["volgende"])
        self.assertIsNone(rest["volgende"])
        ids = [each["id"] for each in (*first["bezwaren"], *rest["bezwaren"])]
        self.assertEqual(len(ids), len(set(ids)))
        self.assertLessEqual(entered, set(ids))
        eye = ["attention", "--region", "esar", "--list", "objections", "--most", "1"]
        self.assertIn("add --list objections --after", self.run_command(*eye).stdout)
        rest = self.operate(*eye, "--after", first["volgende"])
        self.assertEqual(rest["bezwaren"][0]["id"], ids[1])
        self.assertEqual(self.run_command("attention", "--after", "1").returncode, 2)
        for each in entered:
            self.operate("objection", "decide", each, "--dismissed")

    def test_with_nothing_to_see_it_says_so(self) -> None:
        self.assertEqual({m["regio"] for m in self.operate("region", "list")["deelnemers"]},
                         set(REGIONS))
        text = self.run_command("attention", "--region", "multisignaal").stdout
        self.assertIn("Nothing needs an eye", text)
