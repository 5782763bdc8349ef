"""A captured page becomes stories, and the rest of it is told."""

import hashlib
from collections.abc import Callable
from datetime import date

import pytest

from newsdesk.capture.reading import read_page
from newsdesk.domain.capture import PageReading, Removed

Read = Callable[[str], PageReading]


def headlines(reading: PageReading) -> list[str]:
    return [each.headline for each in reading.candidates]


def test_a_page_becomes_stories(read: Read, page: str) -> None:
    """Exact headlines in the page's order, each with the line it stood on."""
    reading = read(page)

    assert [(each.headline, each.line, each.countries, each.doubt) for each in reading.candidates] == [
        ("Wool Mill in Karakol Turns Fleece Into Panels", 18, ("KG",), ""),
        ("Tashkent Opens Night Trams", 24, ("UZ",), ""),
        ("Khorog Bakers Count Every Loaf", 30, ("TJ",), ""),
    ]
    assert reading.digest == hashlib.sha256(page.encode()).hexdigest()
    assert (reading.name, reading.encoding, reading.remarks) == ("page.txt", "utf-8", ())


def test_bodies_are_clean_paragraphs(read: Read, page: str) -> None:
    """Typographic quotes are intact, brackets of an editor too, and each paragraph knows its line."""
    mill = read(page).candidates[0]

    assert mill.paragraphs == (
        "A mill in Karakol, Kyrgyzstan, has begun to press coarse fleece into panels for houses. “Nobody "
        "wanted this wool,” said its director, Asel Tokoeva. “Now we run out of it.”",
        "The mill takes in 40 tonnes a year [sic].",
    )
    assert mill.lines == (20, 22)


def test_a_quotation_over_two_paragraphs_keeps_its_open_mark(read: Read, page: str) -> None:
    """It is closed in the second paragraph only."""
    bakers = read(page).candidates[2]

    assert bakers.paragraphs[0].endswith("“and whoever comes after us will know what bread cost.")
    assert bakers.paragraphs[1] == "“My grandmother did the same.”"


def test_the_ticker_is_read_once(read: Read, page: str) -> None:
    """As printed, "-0%" as well; what was repeated is told with how often."""
    reading = read(page)

    assert [(line.pair, line.value, line.change, line.line) for line in reading.ticker] == [
        ("KGS/USD", "0.01139", "0%", 1),
        ("KZT/USD", "0.00187", "-0%", 2),
        ("TJS/USD", "0.10791", "0.23%", 3),
        ("UZS/USD", "0.00008", "0%", 4),
        ("TMT/USD", "0.28571", "0%", 5),
    ]
    assert reading.removed[0] == Removed("KGS/USD = 0.01139 0%", "the ticker again", 6, 2)


def test_the_page_has_a_date(read: Read, page: str) -> None:
    """Alone on a line above the first story."""
    assert read(page).date == date(2025, 12, 12)


def test_residue_is_told(read: Read, page: str) -> None:
    """What was removed is in the report, as one piece, with its line."""
    told = [(part.text, part.line) for part in read(page).removed if "vc_" in part.text]

    assert told == [("[/vc_column_text][/vc_column][/vc_row]", 22)]


@pytest.mark.parametrize("pairs", [0, 4])
def test_other_tickers(read: Read, page: str, pairs: int) -> None:
    """A ticker of four lines, or none, changes nothing else."""
    lines = page.split("\n")
    reading = read("\n".join(lines[:pairs] + lines[15:]))

    assert len(reading.ticker) == pairs
    assert [each.body for each in reading.candidates] == [each.body for each in read(page).candidates]


def test_a_ticker_that_contradicts_itself(read: Read) -> None:
    """The first value is kept, the other is told and remarked."""
    reading = read("KGS/USD = 0.01139 0%\nKGS/USD = 0.01141 0%\nKGS/USD = 0.01141 0%\n12 December 2025")

    assert [line.value for line in reading.ticker] == ["0.01139"]
    assert reading.removed == (
        Removed("KGS/USD = 0.01141 0%", "another rate for a pair of the ticker", 2, 2),
    )
    assert reading.remarks == (
        "No story was found.",
        "Line 2: the ticker says “KGS/USD = 0.01141 0%”, but above it was 0.01139; the first is kept.",
    )


def test_a_page_without_a_date(read: Read, page: str) -> None:
    """It has none, and no story loses anything by it."""
    reading = read(page.replace("12 December 2025\n", ""))

    assert reading.date is None
    assert len(reading.candidates) == 3


def test_a_date_below_the_headline_of_the_only_story(read: Read) -> None:
    """Where a page has no date of its own, its story's is the page's, and the report says so."""
    reading = read("Mill Opens in Osh\n12 December 2025\nBy Aida Bekova\nThe mill is open.")

    assert reading.date == date(2025, 12, 12)
    assert reading.candidates[0].byline == "Aida Bekova"
    assert reading.candidates[0].paragraphs == ("The mill is open.",)
    assert [part.text for part in reading.removed] == ["12 December 2025"]
    assert reading.remarks == ("The page’s date was taken from below a headline.",)


