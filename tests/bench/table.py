"""Rows of the result, and what is said meanwhile."""


def say(text):
    print(text, flush=True)


class Table:
    """Rows of the result, in the order in which they came."""

    def __init__(self):
        self.rows = []

    def add(self, name, value, unit, beside=""):
        self.rows.append({"name": name, "value": value, "unit": unit, "beside": beside})

    def print(self):
        cells = [(r["name"], number(r["value"]), r["unit"], r["beside"]) for r in self.rows]
        widths = [max(len(cell[i]) for cell in cells) for i in range(4)]
        for name, value, unit, beside in cells:
            line = f"{name:<{widths[0]}}  {value:>{widths[1]}}  {unit:<{widths[2]}}  {beside}"
            say(line.rstrip())


def number(value):
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
