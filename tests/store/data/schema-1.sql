-- A newsroom as the first tables had it, with invented content. It stays as it is, whatever later versions
-- of the tables look like: opening it is the test that an old newsroom still opens.
-- The schema is that of migrations/0001_first.py; the search index is filled by its own triggers.
PRAGMA application_id = 1316451172;
PRAGMA user_version = 1;
BEGIN;

CREATE TABLE "schema_migration" ("id" INTEGER NOT NULL PRIMARY KEY, "name" VARCHAR(255) NOT NULL, "applied" DATETIME NOT NULL);
CREATE UNIQUE INDEX "schema_migration_name" ON "schema_migration" ("name");
CREATE TABLE "setting" ("key" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL);
CREATE TABLE "capture" ("id" INTEGER NOT NULL PRIMARY KEY, "digest" TEXT NOT NULL, "name" TEXT NOT NULL, "encoding" TEXT NOT NULL, "date" TEXT, "taken" TEXT NOT NULL, "data" BLOB NOT NULL);
CREATE UNIQUE INDEX "capture_digest" ON "capture" ("digest");
CREATE TABLE "story" ("id" INTEGER NOT NULL PRIMARY KEY, "uid" TEXT NOT NULL, "slug" TEXT NOT NULL, "headline" TEXT NOT NULL, "standfirst" TEXT NOT NULL, "body" TEXT NOT NULL, "byline" TEXT NOT NULL, "place" TEXT NOT NULL, "source" TEXT NOT NULL, "countries" TEXT NOT NULL, "keywords" TEXT NOT NULL, "language" TEXT NOT NULL, "status" TEXT NOT NULL, "spiked_from" TEXT, "words" INTEGER NOT NULL, "created" TEXT NOT NULL, "updated" TEXT NOT NULL, "revision" TEXT NOT NULL, "capture_id" INTEGER REFERENCES "capture" ("id") ON DELETE RESTRICT, "line" INTEGER);
CREATE UNIQUE INDEX "story_uid" ON "story" ("uid");
CREATE UNIQUE INDEX "story_slug" ON "story" ("slug");
CREATE INDEX "story_headline" ON "story" ("headline");
CREATE INDEX "story_status" ON "story" ("status");
CREATE INDEX "story_updated" ON "story" ("updated");
CREATE INDEX "story_capture_id" ON "story" ("capture_id");
CREATE TABLE "revision" ("id" INTEGER NOT NULL PRIMARY KEY, "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE CASCADE, "number" INTEGER NOT NULL, "at" TEXT NOT NULL, "who" TEXT NOT NULL, "why" TEXT NOT NULL, "text" TEXT NOT NULL, "parent" TEXT NOT NULL, "digest" TEXT NOT NULL);
CREATE INDEX "revision_story_id" ON "revision" ("story_id");
CREATE UNIQUE INDEX "revision_story_id_number" ON "revision" ("story_id", "number");
CREATE TABLE "draft" ("story_id" INTEGER NOT NULL PRIMARY KEY REFERENCES "story" ("id") ON DELETE CASCADE, "at" TEXT NOT NULL, "who" TEXT NOT NULL, "text" TEXT NOT NULL);
CREATE TABLE "rate" ("id" INTEGER NOT NULL PRIMARY KEY, "source" TEXT NOT NULL, "base" TEXT NOT NULL, "quote" TEXT NOT NULL, "nominal" TEXT NOT NULL, "value" TEXT NOT NULL, "change" TEXT NOT NULL, "kind" TEXT NOT NULL, "effective" TEXT NOT NULL, "fetched" TEXT NOT NULL, "digest" TEXT NOT NULL);
CREATE INDEX "rate_effective" ON "rate" ("effective");
CREATE UNIQUE INDEX "rate_source_base_quote_effective_nominal_value_kind" ON "rate" ("source", "base", "quote", "effective", "nominal", "value", "kind");
CREATE TABLE "edition" ("id" INTEGER NOT NULL PRIMARY KEY, "uid" TEXT NOT NULL, "date" TEXT NOT NULL, "title" TEXT NOT NULL, "created" TEXT NOT NULL, "updated" TEXT NOT NULL);
CREATE UNIQUE INDEX "edition_uid" ON "edition" ("uid");
CREATE UNIQUE INDEX "edition_date" ON "edition" ("date");
CREATE TABLE "entry" ("edition_id" INTEGER NOT NULL REFERENCES "edition" ("id") ON DELETE CASCADE, "story_id" INTEGER NOT NULL REFERENCES "story" ("id") ON DELETE RESTRICT, "position" INTEGER NOT NULL, "section" TEXT NOT NULL, PRIMARY KEY ("edition_id", "story_id"));
CREATE INDEX "entry_edition_id" ON "entry" ("edition_id");
CREATE INDEX "entry_story_id" ON "entry" ("story_id");
CREATE TABLE "frozen_rate" ("edition_id" INTEGER NOT NULL REFERENCES "edition" ("id") ON DELETE CASCADE, "rate_id" INTEGER NOT NULL REFERENCES "rate" ("id") ON DELETE RESTRICT, "position" INTEGER NOT NULL, "change" TEXT NOT NULL, PRIMARY KEY ("edition_id", "rate_id"));
CREATE INDEX "frozen_rate_edition_id" ON "frozen_rate" ("edition_id");
CREATE INDEX "frozen_rate_rate_id" ON "frozen_rate" ("rate_id");
CREATE TABLE "export" ("id" INTEGER NOT NULL PRIMARY KEY, "edition_id" INTEGER NOT NULL REFERENCES "edition" ("id") ON DELETE CASCADE, "at" TEXT NOT NULL, "path" TEXT NOT NULL, "digest" TEXT NOT NULL, "override" TEXT NOT NULL DEFAULT '');
CREATE INDEX "export_edition_id" ON "export" ("edition_id");
CREATE VIRTUAL TABLE "story_search" USING fts5("headline", "standfirst", "body", "byline", "keywords", content='story', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
CREATE TRIGGER "story_search_insert" AFTER INSERT ON "story" BEGIN INSERT INTO story_search(rowid, headline, standfirst, body, byline, keywords) VALUES (new.id, new.headline, new.standfirst, new.body, new.byline, new.keywords); END;
CREATE TRIGGER "story_search_delete" AFTER DELETE ON "story" BEGIN INSERT INTO story_search(story_search, rowid, headline, standfirst, body, byline, keywords) VALUES ('delete', old.id, old.headline, old.standfirst, old.body, old.byline, old.keywords); END;
CREATE TRIGGER "story_search_update" AFTER UPDATE OF headline, standfirst, body, byline, keywords ON "story" BEGIN INSERT INTO story_search(story_search, rowid, headline, standfirst, body, byline, keywords) VALUES ('delete', old.id, old.headline, old.standfirst, old.body, old.byline, old.keywords); INSERT INTO story_search(rowid, headline, standfirst, body, byline, keywords) VALUES (new.id, new.headline, new.standfirst, new.body, new.byline, new.keywords); END;

INSERT INTO "schema_migration" VALUES (1,'0001_first','2025-12-12 08:30:00');
INSERT INTO "setting" VALUES ('created','2025-12-12T08:30:00+00:00');
INSERT INTO "setting" VALUES ('name','The Steppe Courier');
INSERT INTO "capture" VALUES (1,'24c4bea7563e9276b0d166f012a727f001c11544acbdeace41c85550584d2f0c','page.txt','utf-8','2025-12-12','2025-12-12T06:00:00.000000Z',X'FF0070616765');
INSERT INTO "story" VALUES (1,'story-1','galla-narhi-pasaydi','Ғалла нархи пасайди','Кўклам экини кўп бўлди.','Тегирмонда нарх *пасайди*.','By Aida','Toshkent','Newsdesk','["UZ", "KZ"]','["grain", "prices at the mill"]','uz','spiked','ready',3,'2025-12-12T08:30:00.000000Z','2025-12-12T08:36:00.000000Z','a19e6088fd792aa5421357a9406275e8cb8f307f5cafaaa42f565b5fae662537',1,3);
INSERT INTO "story" VALUES (2,'story-2','the-mills-new-wheel','The mill’s new wheel','','It’s “turning”.

Slowly.','','','','["KG"]','[]','en','ready',NULL,3,'2025-12-12T08:30:00.000000Z','2025-12-12T08:30:00.000000Z','515f9276bbd20244931b9ce8f7b31e2da450834a2ff60cab0286c6b6cac70f37',NULL,NULL);
INSERT INTO "revision" VALUES (1,1,1,'2025-12-12T08:30:00.000000Z','Aida','import','{"headline": "Ғалла нархи", "standfirst": "", "body": "Биринчи матн.", "byline": "", "place": "", "source": "", "countries": [], "keywords": [], "language": "en"}','','69a4cec6d296b7a4b2172cb6b18535b63c4aec4dfd80f426a1c7bf77f51cd3b2');
INSERT INTO "revision" VALUES (2,1,2,'2025-12-12T08:35:00.000000Z','Bolot','typing','{"headline": "Ғалла нархи пасайди", "standfirst": "Кўклам экини кўп бўлди.", "body": "Тегирмонда нарх *пасайди*.", "byline": "By Aida", "place": "Toshkent", "source": "Newsdesk", "countries": ["UZ", "KZ"], "keywords": ["grain", "prices at the mill"], "language": "uz"}','69a4cec6d296b7a4b2172cb6b18535b63c4aec4dfd80f426a1c7bf77f51cd3b2','a19e6088fd792aa5421357a9406275e8cb8f307f5cafaaa42f565b5fae662537');
INSERT INTO "revision" VALUES (3,2,1,'2025-12-12T08:30:00.000000Z','Aida','new','{"headline": "The mill’s new wheel", "standfirst": "", "body": "It’s “turning”.\n\nSlowly.", "byline": "", "place": "", "source": "", "countries": ["KG"], "keywords": [], "language": "en"}','','515f9276bbd20244931b9ce8f7b31e2da450834a2ff60cab0286c6b6cac70f37');
INSERT INTO "draft" VALUES (2,'2025-12-12T08:30:00.000000Z','Aida','{"headline": "The mill’s new wheel", "standfirst": "", "body": "Half a sentence", "byline": "", "place": "", "source": "", "countries": ["KG"], "keywords": [], "language": "en"}');
INSERT INTO "rate" VALUES (1,'Ticker','KGS','USD','1','0.0114','-0%','ticker','2025-12-12','2025-12-12T08:30:00.000000Z','24c4bea7563e9276b0d166f012a727f001c11544acbdeace41c85550584d2f0c');
INSERT INTO "edition" VALUES (1,'edition-1','2025-12-12','Friday','2025-12-12T08:30:00.000000Z','2025-12-12T08:30:00.000000Z');
INSERT INTO "entry" VALUES (1,1,1,'');
INSERT INTO "entry" VALUES (1,2,0,'Lead');
INSERT INTO "frozen_rate" VALUES (1,1,0,'-0%');
INSERT INTO "export" VALUES (1,1,'2025-12-12T08:30:00.000000Z','/press/friday.zip','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd','The editor said so.');
COMMIT;