def test_later_dates_are_told(read: Read) -> None:
    """Beside a headline it goes; between paragraphs it may be the story's, and stays."""
    reading = read(
        "12 December 2025\n\nMill Opens in Osh\n\nThe mill is open.\n\n1 May 1990\n\nIt was shut.\n\n"
        "11 December 2025\n\nTrams Run at Night\n\nThey run."
    )

    assert reading.date == date(2025, 12, 12)
    assert reading.candidates[0].paragraphs == ("The mill is open.", "1 May 1990", "It was shut.")
    assert [part.text for part in reading.removed] == ["11 December 2025"]
    assert reading.remarks == (
        "Line 7: the date “1 May 1990” stands in a story and was left there.",
        "Line 11: the date “11 December 2025” is not the page’s; it was left out.",
    )


def test_counters_and_rules_are_removed(read: Read) -> None:
    """They are the page's, not a story's."""
    reading = read(
        "Viewing results 787 - 792 of 952\n\nMill Opens in Osh\n\nIt is open.\n\n* * *\n\nIt is full."
    )

    assert [(part.text, part.why) for part in reading.removed] == [
        ("Viewing results 787 - 792 of 952", "count of results"),
        ("* * *", "dividing line"),
    ]
    assert reading.candidates[0].paragraphs == ("It is open.", "It is full.")


@pytest.mark.parametrize("teaser", ["\n\nContinue reading", " Continue reading →", " Read more"])
def test_a_teaser_is_told(read: Read, teaser: str) -> None:
    """The link goes, and the story says that there is more of it."""
    reading = read(f"Mill Opens in Osh\n\nThe mill …{teaser}\n\nTrams Run at Night\n\nThey run.")

    mill, trams = reading.candidates
    assert mill.paragraphs == ("The mill …",)
    assert mill.doubt == f"This is only a teaser: the page said “{teaser.strip()}”."
    assert trams.doubt == ""
    assert [part.text for part in reading.removed] == [teaser.strip()]


def test_an_ellipsis_in_brackets_may_be_a_teasers(read: Read) -> None:
    """WordPress ends its excerpts so."""
    assert "may be only a teaser" in read("Mill Opens in Osh\n\nThe mill […]").candidates[0].doubt


def test_a_dateline_is_kept_apart(read: Read) -> None:
    """Place and source are fields; a caption may stand before the paragraph."""
    story = read(
        "Dam Fills in Rogun\n\n"
        '[caption id="a"]The dam[/caption]\n\nDUSHANBE (TCA) — The dam is full.\n\nIt is.'
    ).candidates[0]

    assert (story.place, story.source) == ("Dushanbe", "TCA")
    assert story.paragraphs == ("*Figure: The dam*", "The dam is full.", "It is.")
    assert story.countries == ("TJ",)


def test_stories_of_one_paragraph(read: Read) -> None:
    """A headline and a line make a story."""
    assert headlines(read("Mill Opens in Osh\nIt is open.\nTrams Run at Night\nThey run.")) == [
        *("Mill Opens in Osh", "Trams Run at Night")
    ]


def test_short_paragraphs_are_not_headlines(read: Read) -> None:
    """However short, they stay in their story."""
    story = "The ministry did not comment.\n\n“We are ready,” he said.\n\n“Why now?”\n\nIt opens in May."

    (mill,) = read(f"Mill Opens in Osh\n\n{story}").candidates

    assert mill.body == story


def test_what_may_be_a_subheading_is_told(read: Read, page: str) -> None:
    """It cannot be told from a headline, so it is one, with a doubt that an editor sees."""
    reading = read(f"{page}\nPrices\n\nThey were low.")

    sentence = "Line 36: “Prices” may be a subheading of the story above."
    assert headlines(reading)[-1] == "Prices"
    assert reading.candidates[-1].doubt == sentence
    assert reading.remarks == (sentence,)


def test_text_before_the_first_headline_is_kept(read: Read) -> None:
    """A story without a headline, which says so."""
    reading = read("This page was saved by hand.\n\nMill Opens in Osh\n\nIt is open.")

    assert headlines(reading) == ["", "Mill Opens in Osh"]
    assert reading.candidates[0].paragraphs == ("This page was saved by hand.",)
    assert reading.candidates[0].doubt == "Line 1: this stands before the first headline, so it has none."


def test_labels_above_the_first_headline_are_told(read: Read) -> None:
    """A menu is no story."""
    reading = read("Home\n\nBusiness\n\nMill Opens in Osh\n\nIt is open.")

    assert headlines(reading) == ["Mill Opens in Osh"]
    assert [part.text for part in reading.removed] == ["Home", "Business"]
    assert reading.remarks == (
        "Line 1: what stands above the first headline was left out: “Home”, “Business”.",
    )


def test_lines_that_no_text_follows_stay_and_are_told(read: Read) -> None:
    """They look like headlines and have no story."""
    story = read("Mill Opens in Osh\n\nIt is open.\n\nFollow us").candidates[0]

    assert story.paragraphs == ("It is open.", "Follow us")
    assert (
        story.doubt == "Line 5: “Follow us” stands alone as a headline does; it was left in the story above."
    )


