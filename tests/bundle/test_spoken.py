"""In which voice an edition's own words are read aloud: told by its stories."""

import re
from dataclasses import replace

import pytest

from newsdesk.bundle import BundleContent, Pages
from newsdesk.bundle.spoken import spoken
from newsdesk.domain.edition import Entry

CYRILLIC = {"ru", "kk", "ky"}


def edited(
    content: BundleContent, *told: tuple[str, str], newsroom: str = "", note: str = ""
) -> BundleContent:
    """Return an edition of stories told in these languages, each under this section."""
    stories = tuple(
        story._replace(
            text=story.text.with_(
                headline="Мектеп ашылды" if language in CYRILLIC else "Maktab ochildi", language=language
            )
        )
        for story, (language, _section) in zip(content.stories, told, strict=False)
    )
    entries = tuple(Entry(story.uid, section) for story, (_, section) in zip(stories, told, strict=True))
    edition = replace(content.edition, title="", note=note, entries=entries)
    return replace(content, newsroom=newsroom, stories=stories, edition=edition)


@pytest.mark.parametrize(
    ("words", "languages", "voice"),
    [
        ("Жаңалыктар", ("en", "ky", "ru", "ky"), "ky"),
        ("The Valley", ("en", "ky", "ru", "ky"), "en"),
        ("The Valley", ("uz", "uz", "uz", "en"), "en"),  # whose name is English is not to be guessed at
        ("Vodiy", ("uz", "tk", "uz", "ru"), "uz"),
        ("Долина", ("en", "uz"), "und"),  # whatever it is, an English voice would spell it
        ("The Valley", ("ru",), "en"),
        ("Долина", (), "und"),
        ("24.11", ("ru",), "en"),
        ("Долина 2031 TV", ("ru",), "ru"),
    ],
)
def test_words_are_in_the_language_of_stories_in_their_letters(
    content: BundleContent, words: str, languages: tuple[str, ...], voice: str
) -> None:
    """As the frame around them is English, this is not said of words that are."""
    told = [(language, "") for language in languages]

    assert spoken(edited(content, *told, newsroom=words)).get(words, "en") == voice


def test_a_section_is_in_the_language_of_its_own_stories(content: BundleContent) -> None:
    """Where these are in other letters, all stories tell."""
    told = [("ru", "Общество"), ("ru", "Общество"), ("kk", "Мәдениет"), ("en", "Спорт")]

    assert spoken(edited(content, *told)) == {"Общество": "ru", "Мәдениет": "kk", "Спорт": "ru"}


def test_the_front_page_says_it_of_each(content: BundleContent, pages: Pages) -> None:
    """Of the name, the title, each paragraph of the note, and the sections; English needs no word."""
    told = [("ru", ""), ("ru", ""), ("kk", "Мәдениет"), ("en", "Culture")]
    made = edited(content, *told, newsroom="Долина", note="Всем привет.\n\nHello.")
    page = pages.front(replace(made, edition=replace(made.edition, title="Весна")))

    assert re.findall(r'<(?:h1|span|p|h2 class="section")(?: lang="(\w+)")?>([^<]+)<', page)[:6] == [
        ("ru", "Долина"),
        ("ru", "Весна"),
        ("ru", "Всем привет."),
        ("", "Hello."),
        ("kk", "Мәдениет"),
        ("", "Culture"),
    ]
