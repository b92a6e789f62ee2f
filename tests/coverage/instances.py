"""How many cases a TEST_P runs: the values that its source lists in testing::Values(…)."""
import re
from collections import Counter

INSTANTIATION = re.compile(r"INSTANTIATE_TEST_SUITE_P\(\s*(\w*)\s*,\s*(\w+)\s*,\s*")
VALUES = re.compile(r"(?:(?:::)?testing::)?Values\(")
# What may hold a comma or a bracket that is none: texts, characters, comments.
OPAQUE = re.compile(
    r'R"(?P<end>[^()\s\\]*)\(.*?\)(?P=end)"|"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])+\''
    r"|//[^\n]*|/\*.*?\*/",
    re.DOTALL,
)


def listed_values(text: str) -> dict[str, int]:
    """Values by suite, over all its instantiations; nothing of a suite that has others too."""
    bare = OPAQUE.sub(lambda found: "" if found[0].startswith("/") else "0", text)
    counts: Counter[str] = Counter()
    unknown = set()
    for found in INSTANTIATION.finditer(bare):
        values = VALUES.match(bare, found.end())
        if values:
            counts[found[2]] += parts_within(bare, values.end())
        else:
            unknown.add(found[2])
    return {suite: count for suite, count in counts.items() if suite not in unknown}


def parts_within(text: str, start: int) -> int:
    """Parts between commas, up to the bracket that closes the one before `start`."""
    depth, parts, is_empty = 0, 0, True
    for letter in text[start:]:
        if letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
            if depth < 0:
                break
        if letter == "," and depth == 0:
            parts += not is_empty
            is_empty = True
        elif not letter.isspace():
            is_empty = False
    return parts + (not is_empty)
