"""The archive that finds anything: what lists sort by, notes, corrections, steps, and a folded search index.

A frozen copy: it means the same next year, whatever ``store.tables`` says then. What can be derived (serial,
headline_key, opening, the index) is only made room for here; ``store.derived`` fills it after the last step.
"""

from typing import Any

STATEMENTS = (
    'DROP TRIGGER "story_search_insert"',
    'DROP TRIGGER "story_search_delete"',
    'DROP TRIGGER "story_search_update"',
    'DROP TABLE "story_search"',
    'ALTER TABLE "story" ADD COLUMN "serial" INTEGER NOT NULL DEFAULT 0',
    'ALTER TABLE "story" ADD COLUMN "headline_key" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "story" ADD COLUMN "opening" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "story" ADD COLUMN "embargo" TEXT',
    'ALTER TABLE "story" ADD COLUMN "published" TEXT',
    'ALTER TABLE "story" ADD COLUMN "published_revision" TEXT NOT NULL DEFAULT \'\'',
    # The order that lists had so far, written down.
    'UPDATE "story" SET "serial" = "ranked"."place" FROM'
    ' (SELECT "id", row_number() OVER (ORDER BY "updated", "id" DESC) AS "place" FROM "story") AS "ranked"'
    ' WHERE "ranked"."id" = "story"."id"',
    'CREATE UNIQUE INDEX "story_serial" ON "story" ("serial")',
    # What a list filters by, newest first, so that no story itself has to be read; then each of its orders.
    'CREATE INDEX "story_shelf" ON "story" ("serial", "status", "countries", "byline", "words", "updated",'
    ' "embargo", "uid")',
    'CREATE INDEX "story_by_headline" ON "story" ("headline_key", "serial" DESC, "status")',
    'CREATE INDEX "story_by_status" ON "story" (instr(\'draft,in edit,ready,published,corrected,spiked\','
    ' "status"), "serial" DESC, "status")',
    'CREATE INDEX "story_by_countries" ON "story" ("countries", "serial" DESC, "status")',
    'CREATE INDEX "story_by_byline" ON "story" ("byline", "serial" DESC, "status")',
    'CREATE INDEX "story_by_words" ON "story" ("words", "serial", "status")',
    'CREATE INDEX "story_by_embargo" ON "story" ("embargo", "serial", "status")',
    'ALTER TABLE "revision" ADD COLUMN "text_digest" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "revision" ADD COLUMN "label" TEXT NOT NULL DEFAULT \'\'',
    'ALTER TABLE "revision" ADD COLUMN "words" INTEGER',
    'ALTER TABLE "revision" ADD COLUMN "went_out" TEXT',
    # Thinning trusts the mark, so whatever publishes a story, by whichever way, sets it.
    'CREATE TRIGGER "revision_went_out" AFTER UPDATE OF "published_revision" ON "story"'
    ' BEGIN UPDATE "revision" SET "went_out" = new."updated"'
    ' WHERE "story_id" = new."id" AND "digest" = new."published_revision" AND "went_out" IS NULL; END',
    # The best that is known of what readers were given: the text as it stood when this was not yet kept.
    'UPDATE "story" SET "published" = "updated", "published_revision" = "revision"'
    " WHERE \"status\" IN ('published', 'corrected')",
    'CREATE INDEX "revision_digest" ON "revision" ("digest")',
    'CREATE TABLE "read" ("story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE,'
    ' "who" TEXT NOT NULL, "digest" TEXT NOT NULL, "at" TEXT NOT NULL, PRIMARY KEY ("story_id", "who"))',
    'CREATE INDEX "read_story_id" ON "read" ("story_id")',
    'CREATE TABLE "correction" ("id" INTEGER NOT NULL PRIMARY KEY, "uid" TEXT NOT NULL,'
    ' "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE, "kind" TEXT NOT NULL,'
    ' "text" TEXT NOT NULL, "at" TEXT NOT NULL, "who" TEXT NOT NULL, "place" TEXT NOT NULL,'
    ' "before" TEXT NOT NULL, "after" TEXT NOT NULL)',
    'CREATE UNIQUE INDEX "correction_uid" ON "correction" ("uid")',
    'CREATE INDEX "correction_story_id" ON "correction" ("story_id")',
    'CREATE TABLE "note" ("id" INTEGER NOT NULL PRIMARY KEY, "uid" TEXT NOT NULL,'
    ' "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE, "text" TEXT NOT NULL,'
    ' "at" TEXT NOT NULL, "who" TEXT NOT NULL, "field" TEXT NOT NULL, "passage" TEXT NOT NULL,'
    ' "start" INTEGER NOT NULL, "resolved" TEXT, "resolved_by" TEXT NOT NULL)',
    'CREATE UNIQUE INDEX "note_uid" ON "note" ("uid")',
    'CREATE INDEX "note_story_id" ON "note" ("story_id")',
    'CREATE INDEX "note_resolved" ON "note" ("resolved")',
    'CREATE TABLE "step" ("id" INTEGER NOT NULL PRIMARY KEY, "at" TEXT NOT NULL, "who" TEXT NOT NULL,'
    ' "label" TEXT NOT NULL, "action" TEXT NOT NULL, "turns" TEXT NOT NULL, "undone" TEXT)',
    'CREATE TABLE "event" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE, "at" TEXT NOT NULL,'
    ' "who" TEXT NOT NULL, "what" TEXT NOT NULL,'
    ' "step_id" INTEGER REFERENCES "step" ("id") ON DELETE SET NULL)',
    'CREATE INDEX "event_story_id" ON "event" ("story_id")',
    'CREATE INDEX "event_step_id" ON "event" ("step_id")',
    'CREATE TABLE "saved_search" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT NOT NULL,'
    ' "query" TEXT NOT NULL)',
    'CREATE UNIQUE INDEX "saved_search_name" ON "saved_search" ("name")',
    'CREATE TABLE "person" ("name" TEXT NOT NULL PRIMARY KEY, "role" TEXT NOT NULL)',
    # What the index is made of: the stories' words as a search sees them. fold() is the program's own.
    'CREATE VIEW "story_words" AS SELECT "serial", fold("headline") AS "headline",'
    ' fold("standfirst") AS "standfirst", fold("body") AS "body", fold("byline") AS "byline",'
    ' fold("keywords") AS "keywords", "countries", "status" FROM "story"',
    'CREATE VIRTUAL TABLE "story_search" USING fts5("headline", "standfirst", "body", "byline", "keywords",'
    " \"countries\", \"status\", content='story_words', content_rowid='serial',"
    " tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')",
    'CREATE TRIGGER "story_search_insert" AFTER INSERT ON "story" BEGIN'
    " INSERT INTO story_search(rowid, headline, standfirst, body, byline, keywords, countries, status)"
    " VALUES (new.serial, fold(new.headline), fold(new.standfirst), fold(new.body), fold(new.byline),"
    " fold(new.keywords), new.countries, new.status); END",
    'CREATE TRIGGER "story_search_delete" AFTER DELETE ON "story" BEGIN'
    " INSERT INTO story_search(story_search, rowid, headline, standfirst, body, byline, keywords, countries,"
    " status) VALUES ('delete', old.serial, fold(old.headline), fold(old.standfirst), fold(old.body),"
    " fold(old.byline), fold(old.keywords), old.countries, old.status); END",
    'CREATE TRIGGER "story_search_update" AFTER UPDATE OF serial, headline, standfirst, body, byline,'
    ' keywords, countries, status ON "story" BEGIN'
    " INSERT INTO story_search(story_search, rowid, headline, standfirst, body, byline, keywords, countries,"
    " status) VALUES ('delete', old.serial, fold(old.headline), fold(old.standfirst), fold(old.body),"
    " fold(old.byline), fold(old.keywords), old.countries, old.status);"
    " INSERT INTO story_search(rowid, headline, standfirst, body, byline, keywords, countries, status)"
    " VALUES (new.serial, fold(new.headline), fold(new.standfirst), fold(new.body), fold(new.byline),"
    " fold(new.keywords), new.countries, new.status); END",
)


def up(_migrator: Any, database: Any) -> None:
    """Make the new columns and tables, and a search index with nothing in it yet."""
    for statement in STATEMENTS:
        database.execute_sql(statement)
