"""The pages hold what readers need, and nothing that a story's text could smuggle in."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle import BundleContent, Pages
from newsdesk.bundle.content import authors, country_names, dateline, language, summary
from newsdesk.domain.corrections import Place
from newsdesk.domain.pins import Pin, PinnedRate
from newsdesk.domain.rates import Rate, RateKind
from newsdesk.domain.story import Status, Story, StoryText
from newsdesk.text.render import render
from newsdesk.text.rendered import Block, Rendered

MADE = datetime(2031, 3, 14, tzinfo=UTC)


@pytest.fixture
def story_page(content: BundleContent, pages: Pages) -> str:
    """The first story's page."""
    return pages.story(content, 0, render(content.stories[0].text.body).html)


def linked_data(page: str) -> dict[str, object]:
    """Return the page's JSON-LD."""
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    found: dict[str, object] = json.loads(script)
    return found


def test_the_front_page_shows_the_day_the_rates_and_every_headline_in_order(
    content: BundleContent, pages: Pages
) -> None:
    """Escaped, linked, under their sections."""
    page = pages.front(content)

    assert '<time datetime="2031-03-14">Friday, 14 March 2031</time>' in page
    assert re.findall(r'<abbr title="([^"]*)">(\w+)<', page)[0] == ("Kyrgystani som", "KGS")
    assert re.findall(r'<h([23])><a href="(stories/[^"]*)">(.*?)</a>', page) == [
        (level, f"stories/{content.names[story.uid]}.html", headline)
        for level, story, headline in zip(
            "2233",
            content.stories,
            [
                "Mountain Railway Lowers Its Last Span Into Place",
                "Пекари Душанбе договорились о цене лепёшки",
                "Ауыл мектебінде телескоп: ай жақындай түсті",
                "What &lt;/script&gt; Means: {{ 7*7 }} &amp; “Other” &lt;b&gt;Riddles&lt;/b&gt;",
            ],
            strict=True,
        )
    ]
    assert re.findall(r'<h2 class="section">(.*?)</h2>', page) == ["Culture"]
    assert re.findall(r'<article class="(\w+)"(?: lang="(\w+)")?', page) == [
        ("lead", ""),
        ("brief", "ru"),
        ("brief", "kk"),
        ("brief", ""),
    ]


def test_the_rates_name_their_sources_and_days(content: BundleContent, pages: Pages) -> None:
    """Two sources, two days; what is rough says so; a change is in words as well as in colour."""
    page = pages.front(content)

    assert "<caption>The US dollar, 14 March 2031; TMT: 12 March 2031</caption>" in page
    assert "<b>KGS, KZT, TJS, UZS</b> Page ticker, 14 March 2031</li>" in page
    assert "<b>TMT</b> Invented Bank, 12 March 2031</li>" in page
    assert "<b>UZS</b> Ticker line, Page ticker, 14 March 2031; printed as 0.00008" in page
    rose = "the Tajikistani somoni rose against the dollar"
    assert f'title="{rose}">▲ +0.18%</span><span class="unseen">up 0.18 percent: {rose}</span>' in page


def test_the_strip_prints_nothing_that_is_only_known_roughly(content: BundleContent, pages: Pages) -> None:
    """0.00008 dollars may be 25 percent more or less; a bank's own rate has its four digits."""
    rates = content.edition.rates
    fine = Rate("CBU", "USD", "UZS", "12194.21", RateKind.OFFICIAL, rates[3].effective, MADE)
    better = replace(content, edition=replace(content.edition, rates=(*rates[:3], fine)))

    assert "<td>$0.00008" not in pages.front(content)
    assert '<span class="unseen">not known well enough</span>' in pages.front(content)
    assert "<td>$0.00008201</td>" in pages.front(better)
    assert "CBU: Central Bank of the Republic of Uzbekistan, cbu.uz." in pages.front(better)


def test_a_story_names_the_rates_it_was_written_with(content: BundleContent, pages: Pages) -> None:
    """As its pins have them, whatever the edition's are; not those of who forbids it."""
    rates = [
        PinnedRate(source, RateKind.OFFICIAL, date(2031, 3, 11), "1", "USD", value, code)
        for source, value, code in (("NBT", "9.4120", "TJS"), ("er-api", "383.1", "AMD"))
    ]
    pins = tuple(str(Pin("9 somoni", "$0.96", (rate,))) for rate in rates)
    story = content.stories[0]._replace(text=content.stories[0].text._replace(pins=pins))

    page = pages.story(replace(content, stories=(story, *content.stories[1:])), 0, "")

    assert "<li><b>1&nbsp;USD = 9.4120&nbsp;TJS</b>. Official rate, NBT, 11 March 2031.</li>\n</ul>" in page
    assert '<p class="sources">NBT: National Bank of Tajikistan, www.nbt.tj.</p>' in page
    assert "AMD" not in page


