"""What all tables share."""

from typing import Any

from peewee import Model

#: A row as a query gives it: its columns by their names.
Row = dict[str, Any]


class Table(Model):
    """What all tables share: names without a prefix, and no database of their own."""

    class Meta:
        """Peewee's settings."""

        legacy_table_names = False
