"""A coordination body that subscribed: takes CloudEvents over mutual TLS and checks each (BEH-09).

It shares nothing with the gateway but the published form.
"""
import datetime
import json
import pathlib
import re
from typing import Any

from recording_party import Posted, RecordingParty

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
REGION = re.compile(r"[a-z][a-z-]*")
PATH = "/gebeurtenissen"
# By type: what its data holds, and nothing else; the words that may stand there.
DATA: dict[str, dict[str, re.Pattern[str]]] = {
    "nl.verwijsindex.match.niet-opgepakt": {"matchId": UUID, "regio": REGION, "tegenregio": REGION},
    "nl.verwijsindex.deelnemer.toegang": {
        "regio": REGION, "toegang": re.compile("sandbox|toegelaten|geschorst")},
    "nl.verwijsindex.deelnemer.stand": {
        "regio": REGION, "stand": re.compile("normaal|onderhoud|schaduw")},
    "nl.verwijsindex.aflevering.gestoord": {
        "regio": REGION,
        "oorzaak": re.compile("regio-onbereikbaar|regio-weg|postbus-niet-geleegd")},
}
ATTRIBUTES = {"specversion", "id", "source", "type", "datacontenttype", "data"}


def faults_of(event: Any, source: str) -> list[str]:
    """What is wrong with an event, by CloudEvents 1.0 and the page on coordination."""
    kind = event.get("type") if isinstance(event, dict) else None
    if kind not in DATA:
        return [f"type {kind!r}"]
    of_match = kind.startswith("nl.verwijsindex.match.")
    faults = []
    if set(event) != ATTRIBUTES | (set() if of_match else {"time"}):
        faults.append(f"attributes {sorted(event)}")
    if event.get("specversion") != "1.0" or event.get("datacontenttype") != "application/json":
        faults.append("specversion or datacontenttype")
    if not UUID.fullmatch(event.get("id", "")):
        faults.append("id")
    if event.get("source") != source:
        faults.append(f"source {event.get('source')!r}")
    if "time" in event:
        told = datetime.datetime.fromisoformat(event["time"])
        if (told.minute, told.second, told.microsecond) != (0, 0, 0):
            faults.append("a moment is told to the hour")
    data = event.get("data", {})
    if set(data) != set(DATA[kind]):
        faults.append(f"members {sorted(data)}")
    faults += [f"{name} {data.get(name)!r}" for name, form in DATA[kind].items()
               if not form.fullmatch(str(data.get(name)))]
    if of_match and not data.get("regio", "") < data.get("tegenregio", ""):
        faults.append("a pair is told by name, whichever side came first")
    return faults


class CoordinationBody(RecordingParty):
    """Keeps the events that it is told."""

    status = 202

    def __init__(self, pki: pathlib.Path, name: str, port: int, gateway_oin: str) -> None:
        super().__init__(pki, name, port)
        self._oin = gateway_oin
        self.heard: list[dict[str, Any]] = []

    def keep(self, posted: Posted) -> list[str]:
        event = json.loads(posted.text)
        faults = faults_of(event, f"urn:nld:oin:{self._oin}:systeem:kruispunt")
        if posted.path != PATH:
            faults.append(f"path {posted.path}")
        if posted.form != "application/cloudevents+json; charset=utf-8":
            faults.append(f"Content-Type {posted.form}")
        if posted.subject.get("serialNumber") != self._oin:
            faults.append("it is not the gateway that calls")
        self.heard.append(event)
        return faults

    def told(self) -> list[dict[str, Any]]:
        """What was heard so far, repeats left out: a repeat bears the id of before."""
        with self._lock:
            return list({event["id"]: event for event in self.heard}.values())
