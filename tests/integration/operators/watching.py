"""What the gateway says of itself: health and metrics on its internal listener, alarms on its socket."""
import http.client
import json
import pathlib
import re
import socket
import urllib.error
import urllib.request
from typing import Any

Series = dict[tuple[str, frozenset[tuple[str, str]]], float]

LABEL = r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"'
SAMPLE = re.compile(rf"^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{{({LABEL}(?:,{LABEL})*)\}})? (\S+)$")
HEADER = re.compile(r"^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$")
KINDS = {"counter", "gauge", "histogram"}


def ask(url: str, method: str = "GET") -> tuple[int, str]:
    """Status and body; the answer of a refusal too."""
    request = urllib.request.Request(url, method=method)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode("utf-8")
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode("utf-8")


def series_in(text: str) -> Series:
    """The series of Prometheus' text format 0.0.4, read strictly: AssertionError where it is not."""
    assert text.endswith("\n"), "the last line does not end"
    found: Series = {}
    kinds: dict[str, str] = {}
    helped: set[str] = set()
    for line in text.splitlines():
        header = HEADER.match(line)
        if header:
            what, name, rest = header.groups()
            if what == "HELP":
                assert name not in helped, f"{name} has two HELP lines"
                helped.add(name)
            else:
                assert name not in kinds and rest in KINDS, line
                kinds[name] = rest
            continue
        sample = SAMPLE.match(line)
        assert sample, f"no sample: {line}"
        name, labels = sample[1], re.findall(LABEL, sample[2] or "")
        family = re.sub("_(bucket|count|sum)$", "", name)
        assert kinds.get(name) in ("counter", "gauge") or kinds.get(family) == "histogram", line
        assert kinds.get(name) != "counter" or name.endswith("_total"), line
        key = name, frozenset(labels)
        assert len(dict(labels)) == len(labels) and key not in found, f"twice: {line}"
        found[key] = float(line.rsplit(" ", 1)[1])
    assert helped == set(kinds), "HELP and TYPE do not go together"
    check_histograms(found, [name for name, kind in kinds.items() if kind == "histogram"])
    return found


def check_histograms(found: Series, names: list[str]) -> None:
    for name in names:
        steps = sorted((float(dict(labels)["le"]), value) for (each, labels), value in found.items()
                       if each == f"{name}_bucket")
        counts = [value for _, value in steps]
        assert counts == sorted(counts), f"{name} does not add up"
        assert steps[-1] == (float("inf"), found[f"{name}_count", frozenset()]), name


def value(found: Series, name: str, **labels: str) -> float:
    return found[name, frozenset(labels.items())]


class LocalConnection(http.client.HTTPConnection):
    """HTTP over a Unix domain socket."""

    def __init__(self, file: pathlib.Path) -> None:
        super().__init__("localhost", timeout=10)
        self._file = file

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(10)
        self.sock.connect(str(self._file))


def standing(operators: pathlib.Path) -> list[dict[str, Any]]:
    """The alarms that stand."""
    connection = LocalConnection(operators)
    try:
        connection.request("GET", "/beheer/v1/alarmen")
        answer = connection.getresponse()
        assert answer.status == 200, answer.status
        return json.loads(answer.read())["alarmen"]
    finally:
        connection.close()
