#!/usr/bin/env python3
"""The judgement of the pages that explain the rules, on small projects made for it."""
import pathlib
import tempfile
import unittest

from rule_pages import EXPLAINED, PAGES, ROOT, judge
from rules import PAGES as CONTRACT

SECTION = "## {heading}\n\nSome words.\n\n{source}: {ids}; Jeugdwet 7.1.\nCode: `{file}`\n\n"


def section(heading: str, source: str, ids: str, file: str = "gateway/rule.cpp") -> str:
    return SECTION.format(heading=heading, source=source, ids=ids, file=file)


class Pages(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "docs/protocols").mkdir(parents=True)
        (self.root / "gateway").mkdir()
        (self.root / "gateway/rule.cpp").write_text("", encoding="utf-8")
        ids = [f"{requirement}.1" for requirement in EXPLAINED]
        rows = "".join(f"| {name} | gateway | MUST | no | So it is. |\n" for name in ids)
        for page in CONTRACT:
            text = rows if page == "common" else ""
            (self.root / f"docs/protocols/{page}.md").write_text(text, encoding="utf-8")
        self.all_ids = ", ".join(ids)
        self.write(section("A rule", "Source", self.all_ids),
                   section("Een regel", "Bron", self.all_ids))

    def write(self, english: str, dutch: str) -> None:
        for page, text in zip(PAGES, (english, dutch)):
            (self.root / page).write_text(f"# Rules\n\n{text}", encoding="utf-8")

    def assert_one_fault(self, words: str) -> None:
        found = judge(self.root)
        self.assertEqual(len(found), 1, found)
        self.assertIn(words, found[0])

    def test_pages_that_agree_are_well(self) -> None:
        self.assertEqual(judge(self.root), [])

    def test_a_rule_in_one_language_alone_is_a_fault(self) -> None:
        self.write(section("A rule", "Source", self.all_ids) * 2,
                   section("Een regel", "Bron", self.all_ids))
        self.assert_one_fault("has 2 rules")

    def test_another_source_in_the_other_language_is_a_fault(self) -> None:
        self.write(section("A rule", "Source", self.all_ids),
                   section("Een regel", "Bron", "COM-20.1"))
        self.assert_one_fault("do not cite the same")

    def test_an_id_that_the_contract_lacks_is_a_fault_on_both_pages(self) -> None:
        ids = self.all_ids + ", COM-99.9"
        self.write(section("A rule", "Source", ids), section("Een regel", "Bron", ids))
        self.assertEqual([fault.split(": ")[0] for fault in judge(self.root)], list(PAGES))

    def test_a_file_that_is_not_there_is_a_fault(self) -> None:
        (self.root / "gateway/rule.cpp").unlink()
        self.assertEqual(len(judge(self.root)), 2)

    def test_a_requirement_that_nothing_explains_is_a_fault(self) -> None:
        left = self.all_ids.replace("COM-30.1, ", "")
        self.write(section("A rule", "Source", left), section("Een regel", "Bron", left))
        self.assert_one_fault("COM-30")

    def test_a_section_without_its_source_is_a_fault(self) -> None:
        self.write("## A rule\n\nWords.\n", section("Een regel", "Bron", self.all_ids))
        self.assert_one_fault("needs one line")


class ThisProject(unittest.TestCase):
    def test_its_pages_are_well(self) -> None:
        self.assertEqual(judge(ROOT), [])


if __name__ == "__main__":
    unittest.main()
