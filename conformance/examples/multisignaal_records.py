"""What the example index knows of the contract: what it gives, what it takes, what it keeps.

Ids such as COM-10 and MS-01 are those of docs/protocols/common.md and multisignaal.md.
"""

import http.client
import json
import re
import threading
from datetime import datetime
from urllib.parse import quote, urlencode

BASE = "/multisignaal/v1"
LARGEST_BODY = 256 * 1024  # COM-28.1
MOST_KEPT = 10_000  # of every list: an index in memory must not grow for ever
SIGNAL_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")  # COM-13.6
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # COM-15.1


class Refused(Exception):
    """What breaks the contract: a code of ERR-1 and the field."""

    def __init__(self, code, field=None):
        super().__init__(code)
        self.code, self.field = code, field


def passes_eleven_test(bsn):
    """COM-10: nine digits, not all zeros, and a sum that eleven divides."""
    if not re.fullmatch(r"[0-9]{9}", bsn or "") or bsn == "000000000":
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(bsn, weights)) % 11 == 0


def read_json(octets):
    """JSON in UTF-8 in which no name stands twice in one object (MS-10.19)."""

    def once(pairs):
        if len({name for name, _ in pairs}) != len(pairs):
            raise Refused("BERICHT_ONLEESBAAR")
        return dict(pairs)

    try:
        return json.loads(octets.decode("utf-8"), object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise Refused("BERICHT_ONLEESBAAR") from error


def without_none(members):
    """An absent member and null mean the same (MS-00.9): leave null out."""
    return {name: value for name, value in members.items() if value is not None}


def oins_of(certificate):
    """The OINs in a certificate's subject (COM-02.1), as `getpeercert` gives it."""
    subject = (certificate or {}).get("subject", ())
    return [value for part in subject for name, value in part if name == "serialNumber"]


class Gateway:
    """The gateway, as this index calls it and is called by it."""

    def __init__(self, tls):
        self.tls, self.url, self.oin = tls, None, None

    def shows(self, certificate):
        """Whether the certificate bears the gateway's OIN and no other (COM-02.7, COM-04.7)."""
        return self.oin is not None and oins_of(certificate) == [self.oin]

    def ask(self, method, path, body=None, media_type="application/json"):
        """The status and the body of the answer. Raises OSError where none came."""
        if self.url is None:
            raise OSError("no gateway is known yet")
        connection = http.client.HTTPSConnection(
            self.url.hostname, self.url.port or 443, context=self.tls, timeout=10
        )
        headers = {"Accept": "application/json, application/problem+json"}
        octets = None
        if body is not None:
            headers["Content-Type"] = media_type
            octets = json.dumps(body, ensure_ascii=False).encode("utf-8")
        try:
            connection.connect()
            if not self.shows(connection.sock.getpeercert()):
                raise OSError("what answers is not the gateway")
            connection.request(method, BASE + path, octets, headers)
            answer = connection.getresponse()
            held = answer.read(LARGEST_BODY)
            return answer.status, read_json(held) if held else {}
        finally:
            connection.close()


class Index:
    """Signals, matches, and what was told to whom. Thread-safe: webhook and interface share it."""

    def __init__(self, gateway):
        self.gateway, self.lock = gateway, threading.RLock()
        self.forget_all()

    def forget_all(self):
        with self.lock:
            self.signals, self.matches = {}, {}
            self.seen, self.events, self.told = set(), [], []

    # What goes out. Each gives {"outcome": "accepted", "rejected" or "failed", …}.

    def give(self, signal):
        """MS-01: a new signal, or a correction of one."""
        identity, organisation, reporter = signal["id"], signal["organisation"], signal["reporter"]
        if not SIGNAL_ID.fullmatch(identity):
            raise Refused("WAARDE_ONGELDIG", "signaalId")
        for bsn in [signal["bsn"], *signal.get("parents", [])]:
            if not passes_eleven_test(bsn):
                raise Refused("BSN_ONGELDIG", "bsn")
        body = {
            "bsn": signal["bsn"],
            "instantie": without_none(
                {
                    "oin": organisation["oin"],
                    "naam": organisation["name"],
                    "telefoon": organisation.get("phone"),
                }
            ),
            "melder": without_none(
                {
                    "naam": reporter["name"],
                    "functie": reporter.get("function"),
                    "telefoon": reporter["phone"],
                    "email": reporter.get("email"),
                }
            ),
            "datum": signal["date"],
            "geinformeerd": signal["informed"],
            "reden": signal.get("reason"),
            "oudersBsn": signal.get("parents", [])[:2] or None,
            "redenMutatie": signal.get("mutation_reason"),
        }
        result = self.say("PUT", self.path(identity), without_none(body))
        if result["outcome"] == "accepted":
            with self.lock:
                self.signals[identity] = {**signal, **result["state"]}
        return result

    def withdraw(self, identity, reason):
        """MS-03."""
        result = self.say("DELETE", self.path(identity) + "?" + urlencode({"reden": reason}))
        if result["outcome"] == "accepted":
            with self.lock:
                self.signals.pop(identity, None)
        return result

    def close(self, identity):
        """MS-04: the child is going well."""
        return self.say("POST", self.path(identity) + "/afsluiting")

    def relocate(self, identity, municipality, date):
        """MS-05."""
        body = {"gemeentecode": municipality, "datum": date}
        return self.say("POST", self.path(identity) + "/verhuizing", body)

    def list_matches(self, identity):
        """MS-06, page after page (MS-09)."""
        page, found = 1, []
        while page <= 100:
            chosen = f"/matches?pagina={page}&paginaGrootte=100"
            result = self.say("GET", self.path(identity) + chosen)
            if result["outcome"] != "accepted":
                return result
            items = result["state"].get("matches", [])
            found += items
            if len(items) < 100:
                break
            page += 1
        return {**result, "matches": len(found)}

    def update_match(self, match, update):
        """MS-07: what the professional says of a match."""
        leads = update.get("coordinator")
        body = {
            "bevestigd": update.get("confirmed"),
            "toestemming": update.get("consent"),
            "gezinGeinformeerd": update.get("family_informed"),
            "coordinator": leads and {"naam": leads["name"], "telefoon": leads["phone"]},
        }
        path = "/matches/" + quote(match, safe="")
        return self.say("PATCH", path, without_none(body), "application/merge-patch+json")

    def inspect(self, wanted):
        """MS-08."""
        body = {
            "bsn": wanted["bsn"],
            "verzoekKenmerk": wanted["reference"],
            "verzoeker": wanted["requester"],
            "gemeentecode": wanted.get("municipality"),
        }
        return self.say("POST", "/inzageverzoeken", without_none(body))

    @staticmethod
    def path(identity):
        return "/signalen/" + quote(identity, safe="")

    def say(self, *request):
        """Asks the gateway and reads its answer: a state, or a problem with `code` and `veld`."""
        try:
            status, body = self.gateway.ask(*request)
        except (OSError, http.client.HTTPException, Refused) as error:
            return {"outcome": "failed", "error": type(error).__name__}
        if 200 <= status < 300:
            warnings = [each["code"] for each in body.get("waarschuwingen", [])]
            return {"outcome": "accepted", "http": status, "warnings": warnings, "state": body}
        # 503 and 429 ask to come again (MS-10.17), which is for people to do here.
        outcome = "failed" if status in (429, 503) else "rejected"
        return {
            "outcome": outcome,
            "http": status,
            "code": body.get("code"),
            "field": body.get("veld"),
        }

    # What comes in.

    def take(self, event):
        """An event of MS-20. Raises Refused where it is none; a repeat has no second effect."""
        kind, data = self.kind_of(event), event["data"]
        with self.lock:
            if event["id"] in self.seen:  # COM-21.5
                return
            if len(self.events) >= MOST_KEPT:
                raise Refused("TIJDELIJK_NIET_BESCHIKBAAR")
            self.seen.add(event["id"])
            taken = {
                "n": len(self.events) + 1,
                "notice": event["id"],
                "kind": kind,
                "signal": data.get("signaalId"),
                "match": data.get("matchId"),
                "reason": data.get("reden"),
                "wrongful": data.get("onterecht"),
                "counterparty": data.get("wederpartij"),
                "forgotten": False,
            }
            self.events.append(taken)
            self.follow(taken, data)
            self.pass_on(taken)

    KINDS = {
        "match.ontstaan": "match_made",
        "match.gewijzigd": "match_changed",
        "match.beeindigd": "match_ended",
        "match.mogelijk": "verify_identity",
        "match.herinnering": "reminder",
        "signaal.historie": "history",
        "signaal.verloopt": "signal_expiring",
        "signaal.vervallen": "signal_lapsed",
        "jeugdige.verhuisd": "relocated",
        "verhuizing.naar-gebied": "relocation",
    }

    def kind_of(self, event):
        """MS-20 and MS-21: the attributes, and which of the ten types it is."""
        if not isinstance(event, dict):
            raise Refused("BERICHT_ONLEESBAAR")
        for name in ("specversion", "id", "source", "type", "time", "datacontenttype"):
            if not isinstance(event.get(name), str) or not event[name]:
                raise Refused("VERPLICHT_VELD", name)
        if not isinstance(event.get("data"), dict):
            raise Refused("VERPLICHT_VELD", "data")
        if event["specversion"] != "1.0":
            raise Refused("WAARDE_ONGELDIG", "specversion")
        if not is_moment(event["time"]):
            raise Refused("WAARDE_ONGELDIG", "time")
        kind = self.KINDS.get(event["type"].removeprefix("nl.verwijsindex."))
        if kind is None:
            raise Refused("WAARDE_ONGELDIG", "type")
        # A relocation notice is about no signal of ours and has no subject (COM-24.8).
        if kind != "relocation" and event.get("subject") != event["data"].get("signaalId"):
            raise Refused("WAARDE_ONGELDIG", "subject")
        return kind

    def follow(self, taken, data):
        """What an event changes in what is held of matches and signals."""
        kind, match = taken["kind"], taken["match"]
        if kind in ("match_made", "match_changed"):
            self.matches[match] = {
                "match": match,
                "signal": taken["signal"],
                "status": "open",
                "counterparty": taken["counterparty"],
            }
        elif kind == "match_ended":
            held = self.matches.setdefault(match, {"match": match, "signal": taken["signal"]})
            held["status"] = "beeindigd"
            if taken["wrongful"]:
                self.forget_match(match)
        elif kind == "signal_lapsed" and taken["signal"] in self.signals:
            self.signals[taken["signal"]]["status"] = "vervallen"
        elif kind == "signal_expiring" and taken["signal"] in self.signals:
            self.signals[taken["signal"]]["verlooptOp"] = data.get("verlooptOp")

    def forget_match(self, match):
        """COM-25.9: who was told wrongly destroys what it learned."""
        self.matches[match]["counterparty"] = None
        for each in self.events:
            if each["match"] == match:
                each["counterparty"], each["forgotten"] = None, True

    def pass_on(self, taken):
        """COM-22.10: whom a region tells of what it hears."""
        whom = ["reporter", "coordinator", "overseer"]
        if taken["kind"] == "relocation":
            whom = ["overseer"]
        elif taken["kind"] not in ("match_made", "match_changed", "match_ended"):
            whom = ["reporter"]
        for each in whom:
            self.told.append(
                {
                    "n": taken["n"],
                    "whom": each,
                    "kind": taken["kind"],
                    "signal": taken["signal"],
                    "match": taken["match"],
                }
            )

    def shown(self, what, signal=None, match=None):
        """What is held, for the interface: None where there is nothing."""
        with self.lock:
            if what == "signal":
                return self.signals.get(signal)
            if what == "match":
                return self.matches.get(match)
            held = self.told if what == "told" else self.events
            return [each for each in held if each["signal"] == signal]


def is_moment(text):
    """RFC 3339 with its offset, of a day and a time that exist (COM-15.1)."""
    if not MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text[:19])
    except ValueError:
        return False
    return True
