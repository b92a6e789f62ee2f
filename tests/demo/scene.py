"""A step of the play as it went: what was told to whom, and what was checked of it."""
from dataclasses import dataclass, field
from typing import Optional

from checks import Checks
from disclosure import Disclosure
from region import Notice


@dataclass(frozen=True)
class Told:
    """A notice as it reached a region: who it is for, about whom, and what it did not hold."""

    who: str
    region: str
    notice: Notice
    about: Optional[str] = None
    disclosure: Disclosure = Disclosure("", (), ())
    # Of a relocation notice: which of its reporters this line is about.
    counterparty: Optional[dict[str, object]] = None


@dataclass(frozen=True)
class Shown:
    """A signal as an inspection showed it."""

    region: str
    organisation: str
    status: str
    since: str
    asked_before: tuple[str, ...]


@dataclass
class Scene:
    """A step as it went; `name` finds its words, `values` what they leave open."""

    number: int
    name: str
    checks: Checks = field(default_factory=Checks)
    told: list[Told] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)
