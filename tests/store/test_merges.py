"""What another desk sent is kept, letter by letter, until somebody decides."""

from datetime import UTC, datetime

import pytest

from newsdesk.domain.merges import PendingMerge, merged_identity
from newsdesk.domain.progress import Silent
from newsdesk.domain.story import Revision, Status, Story, StoryText, Why, chain
from newsdesk.store.archive import Archive
from newsdesk.store.mending import Losses, mend_stories
from newsdesk.store.merges import Merges
from newsdesk.store.revisions import Revisions
from newsdesk.store.stories import Rewrite, Stories
from newsdesk.store.texts import check_texts

AT = datetime(2025, 12, 12, 6, 30, tzinfo=UTC)
TEXT = StoryText(headline="Қой жүні", body="One mill.\n")


def revision(text: StoryText, parent: str, number: int = 1, **fields: str) -> Revision:
    return Revision("one", number, AT, "Timur", Why.TYPING, text, parent, chain(parent, text), **fields)


FIRST = revision(TEXT, "")
SECOND = revision(TEXT.with_(body="Two mills.\n"), FIRST.digest, 4, label="before legal")


@pytest.fixture
def story(archive: Archive) -> Story:
    """A story with one revision of another desk."""
    fresh = Story("one", "one", TEXT, Status.DRAFT, AT, AT, 2)
    with archive.writing() as db:
        return Stories(db).receive(fresh, (FIRST,))


def pending(name: str = "out.zip") -> PendingMerge:
    return PendingMerge(0, "one", AT, "Aida", "The Courier", name, TEXT, (FIRST, SECOND))


def test_a_merge_is_kept_as_it_came(archive: Archive, story: Story) -> None:
    """Its texts, times, authors and names; the one that came first first."""
    with archive.writing() as db:
        merges = Merges(db)
        merges.add(pending())
        merges.add(pending("other.zip"))

    with archive.reading() as db:
        one, other = Merges(db).of(story.uid)
        assert Merges(db).all() == (one, other)
        assert Merges(db).stories() == (story.uid,)
    assert one == pending()._replace(number=one.number)
    assert other.name == "other.zip"


def test_what_is_decided_is_forgotten(archive: Archive, story: Story) -> None:
    """So is what belongs to a story that is gone."""
    with archive.writing() as db:
        merges = Merges(db)
        merges.add(pending())
        merges.add(pending("other.zip"))
        merges.drop([merges.all()[0].number])
        assert [each.name for each in merges.all()] == ["other.zip"]

        Stories(db).remove([story.uid])

        assert merges.all() == ()


def test_received_revisions_are_chained_here_and_known_by_what_they_were(
    archive: Archive, story: Story
) -> None:
    """Behind this desk's own they have another digest; by either their text is found."""
    with archive.writing() as db:
        Stories(db).save(story, TEXT.with_(body="Ours.\n"), "one", 1, AT, "Aida", Why.TYPING)
        digests = Revisions(db).receive("one", (SECOND,))
        assert digests[SECOND.digest] != SECOND.digest
        Stories(db).save(story, TEXT.with_(body="Both.\n"), "one", 1, AT, "Aida", Why.MERGE)

    with archive.reading() as db:
        revisions = Revisions(db)
        assert [each.origin for each in revisions.of("one")] == ["", "", SECOND.digest, ""]
        assert list(revisions.identities("one"))[2] == SECOND.digest
        assert revisions.text_of("one", SECOND.digest) == SECOND.text
        assert revisions.text_of("one", digests[SECOND.digest]) == SECOND.text
        assert revisions.text_of("one", "") is None


def test_revisions_that_go_on_from_here_are_the_same(archive: Archive, story: Story) -> None:
    """Their digests, their numbers and their names."""
    with archive.writing() as db:
        Stories(db).graft(Rewrite(story, SECOND.text, "one", 2), (SECOND,), AT)

    with archive.reading() as db:
        assert Revisions(db).of("one") == (FIRST, SECOND)
        assert not check_texts(db, 0, 10).ill


def test_a_merge_of_two_is_one_whoever_makes_it() -> None:
    """In whatever order; of another text it is another."""
    assert merged_identity("a", "b", TEXT) == merged_identity("b", "a", TEXT)
    assert merged_identity("a", "b", TEXT) != merged_identity("a", "b", SECOND.text)


def test_what_is_mended_is_known_by_what_it_was(archive: Archive, story: Story) -> None:
    """A chain whose digests had to be made anew can still be merged with the other desk's."""
    with archive.writing() as db:
        Stories(db).graft(Rewrite(story, SECOND.text, "one", 2), (SECOND,), AT)
        db.execute_sql("UPDATE revision SET text = replace(text, 'One', 'Oxe') WHERE number = 1")

        mend_stories(db, set(), {}, AT, Losses(), Silent())

        assert not check_texts(db, 0, 10).ill
        doubtful, whole = Revisions(db).of("one")
    assert (doubtful.identity == FIRST.digest, doubtful.text == FIRST.text) == (False, False)
    assert (whole.identity, whole.text) == (SECOND.identity, SECOND.text)
    assert whole.digest != SECOND.digest
