"""Search finds words in any script of the region, and nothing typed into it is an error."""

import unicodedata
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk.domain.query import Sort
from newsdesk.domain.story import Status, Story, StoryText, Why
from newsdesk.store.archive import Archive
from newsdesk.store.shelf import Shelf
from newsdesk.store.stories import Stories
from newsdesk.text.query import parse

# One newsroom serves all examples of a test.
one_newsroom = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

letters = st.sampled_from("abzÄéñçßабяЙёҚқҒғЎўҶҷҲҳӢӣҮүӨөІіӘә0189")
words = st.text(letters, min_size=1, max_size=8)


def found(archive: Archive, query: str) -> set[str]:
    with archive.reading() as db:
        return set(Shelf(db, archive.clock.now()).uids(parse(query), Sort()))


@pytest.mark.parametrize(
    ("headline", "query"),
    [
        ("Қазақ теміржолы", "қазақ"),
        ("Қазақ теміржолы", "ҚАЗ"),
        ("Ғалаба байрами", "ғалаба"),
        ("Ўзбек пахтаси", "ўзб"),
        ("Ҷумҳурии Тоҷикистон", "ҷумҳурии тоҷик"),
        ("Новый Душанбе", "новый"),
        ("Ашхабад: цены", "ЦЕНЫ"),
        ("Café in Almaty", "cafe"),
        ("Cafe in Almaty", "CAFÉ"),
        ("Türkmenbaşy port", "turkmenbasy"),
        ("Старый за\u0301мок", "замок"),
        ("Старый замок", "за\u0301мок"),
        ("Tashkent’s new line", "tashkent"),
        ("Tashkent’s new line", "tashkent’s"),
        ("KGS/USD at 87.45", "87.45"),
        ("KGS/USD at 87.45", "kgs/usd"),
        ("Almaty, Bishkek", "bishkek,almaty"),
        ("Oʻzbekiston gʻallasi", "o'zbek"),
        ("O‘zbekiston so‘zi", "ozbekiston sozi"),
        ("Қазақ теміржолы", "казак темиржолы"),
        ("Straße in Bischkek", "strasse"),
        ("World Bank", "bank world"),
    ],
)
def test_a_word_finds_its_story(
    archive: Archive, add: Callable[..., Story], headline: str, query: str
) -> None:
    """Case and accents do not matter, nor the order, nor how an accent is encoded; the last may be begun."""
    add("one", StoryText(headline=headline))
    add("other", StoryText(headline="Nothing of that"))

    assert found(archive, unicodedata.normalize("NFC", query)) == {"one"}
    assert found(archive, unicodedata.normalize("NFD", query)) == {"one"}


def test_only_the_last_word_may_be_a_beginning(archive: Archive, add: Callable[..., Story]) -> None:
    """As it is typed, the list narrows; the words before are whole."""
    add("one", StoryText(headline="World Bank"))

    for query in ("w", "wo", "world", "world b", "world bank"):
        assert found(archive, query) == {"one"}
    for query in ("wor bank", "orld", "world bankers"):
        assert found(archive, query) == set()


def test_every_word_must_be_there(archive: Archive, add: Callable[..., Story]) -> None:
    """In whichever parts of the story they are."""
    add("both", StoryText(headline="Wheat", body="prices", keywords=("grain trade",)))
    add("one", StoryText(headline="Wheat"))

    assert found(archive, "wheat prices") == {"both"}
    assert found(archive, "trade wheat") == {"both"}
    assert found(archive, "wheat") == {"both", "one"}


@pytest.mark.parametrize("field", ["headline", "standfirst", "body", "byline", "keywords"])
def test_search_follows_the_text(archive: Archive, add: Callable[..., Story], field: str) -> None:
    """A saved text is found by its new words and no longer by its old ones."""
    old: str | tuple[str, ...] = ("barley",) if field == "keywords" else "barley"
    new: str | tuple[str, ...] = ("cotton",) if field == "keywords" else "cotton"
    story = add("one", StoryText().with_(**{field: old}))
    assert found(archive, "barley") == {"one"}

    with archive.writing() as db:
        text = story.text.with_(**{field: new})
        Stories(db).save(story, text, "s", 1, datetime(2025, 12, 12, tzinfo=UTC), "Aida", Why.TYPING)

    assert found(archive, "barley") == set()
    assert found(archive, "cotton") == {"one"}


