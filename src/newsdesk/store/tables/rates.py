"""Rates, what was decided on them, and the sources they come from."""

from peewee import AutoField, BlobField, CompositeKey, ForeignKeyField

from newsdesk.store.fields import DayField, UTCField, WordsField
from newsdesk.store.tables.base import Table


class RateRow(Table):
    """A rate in its source's own text. Rows are added, never changed."""

    id = AutoField()
    source = WordsField()
    base = WordsField()
    quote = WordsField()
    nominal = WordsField()
    value = WordsField()
    change = WordsField()
    kind = WordsField()
    effective = DayField(index=True)
    fetched = UTCField()
    digest = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "rate"
        indexes = ((("source", "base", "quote", "effective"), False),)


class RateSeriesRow(Table):
    """That there are rates of a pair from a source; a trigger sees to it."""

    source = WordsField()
    base = WordsField()
    quote = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "rate_series"
        primary_key = CompositeKey("source", "base", "quote")


class VerdictRow(Table):
    """What was decided on a rate, by a rule or by somebody. Rows are added; the last one holds."""

    id = AutoField()
    rate = ForeignKeyField(RateRow, column_name="rate_id", on_delete="RESTRICT")
    verdict = WordsField()
    why = WordsField()
    who = WordsField()
    at = UTCField()

    class Meta:
        """Peewee's settings."""

        table_name = "verdict"


class PayloadRow(Table):
    """What a source sent, compressed (zlib); the digest is of what it was before that."""

    digest = WordsField(primary_key=True)
    source = WordsField()
    at = UTCField()
    data = BlobField()

    class Meta:
        """Peewee's settings."""

        table_name = "payload"


class RateSourceRow(Table):
    """How a source answered when it was asked last."""

    key = WordsField(primary_key=True)
    asked = UTCField()
    answered = UTCField(null=True)
    outcome = WordsField()
    sentence = WordsField()
    wait_until = UTCField(null=True)

    class Meta:
        """Peewee's settings."""

        table_name = "rate_source"


class ValidatorRow(Table):
    """What a source said of its last good answer to a request, to be given back to it (RFC 9110, 8.8)."""

    source = WordsField()
    request = WordsField()
    etag = WordsField()
    modified = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "validator"
        primary_key = CompositeKey("source", "request")


class AlertRow(Table):
    """From which move in percent, as text, the desk wants to be told of a currency."""

    currency = WordsField(primary_key=True)
    percent = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "alert"
