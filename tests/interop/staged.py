"""What a test that with_gateway.py runs knows of its stage, and the made-up signals it gives."""
import datetime
import importlib
import json
import os
import pathlib
import sys
import time
from typing import Any, Callable

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "demo"))

from region import Region  # noqa: E402

SKIPPED = 77
WAIT_SECONDS = 40.0


def need(*modules: str) -> list[Any]:
    """The modules; ends the test as skipped, saying why, where one is missing."""
    try:
        return [importlib.import_module(module) for module in modules]
    except ImportError as missing:
        print(f"skipped: {missing}; the packages are python3-zeep, python3-xmlsec, python3-lxml")
        sys.exit(SKIPPED)


class Staged:
    """The stage that plays now."""

    def __init__(self) -> None:
        told = json.loads(pathlib.Path(os.environ["KRUISPUNT_STAGE"]).read_text(encoding="utf-8"))
        self.build = pathlib.Path(told["build"])
        self.addresses: dict[str, str] = told["addresses"]
        self.exchange = self.addresses["exchange"]
        self.sandbox = pathlib.Path(told["sandbox"])
        self.pki = self.sandbox / "pki"
        self.regions = {name: Region(name, region["control"])
                        for name, region in told["regions"].items()}

    @property
    def esar(self) -> str:
        return self.exchange + "/esar/v1/signalering"


def wait_for(what: Callable[[], bool], failing: str, seconds: float = WAIT_SECONDS) -> None:
    """Raises AssertionError, saying what failed, where it does not come true in time."""
    until = time.monotonic() + seconds
    while not what():
        if time.monotonic() > until:
            raise AssertionError(failing)
        time.sleep(0.1)


def made_up_bsn(number: int) -> str:
    """The `number`th BSN that nobody has: it begins with 9999 and passes the 11-test."""
    found = -1
    for digits in range(999900000, 1000000000):
        text = str(digits)
        weighed = sum(int(d) * w for d, w in zip(text, (9, 8, 7, 6, 5, 4, 3, 2, -1)))
        found += weighed % 11 == 0
        if found == number:
            return text
    raise ValueError("there are not that many made-up numbers")


def yesterday() -> str:
    # By the UTC clock: a day that has begun in Amsterdam whatever the hour.
    today = datetime.datetime.now(datetime.timezone.utc).date()
    return (today - datetime.timedelta(days=1)).isoformat()


def birth_date(years: int) -> str:
    return datetime.date(datetime.date.today().year - years, 1, 2).isoformat()


def signal(region: str, name: str, bsn: str, **changes: object) -> dict[str, object]:
    """A signal in the words of the regions' control API, the child ten or eleven years old."""
    number = {"esar": 1, "multisignaal": 2, "sisa": 3, "midden-nederland": 4}[region]
    given: dict[str, object] = {
        "id": name, "bsn": bsn, "given_names": "Aïcha Maria", "prefix": "van der",
        "surname": "Proefkonijn", "birth_date": birth_date(10), "gender": "V",
        "place": "Almere", "municipality": "0034",
        "organisation": {"oin": f"0000009900000000{number}000", "name": f"Instelling {number}",
                         "phone": f"+3132000000{number}"},
        "date": yesterday(), "informed": "ouders"}
    if region != "sisa":
        given["reporter"] = {"name": "J. Jansen", "function": "jeugdarts",
                             "phone": "+31201234567", "email": "j.jansen@voorbeeld.nl"}
    return {**given, **changes}
