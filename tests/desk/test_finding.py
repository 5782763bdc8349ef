"""Finding stories: pages, folders with their counts, searches that are kept."""

from datetime import date

import pytest

from newsdesk.desk import Desk
from newsdesk.domain.errors import BadInput, Refused
from newsdesk.domain.finding import Folder
from newsdesk.domain.query import Query, Sort, SortKey
from newsdesk.domain.story import StoryText
from newsdesk.text.query import parse


def write(
    desk: Desk, headline: str, body: str = "", byline: str = "", countries: tuple[str, ...] = ()
) -> str:
    text = StoryText(headline=headline, body=body, byline=byline, countries=countries)
    return desk.stories.new(text).value.uid


def shown(folders: tuple[Folder, ...]) -> list[tuple[str, int]]:
    return [(folder.key, folder.count) for folder in folders]


def test_a_page_says_what_it_is_a_page_of(desk: Desk) -> None:
    """So that an answer that comes late is not shown as that to another question."""
    uids = [write(desk, f"Wool {number}") for number in range(5)]
    query, sort = parse("wool"), Sort(SortKey.HEADLINE, descending=False)

    page = desk.finding.page(query, sort, 1, 3)

    assert (page.query, page.sort, page.start) == (query, sort, 1)
    assert [row.uid for row in page.rows] == uids[1:4]
    assert [row.uid for row in desk.finding.rows(query, sort)] == uids
    assert [row.uid for row in desk.finding.rows(query, sort, 2)] == uids[:2]
    assert desk.finding.count(query) == 5
    assert desk.finding.uids(query, Sort()) == tuple(reversed(uids))
    assert desk.finding.place_of(uids[0], query, Sort()) == 4


def test_all_rows_are_read_in_parts(desk: Desk) -> None:
    """And stand in order, none of them twice."""
    uids = [desk.stories.new(StoryText(headline="Wool")).value.uid for _ in range(1001)]

    for limit in (None, 499, 500, 501, 1001, 5000):
        rows = desk.finding.rows(Query(), Sort(descending=False), limit)
        assert [row.uid for row in rows] == uids[:limit]


@pytest.mark.parametrize(
    ("body", "query", "snippet"),
    [
        (
            "It snowed.\n\nThe **wool** is [dear](https://example.org).",
            "wool",
            "It snowed. The wool is dear.",
        ),
        ("Қазақ жүні қымбат.", "казак", "Қазақ жүні қымбат."),
        ("word " * 50 + "wool" + " tail" * 80, "wool", "…word word word word word word word word wool tail"),
        ("Nothing of that.", "headline", "Nothing of that."),
        ("a " * 2000 + "wool at last", "wool", "…" + "a " * 20 + "wool at last"),
        ("Some copy.", "", "Some copy."),
    ],
)
def test_a_row_shows_where_the_words_stand(desk: Desk, body: str, query: str, snippet: str) -> None:
    """As plain text, begun and ended with whole words; the opening where they are not in the text."""
    write(desk, "Headline", body)

    (row,) = desk.finding.page(parse(query), Sort(), 0, 10).rows

    assert row.snippet.startswith(snippet)
    assert len(row.snippet) <= 202
    assert row.snippet.endswith((".", "…", "last"))


def test_a_standfirst_is_looked_into_first(desk: Desk) -> None:
    """It stands above the text."""
    desk.stories.new(StoryText(standfirst="Wool is dear.", body="More of wool."))

    (row,) = desk.finding.page(parse("wool"), Sort(), 0, 10).rows

    assert row.snippet == "Wool is dear."


