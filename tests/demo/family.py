"""The made-up household of the play: it lives in Almere, then in Utrecht, then in Rotterdam."""
import datetime
from dataclasses import dataclass
from typing import Any, Iterator, Optional

Person = dict[str, Any]
Address = dict[str, Any]

ALMERE, UTRECHT, ROTTERDAM = "0034", "0344", "0599"
# Under 12 the parents are told and ask; a year to spare, whatever day it is.
YOUNGEST, OLDEST = 6, 10
# Years go by in the play; nobody may turn 23 in them.
OLDEST_SIBLING = 14
# A shorter name turns up by chance where files hold ciphertext and certificates.
SHORTEST_SURNAME = 6
DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Family:
    """A child of primary school age, its parents' numbers, the old home and the new one."""

    child: Person
    parents: list[str]
    old_home: Address
    new_home: Address

    def secrets(self) -> list[str]:
        """What may come to nobody who did not give it, as it could stand in a text or a file."""
        return [*self.parents, *secrets_of(self.child)]


@dataclass(frozen=True)
class Household:
    """The family, where it will live after that, and another child of the same parents."""

    family: Family
    third_home: Address
    sibling: Person

    def secrets(self) -> list[str]:
        return sorted({*self.family.secrets(), *secrets_of(self.sibling)})


def secrets_of(child: Person) -> list[str]:
    born = child["birth_date"]
    return [child["bsn"], child["surname"], *names_of(child), born, born.replace("-", "")]


def names_of(child: Person) -> list[str]:
    """The given names that are long enough to be looked for."""
    return [name for name in child["given_names"].split() if len(name) >= SHORTEST_SURNAME]


def choose_household(
    population: dict[str, Any], today: datetime.date, public_text: str
) -> Household:
    """The first fitting household. Nothing of it may stand in `public_text`, which all may read.

    Raises ValueError where none fits.
    """
    homes = [next(homes_in(population, code), None) for code in (UTRECHT, ROTTERDAM)]
    for household in population["households"]:
        home = household["addresses"][-1]
        if home["municipality"] != ALMERE or None in homes:
            continue
        for person in household["persons"]:
            sibling = sibling_of(person, household["persons"], today, public_text)
            if sibling and fits(person, today, public_text):
                return Household(Family(person, person["parents"], home, homes[0] or {}),
                                 homes[1] or {}, sibling)
    raise ValueError("no family of this population fits the play: take another --seed")


def homes_in(population: dict[str, Any], municipality: str) -> Iterator[Address]:
    for household in population["households"]:
        home = household["addresses"][-1]
        if home["municipality"] == municipality:
            yield home


def fits(person: Person, today: datetime.date, public_text: str) -> bool:
    """A child of the right age whose name is no plain one, and cannot be met by chance."""
    age = age_on(person["birth_date"], today)
    if person["role"] != "child" or age is None or not YOUNGEST <= age <= OLDEST:
        return False
    name = person["prefix"] + person["surname"] + person["given_names"]
    if len(person["surname"]) < SHORTEST_SURNAME or (name.isascii() and not person["prefix"]):
        return False
    return is_unheard(person, public_text)


def is_unheard(person: Person, public_text: str) -> bool:
    words = [person["surname"], *person["given_names"].split()]
    return not any(word.lower() in public_text.lower() for word in words)


def sibling_of(
    child: Person, persons: list[Person], today: datetime.date, public_text: str
) -> Optional[Person]:
    """Another child of a parent of this one, old enough for school, whose name nobody plays."""
    for person in persons:
        age = age_on(person["birth_date"], today)
        if person["bsn"] == child["bsn"] or age is None or not YOUNGEST <= age <= OLDEST_SIBLING:
            continue
        if set(person["parents"]) & set(child["parents"]) and is_unheard(person, public_text) \
                and len(person["surname"]) >= SHORTEST_SURNAME:
            return person
    return None


def age_on(birth_date: str, today: datetime.date) -> Optional[int]:
    """None where part of the birth date is unknown."""
    if len(birth_date) != len("YYYY-MM-DD"):
        return None
    return int((today - datetime.date.fromisoformat(birth_date)).days / DAYS_A_YEAR)