def test_a_page_without_rates_has_no_strip(content: BundleContent, pages: Pages) -> None:
    """An empty table helps nobody."""
    bare = replace(content, edition=replace(content.edition, rates=()))

    assert "<table" not in pages.front(bare)
    assert "dollar" not in pages.story(bare, 0, "")


def test_a_story_has_its_dateline_before_its_first_words(story_page: str) -> None:
    """Kept apart from the body, printed right before it."""
    assert re.search(
        r'<p class="dateline" id="dateline">BALYKCHY \(NDK\) — </p>\s*'
        r'<div class="body" id="story-body">\s*<p>The last span',
        story_page,
    )


def test_a_story_says_who_when_where_and_what_a_dollar_cost(story_page: str) -> None:
    """Byline, day, countries, topics, and the rate of its own country only."""
    assert '<span class="byline" id="byline">By Aigul Sadykova and Timur Kim</span>' in story_page
    assert '<time datetime="2031-03-14">Friday, 14 March 2031</time>' in story_page
    assert '<p class="countries">Kyrgyzstan</p>' in story_page
    assert "railways, bridges &amp; tunnels" in story_page
    assert "<b>87.41&nbsp;KGS</b> (Kyrgystani som). Ticker line, Page ticker, 14 March 2031." in story_page
    assert "KZT" not in story_page


def test_a_story_leads_to_its_neighbours_and_home(content: BundleContent, pages: Pages) -> None:
    """The first has nothing before it, the last nothing after it."""
    ways = [
        re.findall(r'<a href="[^"]*" rel="(prev|next)"', pages.story(content, place, ""))
        for place in range(4)
    ]

    assert ways == [["next"], ["prev", "next"], ["prev", "next"], ["prev"]]
    assert pages.story(content, 1, "").count('href="../index.html"') == 2


def test_a_correction_is_announced(content: BundleContent, pages: Pages) -> None:
    """With the time of the newest notice; or the story's own, where only its status says so."""
    silent = replace(content, corrections={})

    for each in (content, silent):
        page = pages.story(each, 2, "")
        assert 'Corrected at <time datetime="2031-03-14T05:42:00+00:00">05:42 UTC, 14 March 2031' in page
    assert "Corrected" not in pages.story(content, 1, "")


def test_notices_stand_above_and_below_the_story(content: BundleContent, pages: Pages) -> None:
    """Each with its kind, its time and its text, which is in the story's language."""
    page = pages.story(content, 2, "<p>BODY</p>")

    assert re.findall(r'<h2 lang="en">([^<]*)</h2>|(<p>BODY)', page.partition("</article>")[0]) == [
        ("Editor’s note", ""),
        ("", "<p>BODY"),
        ("Correction", ""),
    ]
    assert '<time datetime="2031-03-14T05:40:00+00:00">05:40 UTC, 14 March 2031</time>' in page
    assert "<p>Бұл мақалада Айдың &lt;суреті&gt; &amp; күні туралы ескерту бар.</p>" in page
    assert "notice" not in pages.story(content, 1, "")


def test_notices_in_one_place_are_in_the_order_of_their_times(content: BundleContent, pages: Pages) -> None:
    """The newest last."""
    uid = content.stories[2].uid
    below = tuple(each._replace(place=Place.BOTTOM) for each in content.corrections[uid])

    page = pages.story(replace(content, corrections={uid: below}), 2, "")

    assert re.findall(r'<h2 lang="en">(Editor’s note|Correction)<', page) == ["Editor’s note", "Correction"]


def test_the_front_page_marks_what_was_corrected(content: BundleContent, pages: Pages) -> None:
    """By the newest notice, in words."""
    assert re.findall(r'<p class="mark"[^>]*>([^<]*)</p>', pages.front(content)) == ["Corrected"]


def test_search_engines_get_each_notice(content: BundleContent, pages: Pages) -> None:
    """As schema.org's CorrectionComment, with the time at which readers were told."""
    data = linked_data(pages.story(content, 2, ""))

    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "name": name,
            "text": said.text,
            "datePublished": f"2031-03-14T05:4{minute}:00+00:00",
        }
        for name, said, minute in zip(
            ("Editor’s note", "Correction"), content.corrections[content.stories[2].uid], "02", strict=True
        )
    ]
    assert "correction" not in linked_data(pages.story(content, 1, ""))


def test_the_preview_alone_says_that_a_story_has_to_wait(content: BundleContent, pages: Pages) -> None:
    """The line is there to be filled; no reader ever gets it."""
    story, rendered = content.stories[3], Rendered(())

    held = pages.preview(story, rendered, "", (), "Embargoed until <then>.")

    assert '<p class="embargo" id="embargo">Embargoed until &lt;then&gt;.</p>' in held
    assert '<p class="embargo" id="embargo" hidden></p>' in pages.preview(story, rendered, "")
    assert "embargo" not in pages.story(content, 3, "").lower()


