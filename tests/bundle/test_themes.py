"""Themes: what they may change, what they may not, and what is said where they cannot be used."""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from newsdesk import assets
from newsdesk.bundle import BundleContent, Pages, write_bundle
from newsdesk.bundle.theme_trial import CHILD, tried_theme
from newsdesk.bundle.themes import LARGEST, MOST
from newsdesk.domain.errors import BadInput
from newsdesk.domain.progress import Silent
from newsdesk.text.process import Answerer
from newsdesk.text.render import render
from newsdesk.text.rendered import Rendered

OURS = assets.template_folder()

#: A front page that is ours but for what stands at its end.
OURS_AND = '{{% extends "newsdesk/front.html" %}}{{% block page %}}{{{{ super() }}}}{}{{% endblock %}}'
Make = Callable[..., Pages]


@pytest.fixture(scope="module")
def trial() -> Iterator[Answerer]:
    """What tries the themes."""
    with Answerer(CHILD) as trial:
        yield trial


@pytest.fixture
def make(tmp_path: Path, trial: Answerer) -> Make:
    """Make a theme of these files and return the pages in it."""

    def made(**files: str) -> Pages:
        folder = tmp_path / "river"
        folder.mkdir()
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text(text, "utf-8")
        return tried_theme(folder, OURS, trial)

    return made


def test_what_a_theme_has_not_is_ours(make: Make, content: BundleContent, pages: Pages) -> None:
    """A part of it may be ours as well, by the name of our own."""
    river = make(
        article_html='{% extends "newsdesk/article.html" %}{% block edition %}, by the river{% endblock %}'
    )

    page = river.alone(content.stories[0], Rendered(()), content.newsroom)
    assert "The Steppe Courier, by the river</p>" in page
    assert river.front(content) == pages.front(content)


def test_a_storys_text_is_no_template_in_a_theme_either(make: Make, content: BundleContent) -> None:
    """Nor is it markup."""
    river = make(front_html='{% extends "newsdesk/front.html" %}')

    page = river.front(content)

    assert "What &lt;/script&gt; Means: {{ 7*7 }} &amp; “Other” &lt;b&gt;Riddles&lt;/b&gt;" in page


def test_styles_stand_after_ours_or_in_their_place(make: Make, pages: Pages) -> None:
    """The style sheet is named by its content, as ours is."""
    [ours] = pages.assets().values()

    [(name, style)] = make(extra_css=":root { --paper: #eef }").assets().items()

    assert style == ours + b":root { --paper: #eef }"
    assert re.fullmatch(r"assets/style\.[0-9a-f]{8}\.css", name)
    assert name not in pages.assets()


def test_a_style_of_its_own_is_the_only_one(make: Make) -> None:
    """With what it adds."""
    assert list(make(style_css="p { margin: 0 }", extra_css="a { color: red }").assets().values()) == [
        b"p { margin: 0 }a { color: red }"
    ]


@pytest.mark.parametrize(
    "address", ["data:image/png;base64,AA==", '"data:image/png,x"', " 'data:image/png,x' "]
)
def test_a_picture_may_stand_in_the_styles_themselves(address: str, make: Make) -> None:
    """Quoted or not: it is loaded from nowhere."""
    [style] = make(extra_css=f".masthead {{ background: url({address}) }}").assets().values()

    assert style.decode().endswith(f"url({address}) }}")


