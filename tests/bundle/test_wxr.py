"""WordPress' importer takes the file in: read here by its own rules, one after the other."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsdesk import assets
from newsdesk.bundle import BundleContent, markup
from newsdesk.bundle.sheets import Sheets
from newsdesk.bundle.wxr import blocks, wordpress
from newsdesk.text.render import render

NAMES = {
    "wp": "http://wordpress.org/export/1.2/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
}
MILL = "media/6b/mill.jpg"


@dataclass
class Post:
    """What the importer keeps of an item."""

    fields: dict[str, str]
    terms: list[tuple[str, str, str]]

    def __getitem__(self, name: str) -> str:
        return self.fields[name]


@dataclass
class Site:
    """A site that takes files in, and what it has by then."""

    posts: list[Post]
    authors: set[str]
    passed_over: int = 0


def taken_in(data: bytes) -> Site:
    """Take a file in as the importer does: refuse it, pass over what it has, keep the rest."""
    text = data.decode()
    assert "<!DOCTYPE" not in text
    root = ET.fromstring(text)
    channel = root.find("channel")
    assert channel is not None
    assert re.fullmatch(r"\d+\.\d+", channel.findtext("wp:wxr_version", "", NAMES))
    authors = {each.text or "" for each in channel.iterfind("wp:author/wp:author_login", NAMES)}
    site = Site([], authors)
    there: set[tuple[str, str, str]] = set()
    for item in channel.iterfind("item"):
        fields = {each.tag.rpartition("}")[2]: each.text or "" for each in item if each.tag != "category"}
        fields["content"] = item.findtext("content:encoded", "", NAMES)
        fields["excerpt"] = item.findtext("excerpt:encoded", "", NAMES)
        fields["postmeta"] = ": ".join(each.text or "" for each in item.iterfind("wp:postmeta/*", NAMES))
        terms = [
            (each.get("domain", ""), each.get("nicename", ""), each.text or "")
            for each in item.iterfind("category")
        ]
        key = fields["title"], fields["post_date"], fields["post_type"]
        if key in there:
            site.passed_over += 1
            continue
        there.add(key)
        site.posts.append(Post(fields, terms))
    return site


@pytest.fixture
def sheets() -> Sheets:
    return Sheets(assets.format_folder())


def exported(content: BundleContent, sheets: Sheets) -> Site:
    shown = content.legible()
    bodies = {story.uid: render(story.text.body).html for story in content.stories}
    return taken_in(b"".join(wordpress(shown, bodies, sheets)))


def test_every_story_is_a_draft(content: BundleContent, sheets: Sheets) -> None:
    """In order, by a declared author, under its section and its countries."""
    site = exported(content, sheets)

    assert [post["post_name"] for post in site.posts] == [content.names[each.uid] for each in content.stories]
    assert {(post["status"], post["post_type"]) for post in site.posts} == {("draft", "post")}
    assert {post["creator"] for post in site.posts} == site.authors
    assert site.authors == {"aigul-sadykova", "marat-omarov", "the-steppe-courier"}
    assert site.posts[0].terms == [
        ("category", "kyrgyzstan", "Kyrgyzstan"),
        ("post_tag", "railways", "railways"),
        ("post_tag", "bridges-tunnels", "bridges &amp; tunnels"),
    ]
    assert site.posts[2].terms[0] == ("category", "culture", "Culture")
    assert site.posts[0]["excerpt"].startswith("Four trains a day")
    assert (site.posts[0]["post_date"], site.posts[0]["post_modified_gmt"]) == (
        "2031-03-14 00:00:00",
        "2031-03-14 05:40:00",
    )


def test_every_term_and_number_is_declared_once(content: BundleContent, sheets: Sheets) -> None:
    """Posts only name what the file's head declares, and no two have one number."""
    shown = content.legible()
    bodies = {story.uid: "" for story in content.stories}
    root = ET.fromstring(b"".join(wordpress(shown, bodies, sheets)))

    declared = {each.text for each in root.iterfind(".//wp:category_nicename", NAMES)} | {
        each.text for each in root.iterfind(".//wp:tag_slug", NAMES)
    }
    assert {each.get("nicename") for each in root.iterfind(".//item/category")} == declared
    for name in ("wp:post_id", "wp:term_id", "wp:author_id"):
        numbers = [each.text for each in root.iterfind(f".//{name}", NAMES)]
        assert len(numbers) == len(set(numbers))


