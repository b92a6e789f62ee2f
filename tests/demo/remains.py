"""What the gateway's store still holds when it is over, counted by table."""
import contextlib
import pathlib
import sqlite3

# Each row of these is about a child, a family or somebody's part in it. What may stay is the audit
# trail, which holds keyed digests alone.
ABOUT_SOMEBODY = ("signal", "parent", "match", "follow_up", "inspection", "objection", "outbox",
                  "ended", "signal_salt")


def rows_left(store: pathlib.Path) -> dict[str, int]:
    """The tables that are not empty, with how many rows each has."""
    with contextlib.closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as opened:
        counts = {table: opened.execute(f"select count(*) from {table}").fetchone()[0]
                  for table in ABOUT_SOMEBODY}
    return {table: count for table, count in counts.items() if count}
