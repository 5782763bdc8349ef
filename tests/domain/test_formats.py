"""Formats are named as people name them, and an address is kept as the web knows it."""

import pytest

from newsdesk.domain.addresses import LONGEST, web_address
from newsdesk.domain.errors import BadInput
from newsdesk.domain.formats import Format, as_words, from_words


@pytest.mark.parametrize(
    ("words", "formats"),
    [
        ("atom,epub", {Format.ATOM, Format.EPUB}),
        (" Atom , EPUB,", {Format.ATOM, Format.EPUB}),
        ("all", set(Format)),
        ("none", set()),
        ("", set()),
    ],
)
def test_formats_are_read_from_words(words: str, formats: set[Format]) -> None:
    """All, none, or some by name, whatever their capitals."""
    assert from_words(words) == formats


@pytest.mark.parametrize("words", ["atom,rss", "all,atom", "none,atom"])
def test_what_is_no_format_is_named(words: str) -> None:
    """With all that there are."""
    with pytest.raises(BadInput, match=r"is no format of a bundle\. There are atom"):
        from_words(words)


def test_words_do_not_depend_on_the_order_of_a_set() -> None:
    """What is kept is the same for the same choice, and is read again."""
    assert as_words({Format.WIRE, Format.ATOM}) == as_words([Format.ATOM, Format.WIRE]) == "atom,wire"
    assert from_words(as_words(Format)) == frozenset(Format)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("   ", ""),
        ("news.example.com", "https://news.example.com"),
        ("http://News.Example.com/Today/", "http://news.example.com/Today"),
        ("https://news.example.com:8080//", "https://news.example.com:8080"),
        ("https://новости.kg/Сегодня", "https://xn--b1amnebsh.kg/%D0%A1%D0%B5%D0%B3%D0%BE%D0%B4%D0%BD%D1%8F"),
        ("https://example.com/a%20b", "https://example.com/a%20b"),
    ],
)
def test_an_address_is_kept_as_the_web_knows_it(typed: str, kept: str) -> None:
    """A scheme, a host in ASCII, a path that is escaped, no stroke at the end; and it stays so."""
    assert web_address(typed) == kept
    assert web_address(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "ftp://example.com",
        "javascript://example.com/%0aalert(1)",
        "https://",
        "https:///path",
        "https://example.com/a b",
        "https://example.com/\u202eb",
        "https://exa<mple.com",
        "https://[::1",
        "https://example.com:99999",
        f"https://{'a' * 80}.com",
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    """With how one is written."""
    with pytest.raises(BadInput, match="is no web address"):
        web_address(typed)


@pytest.mark.parametrize("more", ["?a=b", "#top", "?", "#"])
def test_an_address_is_of_a_place_alone(more: str) -> None:
    """A question or a passage behind it would stand in the middle of every link."""
    with pytest.raises(BadInput, match="more than a place"):
        web_address(f"https://example.com/today{more}")


def test_a_name_and_a_password_are_not_published() -> None:
    """They would stand on every page."""
    with pytest.raises(BadInput, match="more than a place"):
        web_address("https://aigul:secret@example.com/")


def test_an_address_leaves_room_for_a_name() -> None:
    """The limit and what was given are said."""
    with pytest.raises(BadInput, match=f"has 620 characters. Give one of at most {LONGEST}"):
        web_address("https://example.com/" + "a" * 600)
