"""The rates desk: what sources sent, what was decided on rates, alerts; the rates a text was written with.

And what goes from desk to desk: a revision's digest where it was made, and merges that wait for an editor.

A frozen copy: it means the same next year, whatever ``store.tables`` says then.
"""

from typing import Any

STATEMENTS = (
    # The rates that the amounts in a story were worked out from.
    'ALTER TABLE "story" ADD COLUMN "pins" TEXT NOT NULL DEFAULT \'[]\'',
    # Which series there are, so that the newest of each is found without reading twenty years of them.
    'CREATE TABLE "rate_series" ("source" TEXT NOT NULL, "base" TEXT NOT NULL, "quote" TEXT NOT NULL,'
    ' PRIMARY KEY ("source", "base", "quote"))',
    'INSERT INTO "rate_series" ("source", "base", "quote")'
    ' SELECT DISTINCT "source", "base", "quote" FROM "rate"',
    'CREATE TRIGGER "rate_series_insert" AFTER INSERT ON "rate" BEGIN'
    ' INSERT OR IGNORE INTO "rate_series" ("source", "base", "quote")'
    " VALUES (new.source, new.base, new.quote); END",
    'CREATE TABLE "verdict" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "rate_id" INTEGER NOT NULL REFERENCES "rate" ("id") ON DELETE RESTRICT, "verdict" TEXT NOT NULL,'
    ' "why" TEXT NOT NULL, "who" TEXT NOT NULL, "at" TEXT NOT NULL)',
    'CREATE INDEX "verdict_rate_id" ON "verdict" ("rate_id")',
    'CREATE TABLE "payload" ("digest" TEXT NOT NULL PRIMARY KEY, "source" TEXT NOT NULL, "at" TEXT NOT NULL,'
    ' "data" BLOB NOT NULL)',
    'CREATE TABLE "rate_source" ("key" TEXT NOT NULL PRIMARY KEY, "asked" TEXT NOT NULL, "answered" TEXT,'
    ' "outcome" TEXT NOT NULL, "sentence" TEXT NOT NULL, "wait_until" TEXT)',
    'CREATE TABLE "validator" ("source" TEXT NOT NULL, "request" TEXT NOT NULL, "etag" TEXT NOT NULL,'
    ' "modified" TEXT NOT NULL, PRIMARY KEY ("source", "request"))',
    'CREATE TABLE "alert" ("currency" TEXT NOT NULL PRIMARY KEY, "percent" TEXT NOT NULL)',
    # A revision that another desk made has another parent here, and so another digest.
    'ALTER TABLE "revision" ADD COLUMN "origin" TEXT NOT NULL DEFAULT \'\'',
    'CREATE TABLE "merge" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE, "at" TEXT NOT NULL,'
    ' "who" TEXT NOT NULL, "desk" TEXT NOT NULL, "name" TEXT NOT NULL, "base" TEXT NOT NULL,'
    ' "theirs" TEXT NOT NULL)',
    'CREATE INDEX "merge_story_id" ON "merge" ("story_id")',
)


def up(_migrator: Any, database: Any) -> None:
    """Make the new column and tables."""
    for statement in STATEMENTS:
        database.execute_sql(statement)
