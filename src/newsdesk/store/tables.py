"""The tables as they are now. How they came to be is in ``migrations/``.

No table is bound to a database: every query is executed on the one it is handed, so two newsrooms can be
open in one process and no thread can reach a connection that is not its own.
"""

from datetime import UTC, date, datetime
from typing import Any

from peewee import (
    SQL,
    AutoField,
    BlobField,
    CompositeKey,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class UTCField(Field):
    """An aware time in UTC, kept as text of one width so that it sorts ("2025-12-12T08:30:00.000000Z")."""

    field_type = "TEXT"

    def db_value(self, value: datetime | None) -> str | None:
        """Return the text to keep; ValueError for a time without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("times are kept in UTC and need a zone")
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")

    def python_value(self, value: str | None) -> datetime | None:
        """Return the aware time."""
        return None if value is None else datetime.fromisoformat(value)


class DayField(Field):
    """A calendar day, kept as "2025-12-12"."""

    field_type = "TEXT"

    def db_value(self, value: date | None) -> str | None:
        """Return the text to keep."""
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class Table(Model):
    """What all tables share: names without a prefix, and no database of their own."""

    class Meta:
        """Peewee's settings."""

        legacy_table_names = False


class SettingRow(Table):
    """One fact about the newsroom: its name, its web address."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        """Peewee's settings."""

        table_name = "setting"


class CaptureRow(Table):
    """An input exactly as it came."""

    id = AutoField()
    digest = TextField(unique=True)
    name = TextField()
    encoding = TextField()
    date = DayField(null=True)
    taken = UTCField()
    data = BlobField()

    class Meta:
        """Peewee's settings."""

        table_name = "capture"


class StoryRow(Table):
    """A story as it stands now; its text is also its newest revision's."""

    id = AutoField()
    uid = TextField(unique=True)
    slug = TextField(unique=True)
    headline = TextField()
    standfirst = TextField()
    body = TextField()
    byline = TextField()
    place = TextField()
    source = TextField()
    countries = TextField()
    keywords = TextField()
    language = TextField()
    status = TextField(index=True)
    spiked_from = TextField(null=True)
    words = IntegerField()
    created = UTCField()
    updated = UTCField(index=True)
    revision = TextField()
    capture = ForeignKeyField(CaptureRow, null=True, column_name="capture_id", on_delete="RESTRICT")
    line = IntegerField(null=True)

    class Meta:
        """Peewee's settings."""

        table_name = "story"


class RevisionRow(Table):
    """One text that was left standing, as JSON, chained to its parent by digest."""

    id = AutoField()
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="CASCADE")
    number = IntegerField()
    at = UTCField()
    who = TextField()
    why = TextField()
    text = TextField()
    parent = TextField()
    digest = TextField()

    class Meta:
        """Peewee's settings."""

        table_name = "revision"
        indexes = ((("story", "number"), True),)


class DraftRow(Table):
    """The extra copy of what is being typed: at most one a story, gone once it is a revision."""

    story = ForeignKeyField(StoryRow, primary_key=True, column_name="story_id", on_delete="CASCADE")
    at = UTCField()
    who = TextField()
    text = TextField()

    class Meta:
        """Peewee's settings."""

        table_name = "draft"


class RateRow(Table):
    """A rate in its source's own text. Rows are added, never changed."""

    id = AutoField()
    source = TextField()
    base = TextField()
    quote = TextField()
    nominal = TextField()
    value = TextField()
    change = TextField()
    kind = TextField()
    effective = DayField(index=True)
    fetched = UTCField()
    digest = TextField()

    class Meta:
        """Peewee's settings."""

        table_name = "rate"
        indexes = ((("source", "base", "quote", "effective", "nominal", "value", "kind"), True),)


class EditionRow(Table):
    """An edition; there is one a day."""

    id = AutoField()
    uid = TextField(unique=True)
    date = DayField(unique=True)
    title = TextField()
    created = UTCField()
    updated = UTCField()

    class Meta:
        """Peewee's settings."""

        table_name = "edition"


class EntryRow(Table):
    """A story's place in an edition."""

    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="RESTRICT")
    position = IntegerField()
    section = TextField()

    class Meta:
        """Peewee's settings."""

        table_name = "entry"
        primary_key = CompositeKey("edition", "story")


class FrozenRateRow(Table):
    """A rate frozen into an edition."""

    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    rate = ForeignKeyField(RateRow, column_name="rate_id", on_delete="RESTRICT")
    position = IntegerField()

    class Meta:
        """Peewee's settings."""

        table_name = "frozen_rate"
        primary_key = CompositeKey("edition", "rate")


class ExportRow(Table):
    """One time an edition went out."""

    id = AutoField()
    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    at = UTCField()
    path = TextField()
    digest = TextField()
    override = TextField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        """Peewee's settings."""

        table_name = "export"


TABLES: tuple[type[Table], ...] = (
    SettingRow,
    CaptureRow,
    StoryRow,
    RevisionRow,
    DraftRow,
    RateRow,
    EditionRow,
    EntryRow,
    FrozenRateRow,
    ExportRow,
)

Row = dict[str, Any]