def test_a_story_in_another_language_says_which(content: BundleContent, pages: Pages) -> None:
    """The page is in the story's language; the frame around it stays English and says so too."""
    page = pages.story(content, 1, "")

    assert '<html lang="ru">' in page
    assert '<nav class="onward" aria-label="This edition" lang="en">' in page
    assert '<h1 id="headline">Пекари' in page


def test_a_storys_text_is_never_a_template_and_never_ends_a_script(
    content: BundleContent, pages: Pages
) -> None:
    """Braces come out as typed; a headline cannot close the element that it stands in."""
    page = pages.story(content, 3, render(content.stories[3].text.body).html)

    assert page.count("</script>") == 1
    assert linked_data(page)["headline"] == content.stories[3].text.headline
    assert "{{ 7*7 }} stays as typed." in page
    assert "49" not in page


def test_every_page_forbids_scripts_and_shares_one_stylesheet(
    content: BundleContent, pages: Pages, story_page: str
) -> None:
    """The policy comes before anything it could bind; the stylesheet is named by its content."""
    [(stylesheet, style)] = pages.assets().items()

    for page, root in ((pages.front(content), ""), (story_page, "../")):
        head = page.partition("</head>")[0]
        assert head.index("default-src 'none'") < head.index("<title>")
        assert re.findall(r'<link rel="stylesheet" href="([^"]*)">', head) == [root + stylesheet]
    assert re.fullmatch(r"assets/style\.[0-9a-f]{8}\.css", stylesheet)
    assert b"url(" not in style
    assert b"@import" not in style


def test_the_preview_is_the_storys_page_with_blocks(content: BundleContent, pages: Pages) -> None:
    """One child for each block, and every element that is filled while someone types, empty ones hidden."""
    story = content.stories[1]
    rendered = Rendered((Block(1, "<p>one</p>"), Block(3, "<h2>two</h2><p>three</p>")))

    page = pages.preview(story, rendered, content.newsroom)

    body = page.partition('<div class="body" id="story-body">')[2].partition("</article>")[0]
    assert re.findall(r'<div class="block" data-line="(\d+)">(.*?)</div>', body) == [
        ("1", "<p>one</p>"),
        ("3", "<h2>two</h2><p>three</p>"),
    ]
    assert '<p class="dateline" id="dateline">ДУШАНБЕ — </p>' in page
    assert '<p class="standfirst" id="standfirst" hidden></p>' in page
    assert '<span class="byline" id="byline" hidden></span>' in page
    assert "<script" not in page


def test_the_preview_takes_a_story_that_has_only_begun(content: BundleContent, pages: Pages) -> None:
    """No headline, no text, letters that no page can carry."""
    story = content.stories[0]._replace(text=StoryText(byline="\ud83c\x00"))

    page = pages.preview(story, Rendered(()), "")

    assert '<h1 id="headline">Untitled story</h1>' in page
    assert ">\ufffd</span>" in page


@given(st.text(min_size=1))
def test_whatever_stands_in_a_story_the_page_stays_whole(pages: Pages, text: str) -> None:
    """No text opens or closes an element of the frame."""

    def tags(each: str) -> list[str]:
        words = StoryText(each, each, byline=each, place=each, source=each, keywords=(each,))
        page = pages.preview(Story("1", "1", words, Status.DRAFT, MADE, MADE, 0), Rendered(()), each)
        return re.findall(r"</?[a-z]\w*", page)

    assert tags(f"x{text}") == tags("x")


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (StoryText(place="Dushanbe", source="NDK"), "DUSHANBE (NDK) — "),
        (StoryText(place="Душанбе"), "ДУШАНБЕ — "),
        (StoryText(source="NDK"), ""),
    ],
)
def test_a_dateline(text: StoryText, printed: str) -> None:
    """Place in capitals, source in brackets; none without a place."""
    assert dateline(text) == printed


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Aigul Sadykova and Timur Kim", ["Aigul Sadykova", "Timur Kim"]),
        ("Dana Omar, Bek Li & Anders And", ["Dana Omar", "Bek Li", "Anders And"]),
        ("Byron Tynyshev", ["Byron Tynyshev"]),
        ("", []),
    ],
)
def test_the_authors_in_a_byline(byline: str, names: list[str]) -> None:
    """Without "By", and whole words only."""
    assert authors(StoryText(byline=byline)) == names


def test_facts_of_a_text() -> None:
    """Countries by name, a language that is none, a summary from the body where there is no standfirst."""
    text = StoryText(body="*One* thing.\n\nAnother.", countries=("KG", "XX"), language="not a tag")

    assert country_names(text) == ["Kyrgyzstan", "XX"]
    assert language(text) == "und"
    assert summary(text, 100) == "One thing. Another."
    assert summary(text.with_(standfirst="In short:\nthis."), 100) == "In short: this."
