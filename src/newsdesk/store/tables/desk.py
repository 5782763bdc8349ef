"""The newsroom itself, and who sits at its desk."""

from peewee import AutoField

from newsdesk.store.fields import WordsField
from newsdesk.store.tables.base import Table


class SettingRow(Table):
    """One fact about the newsroom: its name, its web address."""

    key = WordsField(primary_key=True)
    value = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "setting"


class SavedSearchRow(Table):
    """A search that somebody named."""

    id = AutoField()
    name = WordsField(unique=True)
    query = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "saved_search"


class PersonRow(Table):
    """Somebody at the desk, and what they may do; who is not listed is an editor."""

    name = WordsField(primary_key=True)
    role = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "person"
