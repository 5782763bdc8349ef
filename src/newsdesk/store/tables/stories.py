"""Stories, every text they ever had, and what was done with them."""

from peewee import SQL, AutoField, BlobField, CompositeKey, ForeignKeyField

from newsdesk.store.fields import DayField, FlagField, ListField, NumberField, UTCField, WordsField
from newsdesk.store.tables.base import Table


class CaptureRow(Table):
    """An input exactly as it came."""

    id = AutoField()
    digest = WordsField(unique=True)
    name = WordsField()
    encoding = WordsField()
    date = DayField(null=True)
    taken = UTCField()
    data = BlobField()

    class Meta:
        """Peewee's settings."""

        table_name = "capture"


class StoryRow(Table):
    """A story as it stands now; its text is also its newest revision's."""

    id = AutoField()
    uid = WordsField(unique=True)
    slug = WordsField(unique=True)
    #: Grows with every change, so that the newest story is the one with the highest; the search index's key.
    serial = NumberField(unique=True)
    headline = WordsField(index=True)
    #: The headline as lists sort by it: ``text.folding.fold``.
    headline_key = WordsField()
    #: What a list shows under the headline: the standfirst, or how the body begins.
    opening = WordsField()
    standfirst = WordsField()
    body = WordsField()
    byline = WordsField()
    place = WordsField()
    source = WordsField()
    countries = ListField()
    keywords = ListField()
    language = WordsField()
    status = WordsField(index=True)
    spiked_from = WordsField(null=True)
    words = NumberField()
    created = UTCField()
    updated = UTCField(index=True)
    revision = WordsField()
    embargo = UTCField(null=True)
    published = UTCField(null=True)
    published_revision = WordsField()
    capture = ForeignKeyField(CaptureRow, null=True, column_name="capture_id", on_delete="RESTRICT")
    line = NumberField(null=True)
    #: Where that is another desk's: its digest, name and day, and none of its bytes.
    page = ListField(index=True, constraints=[SQL("DEFAULT '[]'")])
    pins = ListField(constraints=[SQL("DEFAULT '[]'")])
    #: The opening as lists sort by it: ``text.folding.fold``.
    opening_key = WordsField(constraints=[SQL("DEFAULT ''")])
    #: How many it has; triggers on their table count.
    corrections = NumberField(constraints=[SQL("DEFAULT 0")])

    class Meta:
        """Peewee's settings."""

        table_name = "story"


# What a list filters by, newest first, so that no story itself has to be read.
StoryRow.add_index(
    StoryRow.index(
        StoryRow.serial,
        StoryRow.status,
        StoryRow.countries,
        StoryRow.byline,
        StoryRow.words,
        StoryRow.updated,
        StoryRow.embargo,
        StoryRow.uid,
        name="story_shelf",
    )
)
#: A story's place in the workflow, from 1: what lists sort by.
STANDING = SQL("instr('draft,in edit,ready,published,corrected,spiked', \"status\")")

# A list's orders. Of stories that are alike the newest comes first, the way a list is usually sorted.
for _name, _key, _serial in (
    ("headline", StoryRow.headline_key, StoryRow.serial.desc()),
    ("status", STANDING, StoryRow.serial.desc()),
    ("countries", StoryRow.countries, StoryRow.serial.desc()),
    ("byline", StoryRow.byline, StoryRow.serial.desc()),
    ("words", StoryRow.words, StoryRow.serial),
    ("embargo", StoryRow.embargo, StoryRow.serial),
    ("opening", StoryRow.opening_key, StoryRow.serial.desc()),
    ("corrections", StoryRow.corrections, StoryRow.serial),
):
    StoryRow.add_index(StoryRow.index(_key, _serial, StoryRow.status, name=f"story_by_{_name}"))


