"""First act: a child moves from Almere to Utrecht to Rotterdam, and is known in each place."""
from typing import Callable, Optional

from cast import home_of
from checks import as_day, check_answer, check_contact
from family import ROTTERDAM, UTRECHT
from play import Owed, Play, both
from region import Notice
from scene import Scene

ON_THE_WAY = ("doctor", "school", "care")


class Crossing:
    """Six steps; the number of matches is exactly that of the pairs."""

    def __init__(self, play: Play) -> None:
        self._play = play
        self._day = play.signals["doctor"]["date"]

    def steps(self) -> list[Callable[[Scene], None]]:
        return [self._almere, self._to_utrecht, self._utrecht, self._to_rotterdam,
                self._rotterdam, self._amsterdam, self._back_again]

    # proves: COM-22.1 ESAR-10.1 ESAR-10.9 acceptance
    def _almere(self, scene: Scene) -> None:
        scene.checks.equal("esar and the gateway sign what they say to each other",
                           self._play.regions["esar"].signing(), "on")
        self._play.give(scene, "doctor", open_matches=0)
        self._play.hear(scene)

    # proves: COM-26.4 COM-26.5 COM-26.6 COM-26.8 COM-24.8 ESAR-14.2 acceptance
    def _to_utrecht(self, scene: Scene) -> None:
        home = self._play.household.family.new_home
        self._move(scene, "doctor", home)
        came = self._play.hear(scene, Owed("midden-nederland", "relocation"),
                               Owed("doctor", "relocated"))
        self._check_relocation(scene, came.get(Owed("midden-nederland", "relocation")),
                               "midden-nederland", ["doctor"])
        self._check_relocated(scene, came.get(Owed("doctor", "relocated")), UTRECHT, matches=0)

    # proves: COM-22.2 COM-22.5 COM-26.1 MN-00.1 acceptance
    def _utrecht(self, scene: Scene) -> None:
        self._play.give(scene, "school")
        self._expect_matches(scene, ("doctor", "school"), place=UTRECHT)

    # proves: COM-26.3 COM-26.4 COM-26.5 COM-26.6 COM-24.2 acceptance
    def _to_rotterdam(self, scene: Scene) -> None:
        self._move(scene, "school", self._play.household.third_home)
        came = self._play.hear(scene, Owed("sisa", "relocation"), Owed("doctor", "relocated"),
                               Owed("school", "relocated"))
        self._check_relocation(scene, came.get(Owed("sisa", "relocation")), "sisa",
                               ["doctor", "school"])
        for role in ("doctor", "school"):
            told = came.get(Owed(role, "relocated"))
            self._check_relocated(scene, told, ROTTERDAM, matches=1)

    # proves: COM-22.2 COM-22.3 COM-22.4 COM-22.5 COM-26.1 acceptance
    def _rotterdam(self, scene: Scene) -> None:
        self._play.give(scene, "care")
        self._expect_matches(scene, ("care", "doctor"), ("care", "school"), place=ROTTERDAM)
        known = {name: len(region.matches()) for name, region in self._play.regions.items()}
        scene.checks.equal("three places, three matches: each region is in two", known,
                           {"esar": 2, "midden-nederland": 2, "sisa": 2, "multisignaal": 0})
        self._check_both_sides_know(scene, ON_THE_WAY)

    # proves: COM-22.2 COM-22.5 MS-01.8 acceptance
    def _amsterdam(self, scene: Scene) -> None:
        self._play.regions["multisignaal"].set_mode("down")
        sent = set(self._play.signals["clinic"]) - {"id", "organisation", "reporter", "date",
                                                    "informed"}
        scene.checks.equal("of the child multisignaal gives nothing but the number", sent, {"bsn"})
        self._play.give(scene, "clinic", open_matches=3)
        self._hear_made(scene, [Owed(role, "match_made", "clinic") for role in ON_THE_WAY],
                        ROTTERDAM)

    # proves: MS-22.6
    def _back_again(self, scene: Scene) -> None:
        self._play.regions["multisignaal"].set_mode("up")
        self._hear_made(scene, [Owed("clinic", "match_made", role) for role in ON_THE_WAY],
                        ROTTERDAM)
        self._check_both_sides_know(scene, (*ON_THE_WAY, "clinic"))

    def _expect_matches(self, scene: Scene, *pairs: tuple[str, str], place: str) -> None:
        """Exactly these matches, each told to both sides."""
        self._hear_made(scene, [each for a, b in pairs for each in both("match_made", a, b)],
                        place)

    # proves: COM-26.1
    def _hear_made(self, scene: Scene, owed: list[Owed], place: str) -> None:
        came = self._play.hear(scene, *owed)
        for each in owed:
            self._play.check_coordination(scene, came.get(each), place)

    def _move(self, scene: Scene, role: str, home: dict[str, object]) -> None:
        part = self._play.signals[role]
        told = {"municipality": home["municipality"], "place": home["place"],
                "date": self._day, "address": home_of(home)}
        answer = self._play.region_of(role).relocate(part["id"], told)
        check_answer(scene.checks, role, answer)

    def _check_relocation(
        self, scene: Scene, notice: Optional[Notice], region: str, reporters: list[str]
    ) -> None:
        """To the overseer of the new area: every reporter's contact, no signal and no child."""
        told = notice or {"counterparties": [], "date": None, "signal": "", "match": ""}
        scene.checks.equal("the overseer learns the day of the move", as_day(told["date"]),
                           self._day)
        scene.checks.equal("and of no signal and no match", (told["signal"], told["match"]),
                           (None, None))
        scene.checks.equal("the overseer learns of every reporter",
                           len(told["counterparties"]), len(reporters))
        for role in reporters:
            oin = self._play.signals[role]["organisation"]["oin"]
            for other in told["counterparties"]:
                if other["organisation"]["oin"] == oin:
                    check_contact(scene.checks, region, role, other, self._play.signals)

    @staticmethod
    def _check_relocated(
        scene: Scene, notice: Optional[Notice], place: str, matches: int
    ) -> None:
        told = notice or {"coordination": None, "matches": [], "signal": None}
        code = (told["coordination"] or {}).get("municipality")
        scene.checks.equal(f"{told['signal']} learns where its child went", code, place)
        scene.checks.equal(f"{told['signal']} learns which matches that concerns",
                           len(told["matches"]), matches)

    # proves: COM-22.3
    def _check_both_sides_know(self, scene: Scene, roles: tuple[str, ...]) -> None:
        ids = self._play.match_ids
        pairs = [(a, b) for a in roles for b in roles if a != b]
        scene.checks.equal("each pair has a match, told to both", sorted(ids), sorted(pairs))
        differing = [pair for pair in pairs if ids.get(pair) != ids.get((pair[1], pair[0]))]
        scene.checks.equal("both sides of a match know it by one id", differing, [])
        scene.checks.equal("each pair has a match of its own", len(set(ids.values())),
                           len(pairs) // 2)
