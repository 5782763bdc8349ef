"""Writes a small newsroom down as SQL, made with the command line of whichever Newsdesk is on the path.

For each schema that was ever released there is such a file beside this one. To write one, before anything is
added to the tables of that schema:

    .venv/bin/python tests/store/data/write_newsroom.py > tests/store/data/schema-4.sql

Those of 2 and 3 were written so by the last commits that had them, out of their own ``make setup``: for 2 the
one before ``git log --diff-filter=A --format=%h -- src/newsdesk/store/migrations/0003_rates_desk.py`` names.

It is kept as it is from then on. All of its news is invented.
"""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PAGE = """\
KGS/USD = 0.01144 0% UZS/USD = 0.00008 0%
12 December 2025
Mill in Karakol Turns Wool Into Felt
KARAKOL – A mill by the lake presses coarse wool into felt. Nobody wanted that wool before, says its director.
Ғалла нархи пасайди
TOSHKENT – Тегирмонда нарх пасайди, кўклам экини кўп бўлди.
"""
COPY = "# The Night Tram\n\nIt runs until two. It “hums”.\n"


def fill(folder: Path) -> Path:
    """Make a newsroom in a folder, with a little of everything, and return its database's path."""
    environment = {**os.environ, "LOGNAME": "Aida", "USER": "Aida"}

    def ask(*arguments: str) -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "newsdesk", "--newsroom", "room", *arguments, "--json"],
            cwd=folder,
            env=environment,
            capture_output=True,
            check=False,
            text=True,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
        return json.loads(done.stdout)

    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "tram.md").write_text(COPY, encoding="utf-8")
    wool, grain = (each["uid"] for each in ask("import", "page.txt")["files"][0]["stories"])
    (tram,) = (each["uid"] for each in ask("import", "tram.md")["files"][0]["stories"])
    ask("tag", "--add", "wool trade", wool)
    ask("replace", "felt", "insulation", "karakol")
    ask("checkpoint", wool, "before legal")
    ask("note", wool, "Who is the director?", "--on", "director")
    ask("mark", "ready", wool, "--override", "The director is known.")
    ask("mark", "publish", wool, "--override", "The director is known.")
    ask("correct", wool, "The mill is in Karakol.", "--override", "It is short.")
    ask("embargo", tram, "--until", "2035-01-01 09:00", "--in", "Bishkek")
    ask("mark", "spike", grain)
    ask("searches", "Wool", "wool country:KG")
    ask("edition", "new", "2025-12-12", "--title", "Friday", wool, tram)
    ask("export", "2025-12-12", "friday", "--override", "The editor said so.")
    return folder / "room" / "newsroom.db"


def written(database: Path) -> str:
    """Return a database as SQL that makes it again, with its header and its search index as they are."""
    with closing(sqlite3.connect(database)) as db:
        # The view that the index is made of names it; nobody calls it here.
        db.create_function("fold", 1, str)
        lines = [f"PRAGMA {each} = {db.execute(f'PRAGMA {each}').fetchone()[0]};" for each in _HEADER]
        made = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql NOTNULL").fetchall()
        tables = [each for each in made if each[0] == "table"]
        # Those of the index are made with it, and then hold what they held.
        lines += [f"{sql};" for _type, name, sql in tables if not name.startswith(_INDEX)]
        lines += [f"DELETE FROM {name};" for _type, name, _sql in tables if name.startswith(_INDEX)]
        for _type, name, sql in tables:
            if "VIRTUAL" not in sql:
                columns = [f"quote({row[1]})" for row in db.execute(f"PRAGMA table_info({name})")]
                rows = db.execute(f"SELECT {', '.join(columns)} FROM {name}")
                lines += [f"INSERT INTO {name} VALUES ({', '.join(row)});" for row in rows]
        lines += [f"{sql};" for kind, _name, sql in made if kind != "table"]
    return "\n".join(lines) + "\n"


_HEADER = ("application_id", "user_version")
_INDEX = "story_search_"

if __name__ == "__main__":
    with TemporaryDirectory() as made:
        # Where it was exported to is nobody's business.
        sys.stdout.write(written(fill(Path(made))).replace(str(Path(made).resolve()), "/press"))
