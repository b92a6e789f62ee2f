"""What is checked of each step: on what the regions really received, never on what was expected."""
import pathlib
from dataclasses import dataclass, field
from typing import Any

from cast import PARTS, Signal
from disclosure import CHILD_FACTS, compare, standing_in
from region import Notice, Region

News = dict[str, list[Notice]]
CHUNK_BYTES = 1 << 20


@dataclass
class Checks:
    """Findings of one step, in order. `found` never holds a value of a person."""

    done: list[dict[str, Any]] = field(default_factory=list)

    def that(self, what: str, holds: bool, found: object = "") -> None:
        finding: dict[str, Any] = {"what": what, "ok": bool(holds)}
        if not holds and found != "":
            finding["found"] = str(found)
        self.done.append(finding)

    def equal(self, what: str, found: object, expected: object) -> None:
        self.that(what, found == expected, f"{found}, not {expected}")

    @property
    def ok(self) -> bool:
        return all(finding["ok"] for finding in self.done)

    def failed(self) -> list[dict[str, Any]]:
        return [finding for finding in self.done if not finding["ok"]]


def check_answer(checks: Checks, region: str, answer: dict[str, Any]) -> None:
    told = [answer.get(key) for key in ("http", "code", "field", "error", "warnings")]
    good = answer.get("accepted") is True and not answer.get("warnings")
    checks.that(f"{region}'s message is accepted, without a warning", good, told)


def as_day(written: str | None) -> str | None:
    """A day as `YYYY-MM-DD`, also where a protocol writes it without dashes (StUF)."""
    if written is None or not written.isdigit():
        return written
    return f"{written[:4]}-{written[4:6]}-{written[6:]}"


def check_repeats(checks: Checks, news: News) -> None:
    repeats = sum(notice["repeat"] for notices in news.values() for notice in notices)
    checks.equal("no notice came twice", repeats, 0)


# proves: COM-24.1 COM-24.2 COM-24.4
def check_contact(
    checks: Checks, region: str, giver: str, other: dict[str, Any], signals: dict[str, Signal]
) -> None:
    """The other side as the region may know it: as it gave itself, and nothing of its child."""
    about = f"{region}'s notice about the {giver}"
    part = PARTS[giver]
    checks.equal(f"{about} names its region", other["region"], part.region)
    checks.equal(f"{about} names its organisation", other["organisation"], part.organisation)
    reporter = None if region == "sisa" else part.reporter
    checks.equal(f"{about} names {'no' if reporter is None else 'the'} professional",
                 other["reporter"], reporter)
    learned = compare(giver, signals[giver], {"counterparty": other, "coordination": None}).learned
    checks.equal(f"{about} holds nothing about the child",
                 sorted(set(learned) & set(CHILD_FACTS)), [])


# proves: COM-24.3 SISA-20.9
def check_raw(checks: Checks, news: News, secrets: list[str]) -> None:
    """The bytes of all notices: nothing that identifies the child, to SISA no professional."""
    everything = "\n".join(n["raw"] for notices in news.values() for n in notices)
    checks.equal("no notice holds a number, name or birth date of the child",
                 standing_in(everything, secrets), 0)
    to_sisa = "\n".join(notice["raw"] for notice in news.get("sisa", []))
    contacts = [value for part in PARTS.values() for value in (part.reporter or {}).values()]
    checks.equal("no notice to sisa holds anything of a professional",
                 standing_in(to_sisa, contacts), 0)


def check_no_violations(checks: Checks, regions: dict[str, Region]) -> None:
    for name, region in regions.items():
        broken = [f"{v['requirement']} {v['code']} {v['field']}: {v['what']}"
                  for v in region.violations()]
        checks.equal(f"{name} saw its protocol kept", broken, [])
        set_aside = [r.get("code") for r in region.rejections()]
        checks.equal(f"nothing that {name} said was set aside", set_aside, [])


def files_holding(folder: pathlib.Path, secrets: list[str]) -> tuple[list[str], int, int]:
    """Files with one of the secrets in their bytes; how many were read; how many bytes."""
    wanted = [form for secret in secrets
              for form in (secret.encode("utf-8"), secret.encode("utf-16-le"))]
    longest = max(len(form) for form in wanted)
    holding, count, size = [], 0, 0
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        count += 1
        size += path.stat().st_size
        if holds_any(path, wanted, longest):
            holding.append(str(path.relative_to(folder)))
    return holding, count, size


def holds_any(path: pathlib.Path, wanted: list[bytes], longest: int) -> bool:
    """In pieces that overlap, so that nothing hides where two pieces meet."""
    before = b""
    with open(path, "rb") as file:
        while piece := file.read(CHUNK_BYTES):
            window = before + piece
            if any(form in window for form in wanted):
                return True
            before = window[-longest:]
    return False
