#!/usr/bin/env python3
"""The coverage tool sees each way in which its page could be untrue."""
import contextlib
import io
import json
import pathlib
import tempfile
import unittest

import coverage
from citations import Citation, read_citations
from known_tests import unknown
from page import cases
from rules import PAGES, Malformed, parse_sentence, read_later, read_sentences

SENTENCES = """| id | who | level | violable | rule |
|---|---|---|---|---|
| MS-01.1 | gateway | MUST | no | New is 201. |
| MS-01.2 | region | MUST | yes | The BSN is there. |
"""
TEST = """// proves: MS-01.1 acceptance
// proves: MS-01.2
TEST(Requests, AreTaken) {
}
"""


class Project(unittest.TestCase):
    """A project of one page and what each case writes into it."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for page in PAGES:
            self.write(f"docs/protocols/{page}.md", SENTENCES if page == "multisignaal" else "")
        self.later()

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def later(self, *lines: str) -> None:
        self.write("docs/protocols/later.tsv", "\n".join(["id\treason\tmeanwhile", *lines]) + "\n")

    def run_tool(self, *arguments: str) -> tuple[int, str]:
        told = io.StringIO()
        with contextlib.redirect_stderr(told):
            status = coverage.main(["--root", str(self.root), *arguments])
        return status, told.getvalue()

    def page(self) -> str:
        return (self.root / "docs/protocols/coverage.md").read_text(encoding="utf-8")


class WholeRuns(Project):
    def test_a_page_that_was_written_passes_the_check(self) -> None:
        self.write("tests/unit/x_test.cpp", TEST)
        self.assertEqual((0, ""), self.run_tool())
        self.assertEqual((0, ""), self.run_tool("--check"))
        self.assertIn("| multisignaal | 2 | 2 | 0 | 1 | 0 |", self.page())
        self.assertIn("| MS-01.2 | `tests/unit/x_test.cpp`: Requests.AreTaken |", self.page())

    def test_an_old_page_fails_the_check_and_is_left_alone(self) -> None:
        self.write("tests/unit/x_test.cpp", TEST)
        self.write("docs/protocols/coverage.md", "old\n")
        status, told = self.run_tool("--check")
        self.assertEqual(1, status)
        self.assertIn("out of date", told)
        self.assertEqual("old\n", self.page())

    def test_a_sentence_without_test_and_reason_fails(self) -> None:
        self.write("tests/unit/x_test.cpp", TEST.replace("// proves: MS-01.2\n", ""))
        for arguments in ((), ("--check",), ("--untested",)):
            status, told = self.run_tool(*arguments)
            self.assertEqual(1, status)
            self.assertIn("MS-01.2 has no test", told)

    def test_a_reason_stands_in_for_a_test(self) -> None:
        self.write("tests/unit/x_test.cpp", TEST.replace("// proves: MS-01.2\n", ""))
        self.later("MS-01.2\tno feeds yet.\tit is refused.")
        self.assertEqual((0, ""), self.run_tool())
        line = "| MS-01.2 | *later*: no feeds yet. *Until then*: it is refused. |"
        self.assertIn(line, self.page())

    def test_a_reason_beside_a_test_fails(self) -> None:
        self.write("tests/unit/x_test.cpp", TEST)
        self.later("MS-01.2\tno feeds yet.\tit is refused.")
        self.assertIn("MS-01.2 has a test by now", self.run_tool()[1])

    def test_a_reason_for_no_sentence_fails(self) -> None:
        self.write("tests/unit/x_test.cpp", TEST)
        self.later("MS-77.1\tno.\tno.")
        self.assertIn("MS-77.1 stands on no page", self.run_tool()[1])

    def test_an_unknown_id_fails(self) -> None:
        self.write("tests/unit/x_test.cpp", TEST.replace("MS-01.1", "MS-01.1 MS-01.9"))
        self.assertIn("cites MS-01.9, which no page has", self.run_tool()[1])

    def test_a_test_of_a_reference_region_proves_nothing_of_the_gateway(self) -> None:
        self.write("conformance/tests/x_test.cpp", TEST)
        told = self.run_tool()[1]
        self.assertIn("MS-01.1 has no test", told)
        self.assertNotIn("MS-01.2", told)
        self.assertIn("| all | 0 | 0 | 0 | 1 |", self.page())

    def test_a_made_up_catalogue_of_the_suite_proves_nothing(self) -> None:
        self.write("conformance/suite/tests/x_test.cpp", TEST.replace("MS-01.1", "MS-99.1"))
        status, told = self.run_tool()
        self.assertEqual(1, status)
        self.assertIn("MS-01.1 has no test", told)
        self.assertNotIn("MS-99.1", told)

    def test_a_page_in_the_wrong_form_stops_the_run(self) -> None:
        self.write("docs/protocols/esar.md", SENTENCES)
        status, told = self.run_tool()
        self.assertEqual(2, status)
        self.assertIn("stands there twice", told)


class Tables(Project):
    def test_a_sentence_in_the_wrong_form_is_refused(self) -> None:
        for line in (
            "| MS-01 | gateway | MUST | no | New. |",
            "| MS-01.1 | gateway | MUST | New. |",
            "| MS-01.1 | vendor | MUST | no | New. |",
            "| MS-01.1 | gateway | SHALL | no | New. |",
            "| MS-01.1 | gateway | MUST | maybe | New. |",
        ):
            with self.subTest(line), self.assertRaises(Malformed):
                parse_sentence("multisignaal", line, "x:1")

    def test_sentences_keep_their_order_and_parts(self) -> None:
        found = read_sentences(self.root / "docs/protocols")
        self.assertEqual(["MS-01.1", "MS-01.2"], list(found))
        self.assertTrue(found["MS-01.2"].violable)

    def test_a_later_line_in_the_wrong_form_is_refused(self) -> None:
        for line in ("MS-01.1\tno.", "MS-01.1\tno.\t ", "MS-01.1\ta.\tb.\nMS-01.1\ta.\tb."):
            self.later(line)
            with self.subTest(line), self.assertRaises(Malformed):
                read_later(self.root / "docs/protocols/later.tsv")


class Reading(Project):
    def citations(self, path: str, text: str) -> list[Citation]:
        self.write(path, text)
        read = read_citations(self.root)
        self.assertEqual([], read.faults)
        return read.found

    def faults(self, path: str, text: str) -> str:
        self.write(path, text)
        return "\n".join(read_citations(self.root).faults)

    def test_lines_above_a_test_add_up(self) -> None:
        (found,) = self.citations("tests/x_test.cpp", TEST)
        self.assertEqual(("MS-01.1", "MS-01.2"), found.ids)
        self.assertEqual(("acceptance",), found.kinds)

    def test_a_macro_may_be_broken_over_lines(self) -> None:
        text = "// proves: MS-01.1\nTEST_F(\n    Suite,\n    Name) {\n}\n"
        self.assertEqual("Suite.Name", self.citations("tests/x_test.cpp", text)[0].test)

    def test_a_comment_above_no_test_is_a_fault(self) -> None:
        told = self.faults("tests/x_test.cpp", "// proves: MS-01.1\nint x;\n")
        self.assertIn("no TEST follows", told)
        self.assertIn("no test follows", self.faults("tests/x.py", "x = 1\n# proves: MS-01.1\n"))

    def test_a_requirement_alone_and_a_stray_word_are_faults(self) -> None:
        told = self.faults("tests/x_test.cpp", "// proves: MS-01 refused\nTEST(A, B) {\n}\n")
        self.assertIn("'MS-01'", told)
        self.assertIn("'refused'", told)

    def test_a_test_that_is_switched_off_is_a_fault(self) -> None:
        told = self.faults("tests/x_test.cpp", "// proves: MS-01.1\nTEST(A, DISABLED_B) {\n}\n")
        self.assertIn("switched off", told)

    def test_scripts_cite_above_functions_and_tests(self) -> None:
        text = "# proves: MS-01.1\n@decorated\ndef test_it(self):\n    pass\n"
        self.assertEqual("test_it", self.citations("tests/x.py", text)[0].test)
        text = '// proves: MS-01.1\nawait test("reads it", async () => {});\n'
        self.assertEqual("reads it", self.citations("tests/y.mjs", text)[-1].test)

    def test_samples_of_this_tool_and_builds_are_not_read(self) -> None:
        self.assertEqual([], self.citations("tests/coverage/x_test.cpp", TEST))
        self.assertEqual([], self.citations("build/dev/x_test.cpp", TEST))


class Rows(Project):
    def tally(self) -> str:
        read = read_citations(self.root)
        self.assertEqual([], read.faults)
        return cases(read.found)

    def test_literal_rows_count_and_their_test_does_not(self) -> None:
        self.write("tests/esar/x_test.cpp", """
