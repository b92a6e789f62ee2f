"""The made-up family of the play: it lives in Almere, and will live in Utrecht."""
import datetime
from dataclasses import dataclass
from typing import Any, Iterator, Optional

Person = dict[str, Any]
Address = dict[str, Any]

ALMERE, UTRECHT = "0034", "0344"
YOUNGEST, OLDEST = 6, 11
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
        born = self.child["birth_date"]
        return [self.child["bsn"], *self.parents, self.child["surname"], *names_of(self.child),
                born, born.replace("-", "")]


def names_of(child: Person) -> list[str]:
    """The given names that are long enough to be looked for."""
    return [name for name in child["given_names"].split() if len(name) >= SHORTEST_SURNAME]


def choose_family(population: dict[str, Any], today: datetime.date, public_text: str) -> Family:
    """The first fitting family. Nothing of it may stand in `public_text`, which all may read.

    Raises ValueError where none fits.
    """
    new_home = next(homes_in(population, UTRECHT), None)
    for household in population["households"]:
        home = household["addresses"][-1]
        if home["municipality"] != ALMERE or new_home is None:
            continue
        for person in household["persons"]:
            if fits(person, today, public_text):
                return Family(person, person["parents"], home, new_home)
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
    words = [person["surname"], *person["given_names"].split()]
    return not any(word.lower() in public_text.lower() for word in words)


def age_on(birth_date: str, today: datetime.date) -> Optional[int]:
    """None where part of the birth date is unknown."""
    if len(birth_date) != len("YYYY-MM-DD"):
        return None
    return int((today - datetime.date.fromisoformat(birth_date)).days / DAYS_A_YEAR)
