"""docs/protocols/coverage.md: every sentence with the tests that prove it, or why it has none."""
import pathlib
from collections import Counter, defaultdict
from collections.abc import Iterable

from citations import KINDS, Citation
from known_tests import is_run_by_name
from rules import PAGES, Later, Sentence

PROTOCOL_OF_PREFIX = {
    "ESAR": "esar", "MS": "multisignaal", "SISA": "sisa", "MN": "midden-nederland"
}
SHARED = "shared by all"
HEAD = """# What is proven

Made by `python3 tests/coverage/coverage.py` from the pages of this folder, from the tests' own word
(`proves: MS-10.3 refusal` above a test, or in a row of its data) and from [later.tsv](later.tsv);
`./dev lint` fails where it is out of date. A *case* is one test as CTest runs it, or one row of
data that a test runs over; of a test over rows the rows are counted and not the test. A refusal
shows that something is not taken, an acceptance that something is. Tests of `conformance/` meet no
real gateway: what the gateway must keep they do not prove, and their cases are counted apart.
"""


def write_page(
    sentences: dict[str, Sentence], later: dict[str, Later], citations: list[Citation]
) -> str:
    """The page's text; the same for the same input, wherever it is made."""
    by_id = defaultdict(list)
    for citation in citations:
        for name in citation.ids:
            by_id[name].append(citation)
    parts = [HEAD, counts(sentences, later, by_id), cases(citations)]
    parts += [section(page, sentences, later, by_id) for page in PAGES]
    return "\n".join(parts)


def counts(
    sentences: dict[str, Sentence], later: dict[str, Later], by_id: dict[str, list[Citation]]
) -> str:
    rows = ["| page | sentences | proven | later | violable and proven | of these with a refusal |",
            "|---|---|---|---|---|---|"]
    for page in (*PAGES, "all"):
        chosen = [s for s in sentences.values() if page in (s.page, "all")]
        proven = [s for s in chosen if any(proves(c, s) for c in by_id.get(s.id, []))]
        violable = [s for s in proven if s.violable]
        refused = [s for s in violable if is_refused(s, by_id[s.id])]
        figures = (len(chosen), len(proven), sum(s.id in later for s in chosen), len(violable),
                   len(refused))
        rows.append(f"| {page} | " + " | ".join(map(str, figures)) + " |")
    return "## Sentences\n\n" + "\n".join(rows) + "\n"


def proves(citation: Citation, sentence: Sentence) -> bool:
    return sentence.role == "region" or not citation.is_of_suite


def is_refused(sentence: Sentence, citations: list[Citation]) -> bool:
    return any("refusal" in c.kinds and proves(c, sentence) for c in citations)


def proven_by(sentences: dict[str, Sentence], citations: Iterable[Citation]) -> set[str]:
    """The ids that have a test."""
    return {
        name
        for citation in citations
        for name in citation.ids
        if name in sentences and proves(citation, sentences[name])
    }


def cases(citations: Iterable[Citation]) -> str:
    """A case belongs to the protocol whose folder it stands in or whose sentences it cites."""
    tally: Counter[tuple[str, bool, str]] = Counter()
    for citation in citations:
        if not citation.has_rows:
            kinds = set(citation.kinds)
            count = citation.cases if len(kinds) == 1 else 1  # which of them are which is not known
            for kind in kinds:
                tally[protocol_of(citation), citation.is_of_suite, kind] += count
                tally["all", citation.is_of_suite, kind] += count
    rows = ["| protocol | refusals | acceptances | `conformance/`: refusals | acceptances |",
            "|---|---|---|---|---|"]
    for protocol in (*PROTOCOL_OF_PREFIX.values(), SHARED, "all"):
        figures = [tally[protocol, suite, kind] for suite in (False, True) for kind in KINDS]
        rows.append(f"| {protocol} | " + " | ".join(map(str, figures)) + " |")
    return "## Cases\n\n" + "\n".join(rows) + "\n"


def protocol_of(citation: Citation) -> str:
    parts = citation.path.replace("_", "-").split("/")
    for protocol in PROTOCOL_OF_PREFIX.values():
        if any(part == protocol or part.startswith(f"{protocol}-") for part in parts):
            return protocol
    cited = {PROTOCOL_OF_PREFIX.get(name.split("-")[0], SHARED) for name in citation.ids}
    return cited.pop() if len(cited) == 1 else SHARED


def section(
    page: str, sentences: dict[str, Sentence], later: dict[str, Later],
    by_id: dict[str, list[Citation]]
) -> str:
    rows = [f"## [{page}]({page}.md)", "", "| sentence | proven by |", "|---|---|"]
    for sentence in sentences.values():
        if sentence.page != page:
            continue
        if any(proves(c, sentence) for c in by_id.get(sentence.id, [])):
            rows.append(f"| {sentence.id} | {named(by_id[sentence.id])} |")
        elif sentence.id in later:
            why = later[sentence.id]
            rows.append(f"| {sentence.id} | *later*: {why.reason} *Until then*: {why.meanwhile} |")
        else:
            rows.append(f"| {sentence.id} | **nothing** |")
    return "\n".join(rows) + "\n"


def named(citations: list[Citation]) -> str:
    """Tests by their file, and how many rows of data say so too."""
    by_path: dict[str, list[str]] = defaultdict(list)
    rows: Counter[str] = Counter()
    for citation in citations:
        tests = by_path[citation.path]
        rows[citation.path] += citation.is_row
        if citation.test not in tests and (not citation.is_row or is_run_by_name(citation)):
            tests.append(citation.test)
    parts = []
    for path, tests in sorted(by_path.items()):
        told = tests + ([f"{rows[path]} rows"] if rows[path] else [])
        parts.append(f"`{path}`: {', '.join(told)}")
    return "; ".join(parts)


def out_of_date(path: pathlib.Path, text: str) -> bool:
    return not path.exists() or path.read_text(encoding="utf-8") != text
