"""Some headings are headlines, some divide a story."""

from collections.abc import Callable

from newsdesk.domain.capture import PageReading

ReadHtml = Callable[[str], PageReading]
STORY = "<p>The mill in Karakol has begun to press coarse fleece into panels for houses.</p>" * 4


def headlines(reading: PageReading) -> list[str]:
    return [each.headline for each in reading.candidates]


def test_deeper_headings_divide_a_story(read_html: ReadHtml) -> None:
    """A story under a page's first heading has those of the second level for its parts; that is said."""
    reading = read_html(
        f"<h1>Mill Opens</h1>{STORY}<h2>What it costs</h2><p>Much.</p><h4>And earns</h4><p>Little.</p>"
    )

    assert headlines(reading) == ["Mill Opens"]
    assert reading.candidates[0].paragraphs[4:] == ("## What it costs", "Much.", "#### And earns", "Little.")
    assert reading.remarks == ("Paragraph 6: “What it costs” was taken for a subheading.",)


def test_a_sites_title_is_no_story(read_html: ReadHtml) -> None:
    """A line of text under it makes it none either, and is kept."""
    reading = read_html(
        "<h1>The Courier</h1><h2>Mill Opens</h2><p>It is.</p><h2>Trams Run</h2><p>They do.</p>"
    )

    assert headlines(reading) == ["Mill Opens", "Trams Run"]
    assert [part.text for part in reading.removed] == ["The Courier"]


def test_a_heading_deeper_than_others_may_be_a_subheading(read_html: ReadHtml) -> None:
    """On a page of several stories it is a headline with a doubt."""
    reading = read_html(
        "<h2>Mill Opens</h2><p>It is.</p><h3>Costs</h3><p>Much.</p><h2>Trams Run</h2><p>They do.</p>"
    )

    assert [each.doubt for each in reading.candidates] == [
        *("", "Paragraph 3: “Costs” may be a subheading of the story above.", "")
    ]


def test_a_deck_is_a_paragraph(read_html: ReadHtml) -> None:
    """A sentence set as a heading right under another is its standfirst."""
    reading = read_html("<h1>Mill Opens</h1><h2>Sheep farmers had nobody to sell to.</h2><p>It is open.</p>")

    assert headlines(reading) == ["Mill Opens"]
    assert reading.candidates[0].paragraphs == ("Sheep farmers had nobody to sell to.", "It is open.")


def test_headings_without_copy_are_told_by_shape(read_html: ReadHtml) -> None:
    """Where nothing stands under any heading the page was typed without."""
    reading = read_html("<p>Mill Opens in Osh</p><p>It is open.</p><h2>Share this</h2>")

    assert headlines(reading) == ["Mill Opens in Osh"]
    assert reading.candidates[0].paragraphs == ("It is open.", "Share this")
