"""Who plays: organisations and professionals in the four regions, and the signal each will give."""
import datetime
from dataclasses import dataclass
from typing import Any

from family import Address, Family, Household, Person, age_on

Signal = dict[str, Any]

# From which age both are told of a signal, and from which the young person alone.
BOTH_TOLD_FROM, ALONE_TOLD_FROM = 12, 16


@dataclass(frozen=True)
class Part:
    """Somebody who gives a signal: in which region, under which id, for which organisation."""

    region: str
    signal_id: str
    organisation: dict[str, str]
    reporter: dict[str, str] | None


# SISA gives no professional: none is known outside Rotterdam-Rijnmond.
PARTS: dict[str, Part] = {
    "doctor": Part(
        "esar", "ESAR-2026-000123",
        {"oin": "00000099000000001001", "name": "JGZ Zuiderlicht", "phone": "+31365550101"},
        {"name": "S. Öztürk", "function": "jeugdarts", "phone": "+31365550111",
         "email": "s.ozturk@voorbeeld.nl"}),
    "school": Part(
        "midden-nederland", "MN-4711",
        {"oin": "00000099000000004001", "name": "Basisschool De Klaproos",
         "phone": "+31305550102"},
        {"name": "M. van Vliet", "function": "intern begeleider", "phone": "+31305550112",
         "email": "m.vanvliet@voorbeeld.nl"}),
    "clinic": Part(
        "multisignaal", "MS-88-0042",
        {"oin": "00000099000000002001", "name": "Kinderpoli Amstelzicht",
         "phone": "+31205550103"},
        {"name": "R. Bakboord", "function": "kinderarts", "phone": "+31205550113",
         "email": "r.bakboord@voorbeeld.nl"}),
    "care": Part(
        "sisa", "S-771204",
        {"oin": "00000099000000003001", "name": "Jeugdhulp Maasoever",
         "phone": "+31105550104"}, None),
    "social_work": Part(
        "esar", "ESAR-2026-000124",
        {"oin": "00000099000000001002", "name": "Schoolmaatschappelijk Werk De Dreef",
         "phone": "+31365550105"},
        {"name": "T. Wijngaarde", "function": "maatschappelijk werker",
         "phone": "+31365550115", "email": "t.wijngaarde@voorbeeld.nl"}),
    "team": Part(
        "multisignaal", "MS-88-0043",
        {"oin": "00000099000000002002", "name": "Ouder- en Kindteam Noorderpark",
         "phone": "+31205550106"},
        {"name": "J. Amrani", "function": "gezinscoach", "phone": "+31205550116",
         "email": "j.amrani@voorbeeld.nl"}),
}

# Who gives a signal on the child that moves, a region each.
FIRST_IN = {"esar": "doctor", "midden-nederland": "school", "multisignaal": "clinic",
            "sisa": "care"}
ON_SIBLING = "social_work"


def public_text() -> str:
    """All that may be read of the cast; no word of a family may stand in it."""
    return repr(PARTS)


def role_of_signal(signal_id: str | None) -> str | None:
    return next((role for role, part in PARTS.items() if part.signal_id == signal_id), None)


def role_of_organisation(oin: str | None) -> str | None:
    return next((role for role, part in PARTS.items() if part.organisation["oin"] == oin), None)


def signals_for(family: Family, day: datetime.date) -> dict[str, Signal]:
    """On the child, the signal of each region, holding what that index holds and nothing else."""
    child = family.child
    about = {
        "esar": {**about_in_esar(child, family.old_home), "parents": family.parents},
        "midden-nederland": {**name_of(child), "birth_date": child["birth_date"],
                             "parents": family.parents, "address": home_of(family.new_home)},
        "multisignaal": {},
        "sisa": {**name_of(child), **born_and_gender(child)},
    }
    return {region: {"bsn": child["bsn"], **known, **common_part(FIRST_IN[region], day, "ouders")}
            for region, known in about.items()}


def all_signals(household: Household, day: datetime.date) -> dict[str, Signal]:
    """The signal of each part, by its name."""
    family, sibling = household.family, household.sibling
    signals = {FIRST_IN[region]: signal for region, signal in signals_for(family, day).items()}
    signals["team"] = {"bsn": family.child["bsn"], **common_part("team", day, "ouders")}
    signals[ON_SIBLING] = {
        "bsn": sibling["bsn"], **about_in_esar(sibling, family.old_home),
        "parents": sibling["parents"],
        **common_part(ON_SIBLING, day, told_by_age(sibling["birth_date"], day))}
    return signals


def told_by_age(birth_date: str, day: datetime.date) -> str:
    """Who must be told of a signal on somebody born then: the duty to inform (INF-1)."""
    age = age_on(birth_date, day) or 0
    if age < BOTH_TOLD_FROM:
        return "ouders"
    return "beiden" if age < ALONE_TOLD_FROM else "jeugdige"


def common_part(role: str, day: datetime.date, informed: str) -> Signal:
    part = PARTS[role]
    known: Signal = {"id": part.signal_id, "organisation": part.organisation,
                     "date": day.isoformat(), "informed": informed}
    return {**known, "reporter": part.reporter} if part.reporter else known


def about_in_esar(child: Person, home: Address) -> Signal:
    return {**name_of(child), **born_and_gender(child), "place": home["place"],
            "municipality": home["municipality"]}


def name_of(child: Person) -> Signal:
    name = {"given_names": child["given_names"], "surname": child["surname"]}
    return {**name, "prefix": child["prefix"]} if child["prefix"] else name


def born_and_gender(child: Person) -> Signal:
    return {"birth_date": child["birth_date"], "gender": child["gender"]}


def home_of(address: Address) -> Address:
    """An address of the population in the control API's words, without what is empty."""
    wanted = ("street", "number", "letter", "addition", "postcode", "place", "municipality")
    return {key: address[key] for key in wanted if address[key] != ""}