def test_pages_in_a_theme_are_kept_apart(make: Make, pages: Pages) -> None:
    """What was made with other templates is not used again."""
    assert make(extra_css="p { margin: 0 }").digest != pages.digest


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("front_html", "\n{% if %}", "front.html, line 2: Expected an expression"),
        ("front_html", "{% for x in y %}", "front.html, line 1: Unexpected end of template"),
        ("front_html", '\n\n{% extends "bass.html" %}', "line 3: it asks for the template bass.html, which"),
        ("front_html", "{% include newsroom %}", "line 1: it asks for a template without its name"),
        (
            "front_html",
            '{% extends "newsdesk/front.html" %}{% block page %}{{ hedline }}{% endblock %}',
            "front.html, line 1: 'hedline' is undefined",
        ),
        ("front_html", '{% extends "front.html" %}', "front.html"),
        ("front_html", "{{ newsroom.__class__.__mro__ }}", "line 1: access to attribute '__class__'"),
        ("front_html", "{{ 1 / 0 }}", "front.html, line 1: division by zero"),
        ("front_html", "{# why #}\n{{ newsroom|safe }}", "front.html, line 2: it takes text for markup"),
        ("front_html", "{% autoescape false %}{% endautoescape %}", "line 1: it takes text for markup"),
        ("front_html", "<p>\n<script>1</script>", "line 2: it has a script, and pages carry none"),
        ("front_html", '<script type="module">', "it has a script, and pages carry none"),
        ("front_html", '<p class="x" onclick="go()">', "line 1: it has a script in an attribute"),
        ("front_html", '<a href="javascript:go()">', "line 1: it has a script in an address"),
        (
            "front_html",
            OURS_AND.format('<a href="java&#115;cript:go()">'),
            "makes carries a script in an address",
        ),
        (
            "front_html",
            OURS_AND.format('<a href=" java&#10;script:go()">'),
            "makes carries a script in an address",
        ),
        (
            "front_html",
            OURS_AND.format('<a ping="//example.com/">'),
            "tells somebody what its readers follow",
        ),
        (
            "front_html",
            OURS_AND.format('<meta http-equiv="refresh" content="0;//example.com/">'),
            "readers elsewhere",
        ),
        (
            "front_html",
            OURS_AND.format("<p title='a>b'>"),
            "would not be let out: This page has tags that browsers",
        ),
        ("parts_html", "", "A page cannot be made with it: the template 'parts.html' (imported on line 4"),
        ("front_html", '<img src="https://example.com/x.png" alt="">', "it loads something from elsewhere"),
        ("front_html", "<img src=//example.com/x.png alt>", "line 1: it loads something from elsewhere"),
        ("base_html", '<link rel="stylesheet" href="https://example.com/x.css">', "loads something"),
        ("front_html", "<style>p { margin: 0 }</style>", "line 1: it has styles, which pages do not read"),
        ("front_html", '<p style="margin: 0">', "line 1: it has a style, which pages do not read"),
        ("front_html", '<iframe src="x.html">', "line 1: it has an element that pages may not have"),
        ("front_html", "<p>Nothing.</p>", "The front page that it makes has not the policy in its head"),
        ("front_html", '{% extends "base.html" %}', 'front page that it makes has no <main id="main">'),
        (
            "article_html",
            '{% extends "base.html" %}{% block page %}<main id="main"></main>{% endblock %}',
            "The preview page that it makes has no element with the id embargo",
        ),
        ("extra_css", 'p {}\n@import "x.css";', "extra.css, line 2: it imports another style sheet"),
        ("extra_css", r"p { background: \75rl(x.png) }", "extra.css, line 1: it loads something"),
        ("extra_css", r'@\000069 mport "x.css";', "extra.css, line 1: it imports another style sheet"),
        ("style_css", "p { background: url(x.png) }", "style.css, line 1: it loads something"),
        (
            "extra_css",
            "@font-face { font-family: x; src: url( 'data:font/woff2;base64,AA==') }",
            "extra.css, line 1: it carries a font, or something else that is no picture",
        ),
        ("logo_png", "PNG", "logo.png: a theme is templates"),
        ("README_md", "How to use it", "It is empty: there is neither a template"),
        ("extra_css", "p" * (LARGEST + 1024), "extra.css: it has 257 KiB, and may have 256"),
    ],
)
def test_a_theme_that_cannot_be_used_says_why(make: Make, name: str, text: str, said: str) -> None:
    """With the file and the line, so that whoever wrote it finds the place."""
    with pytest.raises(BadInput, match=re.escape(said)) as caught:
        make(**{name: text})

    assert str(caught.value).startswith("The theme “river” cannot be used. ")


def test_a_theme_of_too_many_files_is_none(make: Make) -> None:
    """Somebody chose the wrong folder."""
    with pytest.raises(BadInput, match="It has 41 files, and may have 40"):
        make(**{f"part{number}_html": "" for number in range(MOST + 1)})


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{{ newsroom }}{% endfor %}{% endfor %}",
        "{{ 3 ** (3 ** (3 ** 3)) }}",
    ],
)
def test_a_theme_that_goes_on_for_ever_is_none(trial: Answerer, tmp_path: Path, text: str) -> None:
    """Nobody waits for it, and the next is tried as ever."""
    for name, page in (("endless", OURS_AND.format(text)), ("river", OURS_AND.format(""))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "front.html").write_text(page, "utf-8")

    with pytest.raises(BadInput, match=r"Its pages are not made within 1\.5 seconds, or take too much"):
        tried_theme(tmp_path / "endless", OURS, trial, 1.5)

    tried_theme(tmp_path / "river", OURS, trial)


@pytest.mark.skipif(sys.platform == "win32", reason="has no such limit")
def test_a_theme_takes_no_more_memory_than_it_may(trial: Answerer, tmp_path: Path) -> None:
    """Or the whole machine would have none left; the next is tried as ever."""
    for name, page in (("large", OURS_AND.format("{{ ('a' * 3000000000)|length }}")), ("river", "")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "front.html").write_text(page or OURS_AND.format(""), "utf-8")

    with pytest.raises(BadInput, match=r"front\.html, line 1: this takes too much memory"):
        tried_theme(tmp_path / "large", OURS, trial)

    tried_theme(tmp_path / "river", OURS, trial)


def test_a_theme_in_another_encoding_is_told_which_to_use(
    make: Make, trial: Answerer, tmp_path: Path
) -> None:
    """Old editors save Cyrillic in their own."""
    make(extra_css="")
    (tmp_path / "river" / "front.html").write_bytes("Новости".encode("cp1251"))

    with pytest.raises(BadInput, match=re.escape("front.html: it is not in UTF-8: save it as that")):
        tried_theme(tmp_path / "river", OURS, trial)