def test_a_headline_is_text_and_no_markup(content: BundleContent, sheets: Sheets) -> None:
    """WordPress keeps titles as HTML and shows them as they are."""
    post = exported(content, sheets).posts[3]

    assert post["title"] == ("What &lt;/script&gt; Means: {{ 7*7 }} &amp; “Other” &lt;b&gt;Riddles&lt;/b&gt;")
    assert "<script" not in post["content"]


def test_two_stories_of_one_headline_both_arrive(content: BundleContent, sheets: Sheets) -> None:
    """The importer passes over a post of the same title and date: theirs differ by a second."""
    first, second, *others = content.stories
    same = second._replace(text=second.text.with_(headline=first.text.headline))

    site = exported(replace(content, stories=(first, same, *others)), sheets)

    assert site.passed_over == 0
    assert [post["post_date"] for post in site.posts[:2]] == ["2031-03-14 00:00:00", "2031-03-14 00:00:01"]


def test_the_same_edition_again_brings_nothing_twice(content: BundleContent, sheets: Sheets) -> None:
    """Also once it was published and corrected: title and date are what they were."""
    first, *others = content.stories
    later = first._replace(
        updated=first.updated.replace(hour=9), published=first.updated.replace(hour=8), words=1
    )

    before, after = (exported(each, sheets) for each in (content, replace(content, stories=(later, *others))))

    assert [(post["title"], post["post_date"]) for post in before.posts] == [
        (post["title"], post["post_date"]) for post in after.posts
    ]


def test_pictures_are_fetched_from_where_the_bundle_is(content: BundleContent, sheets: Sheets) -> None:
    """Each once, as an attachment of its story; without an address, its description stands there."""
    first, *others = content.stories
    body = f"![A mill]({MILL})\nIt *turns*.\n\n![A mill]({MILL})"
    shown = replace(content, stories=(first._replace(text=first.text.with_(body=body)), *others))

    there = exported(replace(shown, base_url="https://example.com/c"), sheets)
    nowhere = exported(shown, sheets)

    picture, other = (post for post in there.posts if post["post_type"] == "attachment")
    assert picture["attachment_url"] == f"https://example.com/c/{MILL}"
    assert (picture["post_parent"], picture["status"], picture["title"]) == ("1", "inherit", "A mill")
    assert (picture["postmeta"], picture["excerpt"]) == ("_wp_attachment_image_alt: A mill", "It turns.")
    assert (other["post_parent"], other["title"]) == ("4", "A cat")
    assert there.posts[0]["content"].count(f'src="https://example.com/c/{MILL}"') == 2
    assert "<img" not in nowhere.posts[0]["content"]
    assert "&#91;A mill]" in nowhere.posts[0]["content"]
    assert all(post["post_type"] == "post" for post in nowhere.posts)


def test_two_pictures_of_one_description_both_arrive(content: BundleContent, sheets: Sheets) -> None:
    """As two stories of one headline do."""
    first, *others = content.stories
    body = f"![A mill]({MILL})\n\n![A mill](media/6b/other.jpg)"
    shown = replace(content, stories=(first._replace(text=first.text.with_(body=body)), *others))

    site = exported(replace(shown, base_url="https://example.com"), sheets)

    assert site.passed_over == 0
    assert [post["title"] for post in site.posts].count("A mill") == 2