const row rows[] = {{"a", "ESAR-01.1 refusal"}, {"b", "ESAR-01.2 ESAR-01.3 refusal"}};
// proves: ESAR-01.1 ESAR-01.2 ESAR-01.3 refusal
TEST_P(Rows, AreRefused) {
}
// proves: ESAR-01.4 acceptance
TEST(Alone, IsTaken) {
}
""")
        self.assertIn("| esar | 2 | 1 | 0 | 0 |", self.tally())

    def test_rows_of_files_count_whatever_their_form(self) -> None:
        rows = "# A table.\n# name\tproves\none\tMS-01.1 refusal\n# more\ntwo\tMS-01.2 refusal\n"
        self.write("tests/rows.tsv", rows)
        self.write("tests/rows.json", json.dumps({"deep": [{"proves": ["SISA-01.1", "refusal"]}]}))
        self.write("tests/rows.toml", '[[case]]\nname = "x"\nproves = "MN-01.1 acceptance"\n')
        self.write("tests/x_test.cpp", """
// proves: MS-01.1 MS-01.2 refusal
TEST(Files, AreRun) {
    run("rows.tsv"), run("rows.json"), run("rows.toml");
}
""")
        told = self.tally()
        for line in ("| multisignaal | 2 | 0 |", "| sisa | 1 | 0 |", "| midden-nederland | 0 |"):
            self.assertIn(line, told)

    def test_the_values_of_a_test_are_its_cases(self) -> None:
        self.write("tests/x_test.cpp", """
