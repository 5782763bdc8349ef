"""Editions, and how often they went out."""

from peewee import SQL, AutoField, CompositeKey, ForeignKeyField, TextField

from newsdesk.store.fields import DayField, FlagField, ListField, NumberField, UTCField, WordsField
from newsdesk.store.tables.base import Table
from newsdesk.store.tables.rates import RateRow
from newsdesk.store.tables.stories import StoryRow


class EditionRow(Table):
    """An edition; there is one a day.

    ``lead`` is the uid of the story that leads, or ""; ``strip`` whether the front page shows the rates.
    """

    id = AutoField()
    uid = WordsField(unique=True)
    date = DayField(unique=True)
    title = WordsField()
    created = UTCField()
    updated = UTCField()
    note = WordsField(constraints=[SQL("DEFAULT ''")])
    lead = WordsField(constraints=[SQL("DEFAULT ''")])
    strip = FlagField(constraints=[SQL("DEFAULT 1")])

    class Meta:
        """Peewee's settings."""

        table_name = "edition"


class GoneEditionRow(Table):
    """An edition that was deleted, or whose making was taken back; ``kept`` is JSON, all there was of it."""

    uid = WordsField(primary_key=True)
    kept = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "gone_edition"


class EntryRow(Table):
    """A story's place in an edition; ``picture`` says whether its first one stands on the front page."""

    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="RESTRICT")
    position = NumberField()
    section = WordsField()
    picture = FlagField(constraints=[SQL("DEFAULT 1")])

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
    """One time an edition went out.

    ``sent`` is JSON: what went out then, for whoever asks what is different now; "" where nobody kept it.
    """

    id = AutoField()
    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    at = UTCField()
    path = WordsField()
    digest = WordsField()
    override = WordsField(constraints=[SQL("DEFAULT ''")])
    who = WordsField(constraints=[SQL("DEFAULT ''")])
    sent = WordsField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        """Peewee's settings."""

        table_name = "export"


class EditionStateRow(Table):
    """How an edition was when it went to another desk, or came from one.

    ``layout`` is JSON, "" for a state that was never here; ``rates`` the digest of those frozen into it.
    """

    id = AutoField()
    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    identity = WordsField()
    layout = WordsField()
    rates = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "edition_state"


class EditionMergeRow(Table):
    """What another desk made of an edition, until an editor decides.

    ``theirs`` is the edition as its bundle has it, and ``digest`` the SHA-256 (hex) of that; ``past`` are the
    identities of its states there and ``base`` the identity of the one that both are made of, or "".
    """

    id = AutoField()
    edition = ForeignKeyField(EditionRow, column_name="edition_id", on_delete="CASCADE")
    at = UTCField()
    who = WordsField()
    desk = WordsField()
    name = WordsField()
    theirs = WordsField()
    past = ListField()
    base = WordsField()
    digest = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "edition_merge"