def test_what_is_only_typed_is_not_found_yet(
    archive: Archive, add: Callable[..., Story], now: datetime
) -> None:
    """A draft is a safety copy, not the story."""
    story = add("one")
    with archive.writing() as db:
        Stories(db).keep_draft("one", story.text.with_(body="barley"), now, "Aida")

    assert found(archive, "barley") == set()


@pytest.mark.parametrize("query", ["", "   ", "—", "“”", "***", '"', "\0", "\u0301", "\ud800"])
def test_nothing_to_look_for_is_everything(archive: Archive, add: Callable[..., Story], query: str) -> None:
    """Blanks and marks alone narrow nothing."""
    add("one")

    assert found(archive, query) == {"one"}


@pytest.mark.parametrize(
    "query",
    [
        'wheat"',
        "WHEAT",
        '"wheat',
        "wheat*",
        "(wheat",
        "wheat)",
        "^wheat",
        "headline:wheat",
        "NEAR wheat",
        "wheat AND",
        "OR wheat",
        "NOT wheat",
        "wheat\0",
        "{wheat}",
        "+wheat",
        "wheat;--",
        "wheat — ",
    ],
)
def test_what_fts5_knows_is_only_words(archive: Archive, add: Callable[..., Story], query: str) -> None:
    """Its operators mean nothing here but the words they are written with."""
    add("one", StoryText(headline="Wheat and or not near headline"))

    assert found(archive, query) == {"one"}


#: What queries are made of, put together at random.
PIECES = (
    *("by:", "country:", "status:", "tag:", "in:", "before:", "after:", "words:", "is:", "-", '"', "“", ">"),
    *("KZ", "ready", "2025-12-12", "9999-99-99", "99999d", "7d", "800", "999999999", "any", "noted", "wheat"),
    *("\0", "\ud800", "\u0301", "*", ":", "'", "%", "½", "ʻ", ",", " ", " "),
)


@one_newsroom
@given(query=st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_query_is_an_error(archive: Archive, query: str) -> None:
    """However its pieces stand, it is counted, and what is not found is not counted."""
    with archive.reading() as db:
        shelf = Shelf(db, archive.clock.now())
        asked = parse(query)
        assert shelf.count(asked) == len(shelf.uids(asked, Sort()))


@one_newsroom
@given(query=st.text(st.characters()) | st.text("\"*()^:-+{}[]\\\0'% wheatANDORNOTNEAR\u0301\ud800"))
def test_nothing_typed_is_an_error(archive: Archive, query: str) -> None:
    """Any text whatever may be typed into the search field."""
    found(archive, query)


def test_a_pasted_article_is_no_error(archive: Archive, add: Callable[..., Story]) -> None:
    """Somebody pastes a text into the search field, and it is searched for."""
    article = " ".join(f"word{number}" for number in range(5000))
    add("one", StoryText(body=article))

    assert found(archive, article) == {"one"}
    assert found(archive, article + " another") == set()
    assert found(archive, article.replace("word", "-word")) == set()
    assert found(archive, article.replace("word", "-other")) == {"one"}
    assert found(archive, article.replace("word", "words:>")) == {"one"}


@one_newsroom
@given(said=st.lists(words, min_size=1, max_size=6), data=st.data())
def test_a_story_is_found_by_any_of_its_words(
    archive: Archive, now: datetime, said: list[str], data: st.DataObject
) -> None:
    """By all of them, by each of them, and by the beginning of any."""
    uid = str(uuid.uuid4())
    text = StoryText(headline=" ".join(said))
    with archive.writing() as db:
        Stories(db).add(Story(uid, uid, text, Status.DRAFT, now, now, 1), "Aida", Why.NEW)
    word = data.draw(st.sampled_from(said))
    begun = word[: data.draw(st.integers(1, len(word)))]

    assert uid in found(archive, " ".join(said))
    assert uid in found(archive, word)
    assert uid in found(archive, begun)
