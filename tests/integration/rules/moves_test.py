"""A move, told in each protocol: who hears of it, and what."""
import datetime
from typing import Any

from played import HOMES, Notice, Played
from stage import REGIONS


class Moves(Played):
    def move(self, name: str, municipality: str, place: str, days_ago: int = 0) -> Any:
        day = (self.today() - datetime.timedelta(days=days_ago)).isoformat()
        body: dict[str, Any] = {"municipality": municipality, "place": place, "date": day}
        if name == "midden-nederland":
            body["address"] = {"place": place, "municipality": municipality}
        return self.say(name, "POST", f"/signals/{self.signal(name)['id']}/relocation", body)

    def assert_moved_to(self, notices: list[Notice], code: str, place: str) -> None:
        for notice in notices:
            self.assertEqual(notice["coordination"], {"municipality": code, "name": place})

    # proves: COM-26.1 COM-26.3 COM-26.4 COM-26.5 COM-26.6 COM-26.8 COM-24.8 COM-24.2 COM-22.10
    # proves: ESAR-14.2 ESAR-14.3 ESAR-23.1 ESAR-23.2 MS-05.2 MS-05.3 MS-21.8 MS-21.10 SISA-06.2
    # proves: SISA-21.2 SISA-21.3 MN-02.9 MN-02.12 MN-06.3 MN-06.4 acceptance
    def test_each_region_tells_one_and_the_new_index_hears_of_it(self) -> None:
        self.give(*REGIONS)
        roads = {"esar": "midden-nederland", "multisignaal": "sisa", "sisa": "esar",
                 "midden-nederland": "multisignaal"}
        for name, into in roads.items():
            with self.subTest(told_by=name, into=into):
                code, place = HOMES[into]
                answer = self.move(name, code, place)
                if name in ("esar", "multisignaal"):
                    self.assertEqual((answer["status"], answer["matches"]), ("actief", 3))
                came = self.hear({each: ["relocated"] + ["relocation"] * (each == into)
                                  for each in REGIONS})
                for each in REGIONS:
                    self.assert_moved_to(came[each], code, place)
                    self.check_told(each, came[each])
                self.check_relocation(into, came[into])

    def check_told(self, name: str, came: list[Notice]) -> None:
        (told,) = [n for n in came if n["kind"] == "relocated"]
        self.assertEqual(told["signal"], self.signal(name)["id"])
        open_ones = {m["match"] for m in self.region(name).matches()
                     if m["signal"] == told["signal"] and m["status"] == "open"}
        self.assertEqual(set(told["matches"]), open_ones)
        self.assertEqual(len(open_ones), 3)

    def check_relocation(self, name: str, came: list[Notice]) -> None:
        """Every other region's reporter, as far as this one may know him; the child nowhere."""
        (notice,) = [n for n in came if n["kind"] == "relocation"]
        self.assertIsNone(notice["signal"])
        self.assertEqual(notice["date"].replace("-", ""), self.today().isoformat().replace("-", ""))
        self.assertTrue(notice["reference"])
        others = notice["counterparties"]
        self.assertEqual({o["region"] for o in others}, set(REGIONS) - {name})
        for other in others:
            self.assertTrue(other["organisation"]["phone"])
            seen = other["region"] != "sisa" and name != "sisa"
            self.assertEqual(other["reporter"] is not None, seen, other)
        for secret in (self.signal("esar")["bsn"], "Sanne", "Proefkonijn", "Dorpsstraat",
                       self.signal("esar")["birth_date"], *self.own_ids()):
            self.assertNotIn(secret, notice["raw"])
        whom = [t["whom"] for t in self.ask(name, "GET", "/told") if t["n"] == notice["n"]]
        self.assertEqual(whom, ["overseer"])

    def own_ids(self) -> list[str]:
        return [self.signal(name)["id"] for name in REGIONS]

    # proves: COM-26.3 COM-26.4
    def test_the_same_move_again_and_an_older_one_tell_nobody(self) -> None:
        self.give("esar", "multisignaal")
        self.move("esar", *HOMES["sisa"])
        self.hear({"esar": ["relocated"], "multisignaal": ["relocated"], "sisa": ["relocation"]})
        self.move("esar", *HOMES["sisa"])
        self.move("multisignaal", *HOMES["midden-nederland"], days_ago=1)
        self.hear({})

    # proves: COM-26.10
    def test_a_place_without_an_index_is_told_to_the_reporters_alone(self) -> None:
        self.give("esar", "midden-nederland")
        self.move("midden-nederland", "0014", "Groningen")
        came = self.hear({"esar": ["relocated"], "midden-nederland": ["relocated"]})
        self.assert_moved_to(came["esar"], "0014", "Groningen")

    # proves: COM-22.1 COM-26.8 COM-26.4
    def test_a_child_that_only_one_knows_moves_too(self) -> None:
        self.give("sisa")
        self.move("sisa", *HOMES["esar"])
        came = self.hear({"sisa": ["relocated"], "esar": ["relocation"]})
        self.assertEqual(came["sisa"][0]["matches"], [])
        self.assertEqual(len(came["esar"][0]["counterparties"]), 1)

    # proves: ESAR-14.1 MS-05.1 MS-05.4 SISA-06.1 MN-02.9 COM-20.7 COM-27.1 refusal
    def test_what_is_wrong_in_one_is_named_as_the_protocol_names_it(self) -> None:
        self.give("esar")
        fields = {"esar": "datum", "multisignaal": "datum", "sisa": "object/datumVerhuizing",
                  "midden-nederland": "datum"}
        tomorrow = (self.today() + datetime.timedelta(days=2)).isoformat()
        for name in REGIONS:
            with self.subTest(told_by=name):
                own = self.signal(name)
                if name != "esar":
                    self.say(name, "POST", "/signals", own)
                body = {"municipality": "0344", "place": "Utrecht", "date": tomorrow}
                told = self.ask(name, "POST", f"/signals/{own['id']}/relocation", body)
                if name == "midden-nederland":
                    told = self.rejection_of(told["sequence"])
                self.assertEqual((told["code"], told["field"]), ("DATUM_ONGELDIG", fields[name]))
        self.assertEqual({n["kind"] for name in REGIONS for n in self.news(name)}, {"match_made"})

    def rejection_of(self, sequence: int) -> dict[str, Any]:
        found: list[dict[str, Any]] = []

        def look() -> bool:
            found[:] = [r for r in self.region("midden-nederland").rejections()
                        if r["sequence"] == sequence]
            return bool(found)

        self.wait(look, "the feed's mutation is not rejected")
        return found[0]
