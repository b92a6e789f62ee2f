"""What a notice tells its reader, in words, a line each."""
from typing import Any, Callable

from checks import as_day
from scene import Told
from words import REGION_NAMES

Word = Callable[..., str]


class Learned:
    """Finds the lines for a notice of any kind; `word` gives the language's words."""

    def __init__(self, word: Word) -> None:
        self._word = word

    def lines(self, told: Told) -> list[str]:
        kind = told.notice["kind"]
        lines = self._of_kind(kind, told)
        if kind in ("match_made", "match_changed"):
            lines += self._of_match(told.notice)
        return lines

    def _of_kind(self, kind: str, told: Told) -> list[str]:
        notice, region = told.notice, self._region_of(told)
        if kind == "match_ended":
            return [self._word("ended", region=region, reason=notice["reason"])]
        if kind == "reminder":
            return [self._word("untaken", region=region)]
        if kind == "signal_expiring":
            return [self._word("expiring", day=as_day(notice["expires_on"]))]
        if kind == "signal_lapsed":
            how = f" ({notice['reason']})" if notice["reason"] else ""
            return [self._word("lapsed_signal") + how]
        if kind == "relocated":
            return [self._word("relocated", municipality=self._municipality(notice))]
        if kind == "relocation":
            place = self._word("came_to_live", municipality=self._municipality(notice))
            return [place, *self._other_side(told.counterparty or {})]
        if kind == "history":
            return [self._word("earlier"), *self._other_side(notice["counterparty"])]
        return self._other_side(notice["counterparty"])

    def _region_of(self, told: Told) -> str:
        if told.about is None:
            return ""
        return self._word(told.about)

    @staticmethod
    def _municipality(notice: dict[str, Any]) -> str:
        return str((notice["coordination"] or {}).get("name"))

    def _other_side(self, other: dict[str, Any]) -> list[str]:
        lines = [f"{other['organisation']['name']}, {other['organisation']['phone']}"]
        reporter = other["reporter"]
        if not reporter:
            return [*lines, self._word("unnamed")]
        return [*lines, f"{reporter['name']}, {reporter['function']}",
                f"{reporter['phone']}, {reporter['email']}"]

    def _of_match(self, notice: dict[str, Any]) -> list[str]:
        lines = []
        if notice["match_kind"] == "gezin":
            lines.append(self._word("other_child"))
        if notice["kind"] == "match_changed":
            other = notice["counterparty"]
            lines.append(self._word("consent", consent=other["consent"]))
            if other["coordinator"]:
                lines.append(self._word("leads", name=other["coordinator"]["name"]))
        if notice["coordination"]:
            place = notice["coordination"]["name"]
            lines.append(self._word("coordinates", municipality=place))
        return lines

    def inspected(self, shown: Any) -> list[str]:
        """A signal as an inspection showed it: whose it is, its state, who asked before."""
        lines = [self._word("held", region=REGION_NAMES[shown.region],
                            organisation=shown.organisation, status=shown.status,
                            since=shown.since)]
        if shown.asked_before:
            names = ", ".join(REGION_NAMES[name] for name in shown.asked_before)
            lines.append(self._word("asked_before", regions=names))
        return lines
