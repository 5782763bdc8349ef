"""The first tables. A frozen copy: it means the same next year, whatever ``store.tables`` says then."""

from typing import Any

STATEMENTS = (
    'CREATE TABLE "setting" ("key" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL)',
    'CREATE TABLE "capture" ("id" INTEGER NOT NULL PRIMARY KEY, "digest" TEXT NOT NULL, "name" TEXT NOT NULL,'
    ' "encoding" TEXT NOT NULL, "date" TEXT, "taken" TEXT NOT NULL, "data" BLOB NOT NULL)',
    'CREATE UNIQUE INDEX "capture_digest" ON "capture" ("digest")',
    'CREATE TABLE "story" ("id" INTEGER NOT NULL PRIMARY KEY, "uid" TEXT NOT NULL, "slug" TEXT NOT NULL,'
    ' "headline" TEXT NOT NULL, "standfirst" TEXT NOT NULL, "body" TEXT NOT NULL, "byline" TEXT NOT NULL,'
    ' "place" TEXT NOT NULL, "source" TEXT NOT NULL, "countries" TEXT NOT NULL, "keywords" TEXT NOT NULL,'
    ' "language" TEXT NOT NULL, "status" TEXT NOT NULL, "spiked_from" TEXT, "words" INTEGER NOT NULL,'
    ' "created" TEXT NOT NULL, "updated" TEXT NOT NULL, "revision" TEXT NOT NULL,'
    ' "capture_id" INTEGER REFERENCES "capture" ("id") ON DELETE RESTRICT, "line" INTEGER)',
    'CREATE UNIQUE INDEX "story_uid" ON "story" ("uid")',
    'CREATE UNIQUE INDEX "story_slug" ON "story" ("slug")',
    'CREATE INDEX "story_headline" ON "story" ("headline")',
    'CREATE INDEX "story_status" ON "story" ("status")',
    'CREATE INDEX "story_updated" ON "story" ("updated")',
    'CREATE INDEX "story_capture_id" ON "story" ("capture_id")',
    'CREATE TABLE "revision" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE, "number" INTEGER NOT NULL,'
    ' "at" TEXT NOT NULL, "who" TEXT NOT NULL, "why" TEXT NOT NULL, "text" TEXT NOT NULL,'
    ' "parent" TEXT NOT NULL, "digest" TEXT NOT NULL)',
    'CREATE INDEX "revision_story_id" ON "revision" ("story_id")',
    'CREATE UNIQUE INDEX "revision_story_id_number" ON "revision" ("story_id", "number")',
    'CREATE TABLE "draft" ("story_id" INTEGER NOT NULL PRIMARY KEY'
    ' REFERENCES "story" ("id") ON DELETE CASCADE,'
    ' "at" TEXT NOT NULL, "who" TEXT NOT NULL, "text" TEXT NOT NULL)',
    'CREATE TABLE "rate" ("id" INTEGER NOT NULL PRIMARY KEY, "source" TEXT NOT NULL, "base" TEXT NOT NULL,'
    ' "quote" TEXT NOT NULL, "nominal" TEXT NOT NULL, "value" TEXT NOT NULL, "change" TEXT NOT NULL,'
    ' "kind" TEXT NOT NULL, "effective" TEXT NOT NULL, "fetched" TEXT NOT NULL, "digest" TEXT NOT NULL)',
    'CREATE INDEX "rate_effective" ON "rate" ("effective")',
    'CREATE UNIQUE INDEX "rate_source_base_quote_effective_nominal_value_kind"'
    ' ON "rate" ("source", "base", "quote", "effective", "nominal", "value", "kind")',
    'CREATE TABLE "edition" ("id" INTEGER NOT NULL PRIMARY KEY, "uid" TEXT NOT NULL, "date" TEXT NOT NULL,'
    ' "title" TEXT NOT NULL, "created" TEXT NOT NULL, "updated" TEXT NOT NULL)',
    'CREATE UNIQUE INDEX "edition_uid" ON "edition" ("uid")',
    'CREATE UNIQUE INDEX "edition_date" ON "edition" ("date")',
    'CREATE TABLE "entry" ("edition_id" INTEGER NOT NULL REFERENCES "edition" ("id") ON DELETE CASCADE,'
    ' "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE RESTRICT, "position" INTEGER NOT NULL,'
    ' "section" TEXT NOT NULL, PRIMARY KEY ("edition_id", "story_id"))',
    'CREATE INDEX "entry_edition_id" ON "entry" ("edition_id")',
    'CREATE INDEX "entry_story_id" ON "entry" ("story_id")',
    'CREATE TABLE "frozen_rate" ("edition_id" INTEGER NOT NULL REFERENCES "edition" ("id") ON DELETE CASCADE,'
    ' "rate_id" INTEGER NOT NULL REFERENCES "rate" ("id") ON DELETE RESTRICT, "position" INTEGER NOT NULL,'
    ' "change" TEXT NOT NULL, PRIMARY KEY ("edition_id", "rate_id"))',
    'CREATE INDEX "frozen_rate_edition_id" ON "frozen_rate" ("edition_id")',
    'CREATE INDEX "frozen_rate_rate_id" ON "frozen_rate" ("rate_id")',
    'CREATE TABLE "export" ("id" INTEGER NOT NULL PRIMARY KEY,'
    ' "edition_id" INTEGER NOT NULL REFERENCES "edition" ("id") ON DELETE CASCADE, "at" TEXT NOT NULL,'
    ' "path" TEXT NOT NULL, "digest" TEXT NOT NULL, "override" TEXT NOT NULL DEFAULT \'\')',
    'CREATE INDEX "export_edition_id" ON "export" ("edition_id")',
    # The search index keeps its own copy of nothing: its content is the story table.
    'CREATE VIRTUAL TABLE "story_search" USING fts5("headline", "standfirst", "body", "byline", "keywords",'
    " content='story', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
    'CREATE TRIGGER "story_search_insert" AFTER INSERT ON "story" BEGIN'
    " INSERT INTO story_search(rowid, headline, standfirst, body, byline, keywords)"
    " VALUES (new.id, new.headline, new.standfirst, new.body, new.byline, new.keywords); END",
    'CREATE TRIGGER "story_search_delete" AFTER DELETE ON "story" BEGIN'
    " INSERT INTO story_search(story_search, rowid, headline, standfirst, body, byline, keywords)"
    " VALUES ('delete', old.id, old.headline, old.standfirst, old.body, old.byline, old.keywords); END",
    'CREATE TRIGGER "story_search_update" AFTER UPDATE OF headline, standfirst, body, byline, keywords'
    ' ON "story" BEGIN'
    " INSERT INTO story_search(story_search, rowid, headline, standfirst, body, byline, keywords)"
    " VALUES ('delete', old.id, old.headline, old.standfirst, old.body, old.byline, old.keywords);"
    " INSERT INTO story_search(rowid, headline, standfirst, body, byline, keywords)"
    " VALUES (new.id, new.headline, new.standfirst, new.body, new.byline, new.keywords); END",
)


def up(_migrator: Any, database: Any) -> None:
    """Make every table, its indexes, and the search index with the triggers that keep it true."""
    for statement in STATEMENTS:
        database.execute_sql(statement)
