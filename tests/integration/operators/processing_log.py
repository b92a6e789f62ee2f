"""An organisation's processing log: takes OTLP over HTTP in JSON, over mutual TLS, and keeps every span.

It shares nothing with the gateway but the published form.
"""
import json
import pathlib
import re
from typing import Any

from recording_party import Posted, RecordingParty

PATH = "/v1/traces"
SUBJECT = "dpl.core.data_subject_id"
ACTIVITY = "dpl.core.processing_activity_id"
IDS = {"traceId": re.compile("[0-9a-f]{32}"), "spanId": re.compile("[0-9a-f]{16}")}


def attributes_of(span: dict[str, Any]) -> dict[str, str]:
    return {each["key"]: str(next(iter(each["value"].values()))) for each in span["attributes"]}


def faults_of(span: dict[str, Any]) -> list[str]:
    """What is wrong with a span, by the standard's fields."""
    faults = [name for name, form in IDS.items() if not form.fullmatch(str(span.get(name)))]
    known = attributes_of(span)
    faults += [key for key in (SUBJECT, SUBJECT + "_type", ACTIVITY) if not known.get(key)]
    if not 1 <= span["status"]["code"] <= 2:
        faults.append("status")
    return faults


class ProcessingLog(RecordingParty):
    """Keeps the spans that it is sent."""

    answer = b"{}"

    def __init__(self, pki: pathlib.Path, name: str, port: int) -> None:
        super().__init__(pki, name, port)
        self.spans: list[dict[str, Any]] = []

    def keep(self, posted: Posted) -> list[str]:
        spans = [span for of in json.loads(posted.text)["resourceSpans"]
                 for scope in of["scopeSpans"] for span in scope["spans"]]
        self.spans += spans
        faults = [f"path {posted.path}"] if posted.path != PATH else []
        return faults + [fault for span in spans for fault in faults_of(span)]

    def entries(self) -> list[int]:
        """The numbers of the entries that were heard of, in the order of their first coming."""
        with self._lock:
            numbers = [int(attributes_of(span)["nl.kruispunt.entry"]) for span in self.spans]
        return list(dict.fromkeys(numbers))
