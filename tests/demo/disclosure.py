"""What one region learned of another's signal: what was sent beside what was really received."""
import json
from dataclasses import dataclass
from typing import Any, Iterator

from cast import Signal
from region import Notice

# The kinds of fact a signal holds, by the members that make each up, in the order of telling.
FACTS: dict[str, tuple[str, ...]] = {
    "organisation": ("organisation/name", "organisation/oin", "organisation/phone"),
    "reporter": ("reporter/name", "reporter/function", "reporter/phone", "reporter/email"),
    "bsn": ("bsn",),
    "name": ("given_names", "prefix", "surname"),
    "birth_date": ("birth_date",),
    "gender": ("gender",),
    "residence": ("place", "municipality", "address/place", "address/municipality"),
    "address": ("address/street", "address/number", "address/letter", "address/addition",
                "address/postcode"),
    "parents": ("parents",),
    "date": ("date",),
    "informed": ("informed",),
}
CHILD_FACTS = ("bsn", "name", "birth_date", "gender", "address", "parents")


@dataclass(frozen=True)
class Disclosure:
    """Of one notice: its giver's region, the facts that came through and those that did not."""

    giver: str
    learned: tuple[str, ...]
    withheld: tuple[str, ...]


def compare(giver: str, sent: Signal, notice: Notice) -> Disclosure:
    """Which facts of the signal as sent stand in the notice as received."""
    came = set(leaves_of(notice["counterparty"])) | set(leaves_of(notice["coordination"]))
    learned, withheld = [], []
    for fact, members in FACTS.items():
        values = [value for member in members for value in leaves_of(member_of(sent, member))]
        if values:
            (learned if came.intersection(values) else withheld).append(fact)
    return Disclosure(giver, tuple(learned), tuple(withheld))


def member_of(signal: Signal, path: str) -> Any:
    value: Any = signal
    for name in path.split("/"):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def leaves_of(value: Any) -> Iterator[str]:
    """All values within, as text; nothing for null."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from leaves_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves_of(inner)
    elif value is not None:
        yield str(value)


def standing_in(raw: str, secrets: list[str]) -> int:
    """How many of the secrets stand in a raw message, however its protocol writes them."""
    plain = raw.lower()
    return sum(any(form.lower() in plain for form in forms_of(secret)) for secret in secrets)


def forms_of(secret: str) -> set[str]:
    """As UTF-8 text, with JSON's escapes, with XML's numeric references."""
    escaped = json.dumps(secret)[1:-1]
    decimal = secret.encode("ascii", "xmlcharrefreplace").decode("ascii")
    hexadecimal = "".join(c if c.isascii() else f"&#x{ord(c):x};" for c in secret)
    return {secret, escaped, decimal, hexadecimal}
