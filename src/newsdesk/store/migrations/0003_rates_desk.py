"""The rates desk: what sources sent, what was decided on rates, alerts; the rates a text was written with.

And what goes from desk to desk: a revision's digest where it was made, merges that wait for an editor, notes.
And what an edition's front page shows, what of it went out, and the steps that changed it.

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
    # A source that takes a rate back says again what it said before: that is a row of its own, the last one.
    'DROP INDEX "rate_source_base_quote_effective_nominal_value_kind"',
    'CREATE INDEX "rate_source_base_quote_effective" ON "rate" ("source", "base", "quote", "effective")',
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
    # The page that a story was made of at another desk: its digest, its name, its day.
    'ALTER TABLE "story" ADD COLUMN "page" TEXT NOT NULL DEFAULT \'[]\'',
    'CREATE INDEX "story_page" ON "story" ("page")',
    # Notes that go along, and of those that met another state of themselves which word is the later.
    'ALTER TABLE "note" ADD COLUMN "travels" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE "note" ADD COLUMN "reworded" TEXT',
    'ALTER TABLE "note" ADD COLUMN "turned" TEXT',
    'ALTER TABLE "note" ADD COLUMN "came" INTEGER NOT NULL DEFAULT 0',
    'CREATE TABLE "gone_note" ("uid" TEXT NOT NULL PRIMARY KEY,'
    ' "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE,'
    ' "at" TEXT NOT NULL, "travels" INTEGER NOT NULL)',
    'CREATE INDEX "gone_note_story_id" ON "gone_note" ("story_id")',
    # How editions were when they went from desk to desk, and what waits for an editor of them.
    'CREATE TABLE "edition_state" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "edition_id" INTEGER NOT NULL REFERENCES "edition" ("id") ON DELETE CASCADE,'
    ' "identity" TEXT NOT NULL, "layout" TEXT NOT NULL, "rates" TEXT NOT NULL)',
    'CREATE INDEX "edition_state_edition_id" ON "edition_state" ("edition_id")',
    'CREATE TABLE "edition_merge" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "edition_id" INTEGER NOT NULL REFERENCES "edition" ("id") ON DELETE CASCADE, "at" TEXT NOT NULL,'
    ' "who" TEXT NOT NULL, "desk" TEXT NOT NULL, "name" TEXT NOT NULL, "theirs" TEXT NOT NULL,'
    ' "past" TEXT NOT NULL, "base" TEXT NOT NULL, "digest" TEXT NOT NULL)',
    'CREATE INDEX "edition_merge_edition_id" ON "edition_merge" ("edition_id")',
    'CREATE TABLE "gone_edition" ("uid" TEXT NOT NULL PRIMARY KEY, "kept" TEXT NOT NULL)',
    'ALTER TABLE "edition" ADD COLUMN "note" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "edition" ADD COLUMN "lead" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "edition" ADD COLUMN "strip" INTEGER NOT NULL DEFAULT 1',
    'ALTER TABLE "entry" ADD COLUMN "picture" INTEGER NOT NULL DEFAULT 1',
    'ALTER TABLE "export" ADD COLUMN "who" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "export" ADD COLUMN "sent" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "step" ADD COLUMN "editions" TEXT NOT NULL DEFAULT \'[]\'',
)


def up(_migrator: Any, database: Any) -> None:
    """Make the new column and tables."""
    for statement in STATEMENTS:
        database.execute_sql(statement)
