"""What lists sort by as well: how stories begin, and how many corrections they have.

A frozen copy: it means the same next year, whatever ``store.tables`` says then. Unlike the steps before it,
it fills what it makes: to derive all of a hundred thousand stories anew takes a minute, this a tenth of it.
"""

from typing import Any

STATEMENTS = (
    'ALTER TABLE "story" ADD COLUMN "opening_key" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "story" ADD COLUMN "corrections" INTEGER NOT NULL DEFAULT 0',
    # fold() is the program's own.
    'UPDATE "story" SET "opening_key" = fold("opening")',
    'UPDATE "story" SET "corrections" = (SELECT count(*) FROM "correction" WHERE "story_id" = "story"."id")'
    ' WHERE "id" IN (SELECT "story_id" FROM "correction")',
    # Counted anew rather than one more or less: whoever puts rows back in any order gets the right number.
    'CREATE TRIGGER "correction_insert" AFTER INSERT ON "correction" BEGIN UPDATE "story"'
    ' SET "corrections" = (SELECT count(*) FROM "correction" WHERE "story_id" = new."story_id")'
    ' WHERE "id" = new."story_id"; END',
    'CREATE TRIGGER "correction_delete" AFTER DELETE ON "correction" BEGIN UPDATE "story"'
    ' SET "corrections" = (SELECT count(*) FROM "correction" WHERE "story_id" = old."story_id")'
    ' WHERE "id" = old."story_id"; END',
    'CREATE INDEX "story_by_opening" ON "story" ("opening_key", "serial" DESC, "status")',
    'CREATE INDEX "story_by_corrections" ON "story" ("corrections", "serial", "status")',
)


def up(_migrator: Any, database: Any) -> None:
    """Make the columns, fill them, and see to it that they stay true."""
    for statement in STATEMENTS:
        database.execute_sql(statement)