def test_folders_count_what_their_queries_find(desk: Desk) -> None:
    """Every folder's number is that of the list it opens, also when stories are in the bin."""
    one = write(desk, "Wool", byline="Aigul Tokoeva", countries=("KG",))
    two = write(desk, "Felt", byline="Aigul", countries=("KG", "UZ"))
    bin_ = write(desk, "Tram", byline="Aigul", countries=("UZ",))
    made = desk.editions.new(date(2025, 12, 12), "Friday").value
    desk.editions.add(made.uid, (one, two, bin_))
    desk.workflow.act((bin_,), "spike")
    desk.finding.save_search("My wool", "wool by:aigul")

    counts = desk.finding.folders()

    assert counts.everything.count == 2
    assert shown(counts.countries) == [("KG", 2), ("UZ", 1)]
    assert shown(counts.reporters) == [("Aigul", 1), ("Aigul Tokoeva", 1)]
    assert shown(counts.editions) == [(made.uid, 2)]
    assert shown(counts.searches) == [("My wool", 1)]
    states = {folder.key: folder.count for folder in counts.statuses}
    assert (states["draft"], states["spiked"], states["in edit"]) == (2, 1, 0)
    singles = (counts.everything, counts.embargoed, counts.noted)
    groups = (counts.statuses, counts.countries, counts.reporters, counts.editions, counts.searches)
    for folder in (*singles, *(folder for group in groups for folder in group)):
        query = parse(folder.query)
        assert not query.problems
        assert desk.finding.count(query) == folder.count, folder


def test_a_folder_fits_whatever_a_byline_is(desk: Desk) -> None:
    """Quotes and signs in it are no part of the query's language; where no word is, nobody is named."""
    for byline in (
        'Aigul "Ai" Tokoeva',
        "A. B.",
        "Aigul, for The Courier",
        "«Ала-Тоо»",
        "by:A",
        "O'Brien",
        "—",
    ):
        write(desk, "Wool", byline=byline)

    reporters = desk.finding.folders().reporters
    assert len(reporters) == 6
    for folder in reporters:
        assert desk.finding.count(parse(folder.query)) == folder.count == 1, folder


def test_a_name_is_one_folder_however_it_is_written(desk: Desk) -> None:
    """Called as it is written most."""
    for byline in ("Aigul  Tokoeva", "Aigul Tokoeva", "AIGUL TOKOEVA", "Aigul Tokoeva"):
        write(desk, "Wool", byline=byline)

    (folder,) = desk.finding.folders().reporters

    assert (folder.name, folder.count) == ("Aigul Tokoeva", 4)
    assert desk.finding.count(parse(folder.query)) == 4


def test_a_new_newsroom_has_its_folders(desk: Desk) -> None:
    """With nothing in them."""
    counts = desk.finding.folders()

    assert (counts.everything.count, counts.countries, counts.editions, counts.searches) == (0, (), (), ())
    assert {folder.count for folder in counts.statuses} == {0}


def test_a_search_is_kept_renamed_and_forgotten(desk: Desk) -> None:
    """Each time the folders are told; a name loses the blanks around it, and searches stand by name."""
    for name, query in (("wool", "wool"), (" Felt  and more ", " felt ")):
        assert desk.finding.save_search(name, query).searches
    kept = desk.finding.folders().searches
    assert [(each.name, each.query) for each in kept] == [("Felt and more", "felt"), ("wool", "wool")]

    assert desk.finding.save_search("wool", "wool -felt").searches
    assert desk.finding.rename_search("Felt and more", "Alpaca").searches
    assert not desk.finding.rename_search("Alpaca", " Alpaca ").searches
    assert [each.query for each in desk.finding.folders().searches] == ["felt", "wool -felt"]

    assert desk.finding.remove_search("Alpaca").searches
    assert not desk.finding.remove_search("Alpaca").searches
    assert [each.name for each in desk.finding.folders().searches] == ["wool"]


def test_a_search_that_cannot_be_kept(desk: Desk) -> None:
    """Without a name, without a word, under another's name: a sentence, and nothing is changed."""
    desk.finding.save_search("wool", "wool")
    desk.finding.save_search("felt", "felt")
    before = desk.finding.folders().searches

    with pytest.raises(BadInput, match="needs a name"):
        desk.finding.save_search(" ", "wool")
    with pytest.raises(BadInput, match="nothing to save"):
        desk.finding.save_search("empty", " ")
    with pytest.raises(BadInput, match="needs a name"):
        desk.finding.rename_search("wool", "")
    with pytest.raises(Refused, match="There is a search “felt” already"):
        desk.finding.rename_search("wool", "felt")
    with pytest.raises(BadInput, match="no saved search “gone” any more"):
        desk.finding.rename_search("gone", "here")

    assert desk.finding.folders().searches == before