class RevisionRow(Table):
    """One text that was left standing, as JSON, chained to its parent by digest.

    A thinned one has ``text`` "" and keeps its text's digest in ``text_digest``: the chain still holds.
    ``words`` is the length of the text's body, NULL where nobody has counted yet. ``went_out`` is when it
    was first given to readers, or NULL; a trigger sets it when it becomes a story's ``published_revision``.
    ``origin`` is the digest it had at the desk that made it, where that is another.
    """

    id = AutoField()
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="CASCADE")
    number = NumberField()
    at = UTCField()
    who = WordsField()
    why = WordsField()
    text = WordsField()
    text_digest = WordsField()
    parent = WordsField()
    digest = WordsField(index=True)
    label = WordsField()
    words = NumberField(null=True)
    went_out = UTCField(null=True)
    origin = WordsField(constraints=[SQL("DEFAULT ''")])

    class Meta:
        """Peewee's settings."""

        table_name = "revision"
        indexes = ((("story", "number"), True),)


class DraftRow(Table):
    """The extra copy of what is being typed: at most one a story, gone once it is a revision."""

    story = ForeignKeyField(StoryRow, primary_key=True, column_name="story_id", on_delete="CASCADE")
    at = UTCField()
    who = WordsField()
    text = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "draft"


class ReadRow(Table):
    """How far somebody has read a story: the revision's digest."""

    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="CASCADE")
    who = WordsField()
    digest = WordsField()
    at = UTCField()

    class Meta:
        """Peewee's settings."""

        table_name = "read"
        primary_key = CompositeKey("story", "who")


class MergeRow(Table):
    """What another desk made of a story that was changed here as well, until an editor decides.

    ``base`` is the text that both were made of, ``theirs`` the other desk's revisions since, both as JSON.
    """

    id = AutoField()
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="CASCADE")
    at = UTCField()
    who = WordsField()
    desk = WordsField()
    name = WordsField()
    base = WordsField()
    theirs = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "merge"


class CorrectionRow(Table):
    """One notice to a story's readers."""

    id = AutoField()
    uid = WordsField(unique=True)
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="CASCADE")
    kind = WordsField()
    text = WordsField()
    at = UTCField()
    who = WordsField()
    place = WordsField()
    before = WordsField()
    after = WordsField()

    class Meta:
        """Peewee's settings."""

        table_name = "correction"


class NoteRow(Table):
    """One note to the desk, with the passage it is about; whether it goes along to other desks.

    ``reworded`` and ``turned`` are when it was last given other words, and last resolved or opened again.
    ``came``: it was written at another desk.
    """

    id = AutoField()
    uid = WordsField(unique=True)
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="CASCADE")
    text = WordsField()
    at = UTCField()
    who = WordsField()
    field = WordsField()
    passage = WordsField()
    start = NumberField()
    resolved = UTCField(null=True, index=True)
    resolved_by = WordsField()
    travels = FlagField(constraints=[SQL("DEFAULT 0")])
    reworded = UTCField(null=True)
    turned = UTCField(null=True)
    came = FlagField(constraints=[SQL("DEFAULT 0")])

    class Meta:
        """Peewee's settings."""

        table_name = "note"


class GoneNoteRow(Table):
    """A note that was taken away: it does not come back with a bundle.

    ``at`` is when the last word of it was said; ``travels``: other desks are told that it is gone.
    """

    uid = WordsField(primary_key=True)
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="CASCADE")
    at = UTCField()
    travels = FlagField()

    class Meta:
        """Peewee's settings."""

        table_name = "gone_note"


class StepRow(Table):
    """One thing somebody did to however many stories.

    ``action`` is its name in the workflow's table, or "". ``turns`` is JSON: how each story stood before and
    after, as far as the two differ. ``editions`` is the same of the editions that it changed.
    """

    id = AutoField()
    at = UTCField()
    who = WordsField()
    label = WordsField()
    action = WordsField()
    turns = WordsField()
    undone = UTCField(null=True)
    editions = WordsField(constraints=[SQL("DEFAULT '[]'")])

    class Meta:
        """Peewee's settings."""

        table_name = "step"


class EventRow(Table):
    """One line of a story's journal."""

    id = AutoField()
    story = ForeignKeyField(StoryRow, column_name="story_id", on_delete="CASCADE")
    at = UTCField()
    who = WordsField()
    what = WordsField()
    step = ForeignKeyField(StepRow, null=True, column_name="step_id", on_delete="SET NULL")

    class Meta:
        """Peewee's settings."""

        table_name = "event"
