"""Who plays: an organisation and a professional a region, and the signal each will give."""
import datetime
from typing import Any

from family import Address, Family

Signal = dict[str, Any]

ORGANISATIONS: dict[str, dict[str, str]] = {
    "esar": {"oin": "00000099000000001001", "name": "JGZ Zuiderlicht",
             "phone": "+31365550101"},
    "midden-nederland": {"oin": "00000099000000004001", "name": "Basisschool De Klaproos",
                         "phone": "+31305550102"},
    "multisignaal": {"oin": "00000099000000002001", "name": "Kinderpoli Amstelzicht",
                     "phone": "+31205550103"},
    "sisa": {"oin": "00000099000000003001", "name": "Jeugdhulp Maasoever",
             "phone": "+31105550104"},
}

# SISA gives no professional: none is known outside Rotterdam-Rijnmond.
REPORTERS: dict[str, dict[str, str]] = {
    "esar": {"name": "S. Öztürk", "function": "jeugdarts", "phone": "+31365550111",
             "email": "s.ozturk@voorbeeld.nl"},
    "midden-nederland": {"name": "M. van Vliet", "function": "intern begeleider",
                         "phone": "+31305550112", "email": "m.vanvliet@voorbeeld.nl"},
    "multisignaal": {"name": "R. Bakboord", "function": "kinderarts", "phone": "+31205550113",
                     "email": "r.bakboord@voorbeeld.nl"},
}

SIGNAL_IDS = {"esar": "ESAR-2026-000123", "midden-nederland": "MN-4711",
              "multisignaal": "MS-88-0042", "sisa": "S-771204"}


def public_text() -> str:
    """All that may be read of the cast; no word of a family may stand in it."""
    return repr([ORGANISATIONS, REPORTERS, SIGNAL_IDS])


def signals_for(family: Family, day: datetime.date) -> dict[str, Signal]:
    """The signal of each region, holding what that index holds and nothing else."""
    child = family.child
    about = {
        "esar": {**name_of(child), **born_and_gender(child), "parents": family.parents,
                 "place": family.old_home["place"],
                 "municipality": family.old_home["municipality"]},
        "midden-nederland": {**name_of(child), "birth_date": child["birth_date"],
                             "parents": family.parents, "address": home_of(family.new_home)},
        "multisignaal": {},
        "sisa": {**name_of(child), **born_and_gender(child)},
    }
    return {region: {"bsn": child["bsn"], **known, **common_part(region, day)}
            for region, known in about.items()}


def common_part(region: str, day: datetime.date) -> Signal:
    part: Signal = {"id": SIGNAL_IDS[region], "organisation": ORGANISATIONS[region],
                    "date": day.isoformat(), "informed": "ouders"}
    if region in REPORTERS:
        part["reporter"] = REPORTERS[region]
    return part


def name_of(child: dict[str, Any]) -> Signal:
    name = {"given_names": child["given_names"], "surname": child["surname"]}
    return {**name, "prefix": child["prefix"]} if child["prefix"] else name


def born_and_gender(child: dict[str, Any]) -> Signal:
    return {"birth_date": child["birth_date"], "gender": child["gender"]}


def home_of(address: Address) -> Address:
    """An address of the population in the control API's words, without what is empty."""
    wanted = ("street", "number", "letter", "addition", "postcode", "place", "municipality")
    return {key: address[key] for key in wanted if address[key] != ""}