def test_what_readers_are_told_is_in_the_post(content: BundleContent, sheets: Sheets) -> None:
    """Above or below its text, with its dateline."""
    posts = exported(content, sheets).posts

    assert posts[2]["content"].index("Editor’s note") < posts[2]["content"].index("Оқушылар")
    assert "<p>BALYKCHY (NDK) — The last span" in posts[0]["content"]


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("<p>A <em>b</em></p>", "<!-- wp:paragraph -->\n<p>A <em>b</em></p>\n<!-- /wp:paragraph -->"),
        (
            '<h3 id="h-a">A</h3>',
            '<!-- wp:heading {"level":3} -->\n<h3 class="wp-block-heading" id="h-a">A</h3>\n'
            "<!-- /wp:heading -->",
        ),
        (
            "<ol>\n<li>A</li>\n</ol>",
            '<!-- wp:list {"ordered":true} -->\n<ol class="wp-block-list"><!-- wp:list-item -->\n<li>A</li>\n'
            "<!-- /wp:list-item --></ol>\n<!-- /wp:list -->",
        ),
        (
            "<blockquote>\n<p>A</p>\n</blockquote>",
            '<!-- wp:quote -->\n<blockquote class="wp-block-quote"><!-- wp:paragraph -->\n<p>A</p>\n'
            "<!-- /wp:paragraph --></blockquote>\n<!-- /wp:quote -->",
        ),
        (
            "<hr>",
            '<!-- wp:separator -->\n<hr class="wp-block-separator has-alpha-channel-opacity"/>\n'
            "<!-- /wp:separator -->",
        ),
        (
            '<figure><img alt="A &quot;b&quot;" src="c.jpg" width="4" height="3">\n'
            "<figcaption>It <em>turns</em></figcaption></figure>",
            '<!-- wp:image -->\n<figure class="wp-block-image"><img src="c.jpg" alt="A &quot;b&quot;"/>'
            '<figcaption class="wp-element-caption">It <em>turns</em></figcaption></figure>\n'
            "<!-- /wp:image -->",
        ),
        (
            '<figure><img alt="" src="c.jpg"></figure>',
            '<!-- wp:image -->\n<figure class="wp-block-image"><img src="c.jpg" alt=""/></figure>\n'
            "<!-- /wp:image -->",
        ),
        (
            '<ol start="3"><li>A</li></ol>',
            '<!-- wp:html -->\n<ol start="3"><li>A</li></ol>\n<!-- /wp:html -->',
        ),
        (
            "<ul><li>A<ul><li>b</li></ul></li></ul>",
            "<!-- wp:html -->\n<ul><li>A<ul><li>b</li></ul></li></ul>\n<!-- /wp:html -->",
        ),
        ("A &lt; b", "<!-- wp:paragraph -->\n<p>A &lt; b</p>\n<!-- /wp:paragraph -->"),
        ("", ""),
    ],
)
def test_a_body_is_in_blocks(body: str, made: str) -> None:
    """What WordPress' editor has a block for is one; the rest is HTML as it is."""
    assert blocks(markup.tree(body)) == made


def test_words_in_brackets_are_no_shortcodes() -> None:
    """Nor in the name of a link: WordPress would run them."""
    made = blocks(markup.tree('<p>A [gallery] <a href="https://x.y/" title="[embed]">b</a></p>'))

    assert "[" not in made
    assert made.count("&#91;") == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=200))
def test_whatever_a_story_says_arrives(content: BundleContent, sheets: Sheets, text: str) -> None:
    """The file is well-formed, its blocks are closed, and every word of the body is in it."""
    first, *others = content.stories
    said = first.text.with_(
        headline=text, standfirst=text, byline=f"<!DOCTYPE {text}", body=text, keywords=(text, "]]>")
    )

    site = exported(replace(content, newsroom=text, stories=(first._replace(text=said), *others)), sheets)

    post = site.posts[0]
    opened = re.findall(r"<!-- wp:([\w-]+)", post["content"])
    closed = re.findall(r"<!-- /wp:([\w-]+)", post["content"])
    assert sorted(opened) == sorted(closed)
    words = re.sub(r"\s", "", "".join(markup.tree(render(text).html).itertext()))
    there = re.sub(r"\s", "", "".join(markup.tree(post["content"]).itertext()))
    assert words in there