def test_a_theme_of_links_is_none(make: Make, trial: Answerer, tmp_path: Path) -> None:
    """Whatever they lead to would be published."""
    make(extra_css="")
    (tmp_path / "secret").write_text("Nobody is to read this.")
    (tmp_path / "river" / "style.css").symlink_to(tmp_path / "secret")

    with pytest.raises(BadInput, match=re.escape("style.css: it is a link to another file")):
        tried_theme(tmp_path / "river", OURS, trial)


def test_a_theme_that_is_not_there_is_missed_by_name(trial: Answerer, tmp_path: Path) -> None:
    """A slip of the pen is seen at once."""
    with pytest.raises(BadInput, match="There is no theme “rivre”"):
        tried_theme(tmp_path / "rivre", OURS, trial)


def test_what_fails_later_is_the_themes_fault_too(make: Make, content: BundleContent) -> None:
    """A trial does not meet everything."""
    head = '{% block head %}{% if "Courier" in newsroom %}{{ x }}{% endif %}{{ super() }}{% endblock %}'
    river = make(front_html='{% extends "newsdesk/front.html" %}' + head)

    with pytest.raises(BadInput, match=re.escape("“river” cannot be used. front.html, line 1: 'x' is undef")):
        river.front(content)


def test_the_example_can_be_used(content: BundleContent, trial: Answerer) -> None:
    """As it stands in the documentation."""
    pages = tried_theme(Path(__file__).parents[2] / "docs" / "themes" / "steppe", OURS, trial)

    assert '<meta name="theme-color" content="#0a5a73">\n<link rel="stylesheet"' in pages.front(content)


class Told(Pages):
    """Pages that only note what each template is told."""

    def __init__(self) -> None:
        super().__init__(OURS)
        self.told: dict[str, set[str]] = {}

    def _filled(self, template: str, **values: Any) -> Iterator[str]:
        self.told.setdefault(template, set()).update(values)
        return iter(())


def test_whoever_writes_a_theme_reads_what_templates_get(content: BundleContent) -> None:
    """The page on themes names each value under its template, and no other."""
    story, pages = content.stories[0], Told()
    pages.front(content)
    pages.story(content, 0, "")
    pages.preview(story, Rendered(()), "")
    pages.alone(story, Rendered(()), "")
    written = (Path(__file__).parents[2] / "docs" / "themes.md").read_text("utf-8")

    said = {}
    for part in written.partition("## What templates get")[2].split("### ")[1:]:
        cells = re.findall(r"^\| (`[^|]+`) \|", part, re.MULTILINE)
        said[part.partition("\n")[0].strip("`")] = set(re.findall(r"`(\w+)`", " ".join(cells)))

    for_all = said["All pages"] - {"stylesheet", "policy"}
    assert pages.told["front.html"] == for_all | said["front.html"]
    assert pages.told["article.html"] == for_all | said["article.html"]
    assert pages.told["story.html"] == for_all | said["article.html"] - {"embargo"} | said["story.html"]


@pytest.mark.parametrize("part", [r"\{% block (\w+) %\}", r"\{% macro (\w+\([^)]*\))"])
def test_whoever_writes_a_theme_reads_which_parts_there_are(part: str) -> None:
    """Blocks to be filled, and macros that a ``parts.html`` has to have."""
    there = {
        each
        for path in OURS.glob("*.html")
        for each in re.findall(part, path.read_text("utf-8"))
        if path.name == "parts.html" or "(" not in each
    }
    written = (Path(__file__).parents[2] / "docs" / "themes.md").read_text("utf-8")

    said = re.sub(r"^```.*?^```$", "", written.split("\n## ")[1], flags=re.MULTILINE | re.DOTALL)

    assert there <= set(re.findall(r"`([^`]+)`", said))


def test_whoever_writes_a_theme_reads_what_rows_cards_and_lists_have() -> None:
    """Our own templates ask for nothing that the page on themes keeps to itself."""
    ours = "".join(path.read_text("utf-8") for path in OURS.glob("*.html"))
    asked = set(re.findall(r"\b(?:row|card|notice|story|rate|strip)\.((?:\w+\.)*\w+)", ours))
    written = (Path(__file__).parents[2] / "docs" / "themes.md").read_text("utf-8")

    said = set(re.findall(r"`(\w+)`", written.partition("## What templates get")[2]))

    assert {name for each in asked for name in each.split(".")} - {"isoformat"} <= said


def test_the_same_edition_in_the_same_theme_is_the_same_bytes(
    make: Make, content: BundleContent, tmp_path: Path
) -> None:
    """On a stick and on a server."""
    river = make(extra_css=":root { --paper: #eef }", front_html='{% extends "newsdesk/front.html" %}')

    written = [
        write_bundle(content, tmp_path / name, river, render, Silent()).sha256 for name in ("one", "two.zip")
    ]

    assert written[0] == written[1]
