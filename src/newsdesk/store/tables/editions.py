"""Editions, and how often they went out."""

from peewee import SQL, AutoField, CompositeKey, ForeignKeyField, TextField

from newsdesk.store.fields import DayField, NumberField, UTCField, WordsField
from newsdesk.store.tables.base import Table
from newsdesk.store.tables.rates import RateRow
from newsdesk.store.tables.stories import StoryRow


class EditionRow(Table):
    """An edition; there is one a day."""

    id = AutoField()
    uid = WordsField(unique=True)
    date = DayField(unique=True)
    title = WordsField()
    created = UTCField()
    updated = UTCField()

    class Meta:
        """Peewee's settings."""

        table_name = "edition"


class EntryRow(Table):
    """A story's place in an edition."""

    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="RESTRICT")
    position = NumberField()
    section = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "entry"
        primary_key = CompositeKey("edition", "story")


class FrozenRateRow(Table):
    """A rate frozen into an edition, with its change as it was known then."""

    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    rate = ForeignKeyField(RateRow, column_name="rate_id", on_delete="RESTRICT")
    position = NumberField()
    change = TextField()

    class Meta:
        """Peewee's settings."""

        table_name = "frozen_rate"
        primary_key = CompositeKey("edition", "rate")


class ExportRow(Table):
    """One time an edition went out."""

    id = AutoField()
    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    at = UTCField()
    path = WordsField()
    digest = WordsField()
    override = WordsField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        """Peewee's settings."""

        table_name = "export"
