#!/usr/bin/env python3
"""dump.py FOLDER TARGET: writes store.db and keys.db of FOLDER as SQL text into TARGET."""
import pathlib
import sqlite3
import sys


def dump(db: sqlite3.Connection, file: pathlib.Path) -> None:
    version = db.execute("pragma user_version").fetchone()[0]
    lines = [f"pragma user_version = {version};", *db.iterdump()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    folder, target = (pathlib.Path(word) for word in sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    store = sqlite3.connect(folder / "store.db")
    keys = sqlite3.connect(folder / "keys.db")
    # The stock of keys that were made ahead is left out: thousands that seal nothing.
    used = [str(row[0]) for row in store.execute(
        "select data_key from signal union "
        "select lead_key from follow_up where lead_key is not null")]
    keys.execute(f"delete from data_key where number not in ({','.join(used)})")
    dump(store, target / "store.sql")
    dump(keys, target / "keys.sql")


if __name__ == "__main__":
    main()
