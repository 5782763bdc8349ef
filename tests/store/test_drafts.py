"""How what is being typed is written down."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain.story import Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.drafts import LONG, Lines, Standing, read, written
from newsdesk.store.stories import Stories

LINES = st.lists(
    st.sampled_from(["", "wool", "![A mill](media/ab/1.jpg)", "![](media/ab/2.jpg) 🌾"]), max_size=9
)
PARAGRAPH = "The mill will take in forty tonnes of wool a year, its director said.\n\n"


@pytest.fixture
def long_story(add: Callable[..., Story]) -> Story:
    """A story of which an extra copy is not written out as a whole."""
    return add("long", StoryText(headline="Wool", body=PARAGRAPH * (LONG // 50)))


def kept(archive: Archive) -> str:
    """Return what is written down."""
    with archive.reading() as db:
        return str(db.execute_sql("SELECT text FROM draft").fetchone()[0])


def typed(archive: Archive) -> StoryText:
    """Return what is recovered."""
    with archive.reading() as db:
        (draft,) = Stories(db).drafts()
    return draft.text


@given(LINES.map("\n".join), LINES.map("\n".join))
def test_what_is_written_is_enough(before: str, now: str) -> None:
    """With the body that it was held against, whatever came and went."""
    text = StoryText(headline="Wool", body=now, keywords=("wool",))

    found = read(written(text, Standing("one", "abc", before)))

    assert text == (found.after(before) if isinstance(found, Lines) else found)


@given(LINES.map("\n".join), LINES)
def test_no_line_is_torn(before: str, now: list[str]) -> None:
    """So the name of a picture is either in the text that stands or whole in what is written."""
    found = read(written(StoryText(body="\n".join(now)), Standing("one", "abc", before)))

    body = found.text.body if isinstance(found, Lines) else found.body
    assert set(body.split("\n")) <= {*now, ""}


@pytest.mark.parametrize("torn", ["{", "5", "[]", "{}", '{"after": []}', '{"after": ["abc", 1, "x"]}'])
def test_what_is_no_text_is_told_from_one(torn: str) -> None:
    """A rescue gives up such a row."""
    with pytest.raises((ValueError, KeyError, TypeError)):
        read(torn)


def test_of_a_long_text_little_is_written(archive: Archive, long_story: Story, now: datetime) -> None:
    """The paragraph, and all of the story's other fields; what is read for it once is enough for the next."""
    body = long_story.text.body
    with archive.writing() as db:
        stories = Stories(db)
        known = stories.keep_draft("long", long_story.text.with_(body=body + "W"), now, "Aida")
        again = stories.keep_draft("long", StoryText(headline="W", body=body + "Wo"), now, "Aida", known)

    assert again is known
    assert len(kept(archive)) < 1000
    assert typed(archive) == StoryText(headline="W", body=body + "Wo")


def test_the_text_that_it_goes_with_is_the_one_that_stands(
    archive: Archive, long_story: Story, add: Callable[..., Story], now: datetime
) -> None:
    """Whatever was read before: of another story, or of this one before it was saved."""
    other = add("other", StoryText(body=PARAGRAPH.upper() * (LONG // 50)))
    with archive.writing() as db:
        stories = Stories(db)
        known = stories.keep_draft("other", other.text, now, "Aida")
        known = stories.keep_draft("long", long_story.text, now, "Aida", known)
        saved = long_story.text.with_(body=other.text.body + "Saved.")
        stories.save(long_story, saved, "wool", 1, now, "Aida", Why.TYPING)
        stories.keep_draft("long", saved.with_(body=saved.body + " On."), now, "Aida", known)
        typed = {draft.story: draft.text for draft in stories.drafts()}

    assert typed == {"other": other.text, "long": saved.with_(body=saved.body + " On.")}


def test_the_text_that_stands_takes_the_place_of_a_lost_revision(
    archive: Archive, long_story: Story, now: datetime
) -> None:
    """It is kept twice in the file, and one of them is enough."""
    text = long_story.text.with_(body="New. " + long_story.text.body)
    with archive.writing() as db:
        Stories(db).keep_draft("long", text, now, "Aida")
        db.execute_sql("UPDATE revision SET text = ''")

    assert typed(archive) == text


def test_what_was_typed_outlives_the_text_around_it(
    archive: Archive, long_story: Story, now: datetime
) -> None:
    """Where neither is there any more, the lines that were typed come behind what stands."""
    text = long_story.text.with_(headline="Wheat", body=long_story.text.body + "New.")
    with archive.writing() as db:
        Stories(db).keep_draft("long", text, now, "Aida")
        db.execute_sql("UPDATE revision SET text = ''")
        db.execute_sql("UPDATE story SET revision = 'another', body = 'Old.'")

    assert typed(archive) == text.with_(body="Old.\n\nNew.")
