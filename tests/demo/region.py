"""A reference region as the play sees it: its control API, which is JSON over loopback HTTP."""
import http.client
import json
import urllib.parse
from typing import Any, Optional

Notice = dict[str, Any]
Answer = dict[str, Any]
CALL_SECONDS = 20.0


class RegionError(Exception):
    """A region's control API did not do what it was asked."""


class Region:
    """Tells a region what to say to the gateway, and asks it what it heard. Any thread."""

    def __init__(self, name: str, control: str) -> None:
        self.name = name
        self.control = control
        self._at = urllib.parse.urlsplit(control)

    def call(self, method: str, path: str, body: Optional[object] = None) -> tuple[int, Any]:
        """HTTP status and JSON body. Raises RegionError where nothing sensible came back."""
        text = None if body is None else json.dumps(body)
        connection = http.client.HTTPConnection(self._at.hostname or "", self._at.port,
                                                timeout=CALL_SECONDS)
        try:
            connection.request(method, path, text, {"Content-Type": "application/json"})
            got = connection.getresponse()
            return got.status, json.loads(got.read())
        except (OSError, http.client.HTTPException, json.JSONDecodeError) as failure:
            raise RegionError(f"{self.name}: {method} {path}: {failure}") from failure
        finally:
            connection.close()

    def _ask(self, method: str, path: str, body: Optional[object] = None) -> Any:
        status, told = self.call(method, path, body)
        if status != 200:
            raise RegionError(f"{self.name}: {method} {path} gave {status}: {told}")
        return told

    def set_gateway(self, exchange: str) -> None:
        self._ask("PUT", "/gateway", {"exchange": exchange})

    def set_mode(self, mode: str) -> None:
        self._ask("PUT", "/mode", {"mode": mode})

    def give(self, signal: dict[str, Any]) -> Answer:
        return self._say("/signals", signal)

    def correct(self, signal: dict[str, Any]) -> Answer:
        """Gives a known signal whole, in a message of its own."""
        status, told = self.call("PUT", f"/signals/{signal['id']}", signal)
        return self._told("PUT", status, told)

    def withdraw(self, signal_id: str, reason: str) -> Answer:
        return self._say(f"/signals/{signal_id}/withdraw", {"reason": reason})

    def close(self, signal_id: str) -> Answer:
        """The child is going well."""
        return self._say(f"/signals/{signal_id}/close", {})

    def relocate(self, signal_id: str, move: dict[str, Any]) -> Answer:
        """The child of the signal moved."""
        return self._say(f"/signals/{signal_id}/relocation", move)

    def update_match(self, match_id: str, said: dict[str, Any]) -> Answer:
        """What the professional says of a match."""
        status, told = self.call("PATCH", f"/matches/{match_id}", said)
        return self._told("PATCH", status, told)

    def inspect(self, asked: dict[str, Any]) -> Answer:
        """Asks for what is held on a child."""
        return self._say("/inspections", asked)

    def resend(self, signal_id: str) -> Answer:
        """The very same bytes once more that were last said of the signal."""
        return self._say(f"/signals/{signal_id}/resend", {})

    def _say(self, path: str, body: object) -> Answer:
        status, told = self.call("POST", path, body)
        return self._told("POST", status, told)

    def _told(self, method: str, status: int, told: Any) -> Answer:
        """What the gateway answered; `accepted` false where it refused or did not answer (502)."""
        if status not in (200, 502):
            raise RegionError(f"{self.name}: {method} of a signal gave {status}: {told}")
        return told

    def signing(self) -> str:
        """`on` or `off`; a region that never signs has no word for it."""
        status, told = self.call("GET", "/signing")
        return told["signing"] if status == 200 else "off"

    def set_signing(self, **how: object) -> None:
        """How ESAR signs from here on; what is not named is as it should be."""
        self._ask("PUT", "/signing", how)

    def today(self) -> str:
        """The day on the region's own clock."""
        return self._ask("GET", "/clock")["today"]

    def received(self, after: int = 0) -> list[Notice]:
        return self._ask("GET", f"/received?after={after}")

    def matches(self) -> list[dict[str, Any]]:
        return self._ask("GET", "/matches")

    def violations(self) -> list[dict[str, str]]:
        return self._ask("GET", "/violations")

    def rejections(self) -> list[dict[str, Any]]:
        """What the gateway set aside of a feed; empty for a region that has none."""
        status, told = self.call("GET", "/rejections")
        return told if status == 200 else []
