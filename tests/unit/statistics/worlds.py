"""What federations may have counted: histories of a few months, ordinary ones and the awkward."""
import random
from typing import Any

History = dict[str, Any]

MOST_REGIONS = 8
DELAY_CLASSES = 4
DAYS = 30
SECONDS = DAYS * 24 * 3600
IN_A_QUIET_MONTH = 10  # entries of the audit trail that no reader has a part in
LARGEST_STEP = 2**24  # from a notice's number to the next one's


def draw(random_: random.Random) -> History:
    """A history in the form that the program reads; its months have one style each."""
    names = [chr(ord("a") + i) for i in range(random_.randint(2, MOST_REGIONS))]
    regions = [{"name": name, "mayLeaveOutBsn": random_.random() < 0.5,
                "hangsOnNumber": random_.random() < 0.4} for name in names]
    within = random_.random() < 0.2
    months = [month(random_, number, names, within) for number in range(random_.randint(1, 3))]
    for one, before in zip(months, [None, *months]):
        add_what_else_happened(random_, one, before)
    return {"regions": regions, "withinRegions": within, "months": months}


def month(random_: random.Random, number: int, names: list[str], within: bool) -> dict[str, Any]:
    pairs = [(one, other) for one in names for other in names
             if one < other or (within and one == other)]
    style = random_.choice(STYLES)
    signals, matches = style(random_, len(names)), style(random_, len(pairs))
    return {
        "month": f"2026-{number + 1:02}",
        "regions": [region(random_, name, many) for name, many in zip(names, signals)],
        "pairs": [pair(random_, one, other, many)
                  for (one, other), many in zip(pairs, matches)],
    }


def region(random_: random.Random, name: str, signals: int) -> dict[str, Any]:
    return {"name": name, "signals": signals, "uninformed": part(random_, signals),
            "withoutBsn": part(random_, signals)}


def pair(random_: random.Random, one: str, other: str, matches: int) -> dict[str, Any]:
    classes = [0] * DELAY_CLASSES
    for _ in range(matches):
        classes[random_.randrange(DELAY_CLASSES)] += 1
    return {"one": one, "other": other, "matches": classes,
            "withoutReach": part(random_, matches)}


def add_what_else_happened(
    random_: random.Random, one: dict[str, Any], before: dict[str, Any] | None
) -> None:
    """What other answers tell of: what waits for each region and which are down, messages by the
    day, the number of entries in the audit trail, how far the numbers of notices rose."""
    waiting = {lane["region"]: lane["waiting"] for lane in before["lanes"]} if before else {}
    names = [region["name"] for region in one["regions"]]
    one["lanes"] = [lane(random_, name, waiting.get(name, 0) + matches_told(one, name))
                    for name in names]
    open_circuits(random_, one)
    delivered = sum(each["delivered"] for each in one["lanes"])
    days = [0] * DAYS
    for _ in range(delivered + random_.choice([0, 3, 40, 400])):
        days[random_.randrange(DAYS)] += 1
    one["messages"] = days
    one["acts"] = {name: random_.choice([0, 0, 5, 200]) for name in names}
    one["actsOfNobody"] = random_.choice([IN_A_QUIET_MONTH] + [50, 300, 5000] * 15)
    notices = sum(matches_told(one, each["region"]) + each["others"] for each in one["lanes"])
    one["numbersRose"] = sum(random_.randint(0, LARGEST_STEP - 1) // 2**random_.randrange(8) + 1
                             for _ in range(notices + 1))


def matches_told(one: dict[str, Any], name: str) -> int:
    """How many notices of matches a region got."""
    return sum(sum(pair["matches"]) * (pair["one"], pair["other"]).count(name)
               for pair in one["pairs"])


def lane(random_: random.Random, name: str, owed: int) -> dict[str, Any]:
    """What becomes of what a region is owed; in maintenance nothing is delivered."""
    held, others = random_.random() < 0.3, random_.choice([0, 0, 2, 30])
    gone = random_.choice([0, 0, random_.randint(0, owed)])
    left = owed - gone + others
    delivered = 0 if held else random_.choice([left, random_.randint(0, left)])
    return {"region": name, "held": held, "others": others, "gone": gone,
            "delivered": delivered, "waiting": left - delivered}


def open_circuits(random_: random.Random, one: dict[str, Any]) -> None:
    """That a region is down shows when it is told something, of two regions at one moment when it
    is a match of theirs; no moment is a whole hour. Of some the alarm stands by now."""
    owed = [each for each in one["lanes"] if each["others"] or matches_told(one, each["region"])]
    together, *moments = random_.sample(range(1, SECONDS, 2), len(one["lanes"]) + 1)
    for each, moment in zip(one["lanes"], moments):
        is_down = each in owed and random_.random() < 0.3
        each["openedAt"] = moment if is_down else 0
    matched = [{each["one"], each["other"]} for each in one["pairs"]
               if sum(each["matches"]) and each["one"] != each["other"]]
    both = random_.choice(matched) if matched and random_.random() < 0.5 else set()
    for each in one["lanes"]:
        each["openedAt"] = together if each["region"] in both else each["openedAt"]
        each["unreachable"] = each["openedAt"] > 0 and random_.random() < 0.5


def part(random_: random.Random, whole: int) -> int:
    """Some of it, often none or all."""
    return random_.choice([0, whole, random_.randint(0, whole), min(whole, 4), min(whole, 5)])


def sparse(random_: random.Random, cells: int) -> list[int]:
    return [random_.choice([0, 0, 0, 1, 2, 3, 7]) for _ in range(cells)]


def dense(random_: random.Random, cells: int) -> list[int]:
    return [random_.randint(0, 200) for _ in range(cells)]


def mixed(random_: random.Random, cells: int) -> list[int]:
    return [random_.choice([random_.randint(0, 9), random_.randint(20, 90)])
            for _ in range(cells)]


def all_but_one_zero(random_: random.Random, cells: int) -> list[int]:
    counts = [0] * cells
    counts[random_.randrange(cells)] = random_.choice([1, 4, 5, 9, 40])
    return counts


def at_the_threshold(random_: random.Random, cells: int) -> list[int]:
    return [random_.choice([4, 5]) for _ in range(cells)]


def equal(random_: random.Random, cells: int) -> list[int]:
    return [random_.choice([0, 4, 5, 9])] * cells


def of_a_small_total(random_: random.Random, cells: int) -> list[int]:
    counts = [0] * cells
    for _ in range(random_.choice([3, 4, 5, 8, 9, 10, 19, 20])):
        counts[random_.randrange(cells)] += 1
    return counts


def one_small_among_large(random_: random.Random, cells: int) -> list[int]:
    counts = [random_.randint(5, 60) for _ in range(cells)]
    counts[random_.randrange(cells)] = random_.randint(0, 4)
    return counts


STYLES = [sparse, dense, mixed, all_but_one_zero, at_the_threshold, equal, of_a_small_total,
          one_small_among_large]