def test_a_page_without_a_headline(read: Read) -> None:
    """It is one story, which says so."""
    reading = read("The mill is open.\n\nIt is full.")

    assert [(each.headline, each.doubt) for each in reading.candidates] == [
        ("", "No headline was found on this page.")
    ]


def test_lists_stay_lists(read: Read) -> None:
    """Items are one Markdown list, also with empty lines between."""
    story = read(
        "Mill Opens in Osh\n\nIt makes:\n\n• felt\n\n• panels\n\n1. for walls\n2. for roofs"
    ).candidates[0]

    assert story.paragraphs == ("It makes:", "- felt\n- panels", "1. for walls\n2. for roofs")
    assert story.lines == (3, 5, 9)


def test_shortcodes_become_copy_or_go(read: Read) -> None:
    """A caption is a figure note, an embedded film a link; what is doubtful stays and is remarked."""
    reading = read(
        "Mill Opens in Osh\n\n"
        '[vc_column width="1/2"]It is open [the old one].\n\n'
        '[caption id="a"]<img src="a.jpg"> Photo_1*[/caption]\n\n'
        '[gallery ids="1,2"]\n\n[embed]https://example.org/film[/embed]\n\n'
        "It is [citation needed] full [my_box]."
    )

    assert reading.candidates[0].paragraphs == (
        "It is open [the old one].",
        "*Figure: Photo_1\\**",
        "<https://example.org/film>",
        "It is [citation needed] full [my_box].",
    )
    assert reading.remarks == ("Line 11: “[my_box]” may be a shortcode; it was left.",)


def test_layout_is_no_text(read: Read) -> None:
    """Tabs, indents, no-break spaces and invisible marks make no difference."""
    plain = read("Mill Opens in Osh\n\nIt is open, 40 tonnes a year.")
    copied = read("\tMill Opens\u00a0in Osh\n \u00a0\n    It is\u200b open, 40\u00a0tonnes\ta  year.\u00a0")

    assert [(each.headline, each.body) for each in copied.candidates] == [
        (each.headline, each.body) for each in plain.candidates
    ]


def test_other_languages(read: Read) -> None:
    """A page in Russian is read as one in English."""
    reading = read(
        "12 декабря 2025 г.\n\nВ Бишкеке подорожал хлеб\n\nБИШКЕК (АКИ) — Мука из Казахстана дороже."
    )

    assert reading.date == date(2025, 12, 12)
    assert [(each.headline, each.place, each.source, each.language) for each in reading.candidates] == [
        ("В Бишкеке подорожал хлеб", "Бишкек", "АКИ", "ru")
    ]


def test_a_page_of_furniture_holds_no_story(read: Read) -> None:
    """That is said, not hidden."""
    reading = read("KGS/USD = 0.01139 0%\n12 December 2025")

    assert reading.candidates == ()
    assert reading.remarks == ("No story was found.",)


@pytest.mark.parametrize(
    "line", ["[", "<a ", "*", "DUSHANBE ", "1. ", "“", "Continue reading → ", "KGS/USD = 0.1 0% • "]
)
def test_two_megabytes_on_one_line_take_no_time(line: str) -> None:
    """Nothing in a page's text takes the square of the time."""
    text = line * (2_000_000 // len(line))

    assert read_page(text.encode(), "page.txt").encoding == "utf-8"


@pytest.mark.parametrize(
    "stamp",
    [
        *(
            "12 декабря 2025, 14:30",
            "14:30, 12.12.2025",
            "Опубликовано: 12 декабря 2025 г.",
            "12 декабря, 14:30",
        ),
        *("1 234 просмотра", "5 min read"),
    ],
)
def test_what_stands_below_a_headline_is_none(read: Read, stamp: str) -> None:
    """It took the place of the story's own, and that went to the story above."""
    own = ["Президент подписал закон о бюджете", "Министр транспорта ушёл в отставку"]

    reading = read("".join(f"{each}\n\n{stamp}\n\n{each}, сообщили в пятницу.\n\n" for each in own))

    assert headlines(reading) == own
    assert stamp not in "".join(each.body for each in reading.candidates)
    assert stamp in [part.text for part in reading.removed]
    assert reading.date == (date(2025, 12, 12) if "2025" in stamp else None)


def test_a_byline_in_russian_is_no_headline(read: Read) -> None:
    """It took the place of one, too."""
    (story,) = read(
        "Президент подписал закон\n\nАвтор: Айгуль Бекова\n\nЗакон подписан в пятницу."
    ).candidates

    assert (story.headline, story.byline) == ("Президент подписал закон", "Айгуль Бекова")


def test_the_time_beside_a_pages_date_is_told(read: Read) -> None:
    """The date is the page's; nothing else of its line is anywhere."""
    reading = read("Friday, 12 December 2025, 14:30\n\nTrams Run\n\nThey run at night.\n")

    assert (reading.date, headlines(reading)) == (date(2025, 12, 12), ["Trams Run"])
    assert [part.text for part in reading.removed] == ["Friday, 12 December 2025, 14:30"]