INSTANTIATE_TEST_SUITE_P(One, Bad, testing::Values("a,b", std::string("c)", 2), row{1, {2, 3}}));
INSTANTIATE_TEST_SUITE_P(
    Two, Bad,
    testing::Values(
        R"x({"d": ")", "e"})x", // one, not two
        'f',
        "\\"
    ),
    [](const auto& about) { return name(about, 1, 2); }
);
// proves: MS-01.1 refusal
TEST_P(Bad, IsRefused) {
}
// proves: MS-01.1 refusal
TEST_P(Other, IsRefused) {
}
INSTANTIATE_TEST_SUITE_P(One, Other, testing::Values(1, 2));
INSTANTIATE_TEST_SUITE_P(Two, Other, testing::ValuesIn(more));
""")
        self.assertIn("| all | 7 | 0 | 0 | 0 |", self.tally())

    def test_values_of_both_kinds_count_once_each(self) -> None:
        self.write("tests/x_test.cpp", """
INSTANTIATE_TEST_SUITE_P(One, Some, testing::Values(1, 2, 3));
// proves: MS-01.1 refusal acceptance
TEST_P(Some, AreRefused) {
}
""")
        self.assertIn("| all | 1 | 1 | 0 | 0 |", self.tally())

    def test_a_test_may_say_that_it_runs_over_rows(self) -> None:
        self.write("tests/x_test.cpp", "// proves: MS-01.1 refusal rows\nTEST(A, B) {\n}\n")
        self.assertIn("| all | 0 | 0 | 0 | 0 |", self.tally())

    def test_rows_that_nothing_reads_are_a_fault(self) -> None:
        self.write("tests/rows.tsv", "name\tproves\none\tMS-01.1 refusal\n")
        self.assertIn("no test names this file", read_citations(self.root).faults[0])

    def test_a_file_that_cannot_be_read_is_a_fault(self) -> None:
        self.write("tests/rows.json", '{"proves": ')
        self.write("tests/x.py", "rows = 'rows.json'\n")
        self.assertIn("unreadable", read_citations(self.root).faults[0])


class KnownToCTest(unittest.TestCase):
    TESTS = [
        {"name": "Requests.AreTaken", "command": ["/b/requests_test"]},
        {"name": "Memory/Stores.Twins/0", "command": ["/b/store_test"]},
        {"name": "Typed/1.Match", "command": ["/b/typed_test"]},
        {"name": "integration_demo", "command": ["python3", "/r/tests/demo/demo.py"]},
    ]

    def judge(self, path: str, test: str) -> list[str]:
        return unknown([Citation(path, test)], self.TESTS)

    def test_plain_and_parameterised_names_are_known(self) -> None:
        for test in ("Requests.AreTaken", "Stores.Twins", "Typed.Match"):
            self.assertEqual([], self.judge("tests/x_test.cpp", test))

    def test_a_name_that_ctest_does_not_list_is_told(self) -> None:
        self.assertEqual(
            ["tests/x_test.cpp: CTest runs no Requests.Gone"],
            self.judge("tests/x_test.cpp", "Requests.Gone"),
        )

    def test_fewer_cases_than_its_source_lists_are_told(self) -> None:
        cited = Citation("tests/x_test.cpp", "Stores.Twins", cases=2)
        self.assertIn("CTest runs 1 of Stores.Twins", unknown([cited], self.TESTS)[0])
        self.assertEqual([], unknown([Citation("tests/x_test.cpp", "Stores.Twins")], self.TESTS))

    def test_a_script_is_known_by_its_folder(self) -> None:
        self.assertEqual([], self.judge("tests/demo/story.py", "step"))
        self.assertEqual(1, len(self.judge("tests/other/story.py", "step")))

    def test_a_build_that_is_not_whole_is_told(self) -> None:
        told = unknown([], [{"name": "x_test_NOT_BUILT", "command": []}])
        self.assertIn("build all tests first", told[0])


if __name__ == "__main__":
    unittest.main()
