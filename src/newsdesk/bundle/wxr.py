"""WordPress eXtended RSS 1.2: an edition's stories as drafts that WordPress' own importer takes in.

The importer passes over a post whose title and date it has already, and makes a second one where the title
changed: this is for the first hand-over, and corrects nothing.
"""

import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

from newsdesk import __version__
from newsdesk.bundle import markup, notices
from newsdesk.bundle.content import BundleContent, authors, country_names, dateline
from newsdesk.bundle.feeds import with_dateline
from newsdesk.bundle.pictures import rooted
from newsdesk.bundle.sheets import Sheets
from newsdesk.domain.story import Story
from newsdesk.text.slugs import slug, unique

#: The most characters of a login in WordPress.
LOGIN = 60

#: What has a block of its own is edited as one; the rest is whole, as a piece of HTML.
_HEADING = re.compile(r"h([2-6])")
_QUOTED = frozenset({"p"})


@dataclass(frozen=True, slots=True)
class Term:
    """An author, a category or a tag: its name in addresses, and its label for people, as HTML."""

    name: str
    label: str


class _Terms:
    """The names of labels, each unique."""

    def __init__(self, labels: Iterable[str], longest: int = 200) -> None:
        self._terms: dict[str, Term] = {}
        taken: set[str] = set()
        for label in dict.fromkeys(labels):
            name = unique(slug(label)[:longest], taken)
            taken.add(name)
            self._terms[label] = Term(name, _html(label))

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms.values())

    def of(self, labels: Iterable[str]) -> list[Term]:
        return [self._terms[label] for label in dict.fromkeys(labels)]


def wordpress(content: BundleContent, bodies: Mapping[str, str], sheets: Sheets) -> Iterator[bytes]:
    """Yield the edition as one WXR file, a story at a time; ``bodies`` are its stories' safe HTML by uid.

    Each story is a draft with its section and countries as categories and its keywords as tags. Pictures are
    fetched by the importer from where the bundle is published; where nobody knows that, what is seen in them
    stands in their place. All times are UTC.
    """
    return _Drafts(content).filled(bodies, sheets)


class _Drafts:
    """The posts of one file, numbered and dated."""

    def __init__(self, content: BundleContent) -> None:
        self._content = content
        self._sections = {
            content.heads[place].uid: name
            for name, places in content.sections.items()
            for place in places
            if name
        }
        told = content.heads
        self._authors = _Terms((name for story in told for name in self._signed(story)[:1]), LOGIN)
        self._categories = _Terms(name for story in told for name in self._filed(story))
        self._tags = _Terms(name for story in told for name in _tags(story))
        self._dated: set[tuple[str, str, datetime]] = set()
        # By where they are.
        self._pictures: dict[str, dict[str, Any]] = {}

    def filled(self, bodies: Mapping[str, str], sheets: Sheets) -> Iterator[bytes]:
        content = self._content
        return sheets.pieces(
            "wordpress.xml",
            "wordpress-post.xml",
            self._posts(bodies),
            newsroom=content.newsroom,
            title=content.edition.title,
            address=content.url("").rstrip("/"),
            language="en",
            made=format_datetime(content.generated),
            generator=f"Newsdesk {__version__}",
            authors=list(self._authors),
            categories=list(self._categories),
            tags=list(self._tags),
        )

    def _posts(self, bodies: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        """Yield the stories, and then the pictures that were found in them."""
        for number, story in enumerate(self._content.heads, 1):
            yield self._post(number, story, bodies[story.uid])
        yield from self._pictures.values()

    def _signed(self, story: Story) -> list[str]:
        return authors(story.text) or [self._content.newsroom]

    def _filed(self, story: Story) -> list[str]:
        section = self._sections.get(story.uid, "").strip()
        return [name for name in (section, *country_names(story.text)) if name.strip()]

    def _post(self, number: int, story: Story, body: str) -> dict[str, Any]:
        content = self._content
        name = content.names[story.uid]
        return self._item(number, "post", story.headline, story) | {
            "url": content.url(f"stories/{name}.html"),
            "guid": f"urn:uuid:{story.uid}",
            "body": self._blocks(number, story, body),
            "excerpt": _html(story.text.standfirst),
            "name": name,
            "categories": self._categories.of(self._filed(story)),
            "tags": self._tags.of(_tags(story)),
            "byline": _html(story.text.byline),
        }

    def _item(self, number: int, kind: str, title: str, story: Story) -> dict[str, Any]:
        [author] = self._authors.of(self._signed(story)[:1])
        date = self._date(kind, title, story)
        return {
            "id": number,
            "parent": 0,
            "type": kind,
            "status": "draft",
            "title": _html(title),
            "author": author.name,
            "date": _moment(date),
            "said": format_datetime(date),
            "modified": _moment(max(date, self._content.modified(story))),
            "excerpt": "",
            "body": "",
            "categories": [],
            "tags": [],
            "byline": "",
            "file": "",
            "alt": "",
        }

    def _date(self, kind: str, title: str, story: Story) -> datetime:
        """Return when something counts as published: no two of one title at once, or one were left out."""
        date = self._content.first_out(story)
        while (kind, title, date) in self._dated:
            date += timedelta(seconds=1)
        self._dated.add((kind, title, date))
        return date

    def _blocks(self, number: int, story: Story, body: str) -> str:
        content = self._content
        whole = notices.around(
            with_dateline(rooted(body, content.url("")), dateline(story.text)),
            content.corrections.get(story.uid, ()),
        )
        tree = markup.tree(whole)
        under = {figure.find("img"): figure.find("figcaption") for figure in tree.iter("figure")}
        for picture in list(tree.iter("img")):
            if content.base_url:
                self._attach(number, story, picture, under.get(picture))
            else:
                markup.described(picture)
        return blocks(tree)

    def _attach(self, number: int, story: Story, picture: ET.Element, caption: ET.Element | None) -> None:
        """Have a picture fetched, with what is seen in it and what stands under it the first time."""
        address = picture.get("src", "")
        if address in self._pictures:
            return
        file = address.rpartition("/")[2]
        title = picture.get("alt", "") or file
        numbered = len(self._content.stories) + len(self._pictures) + 1
        self._pictures[address] = self._item(numbered, "attachment", title, story) | {
            "parent": number,
            "status": "inherit",
            "url": address,
            "guid": address,
            "name": slug(file),
            "file": address,
            "alt": picture.get("alt", ""),
            "excerpt": "" if caption is None else _html("".join(caption.itertext())),
        }


def _tags(story: Story) -> list[str]:
    return [keyword for keyword in story.text.keywords if keyword.strip()]


def blocks(tree: ET.Element) -> str:
    """Return a body as the blocks of WordPress' editor, each between its comments.

    Every "[" is written by its number, so that no word in brackets is taken for one of WordPress' shortcodes.
    """
    made = [_paragraph(html.escape(tree.text or "", quote=False))] if (tree.text or "").strip() else []
    for element in tree:
        made.append(_block(element))
        if (element.tail or "").strip():
            made.append(_paragraph(html.escape(element.tail or "", quote=False)))
    return "\n\n".join(made).replace("[", "&#91;")


def _block(element: ET.Element) -> str:
    if element.tag == "p" and not element.attrib:
        return _paragraph(markup.html(element))
    if found := _HEADING.fullmatch(element.tag):
        return _heading(element, int(found[1]))
    if element.tag in {"ul", "ol"} and _is_simple_list(element):
        return _list(element)
    if element.tag == "blockquote" and _holds_only(element, _QUOTED):
        quoted = "\n\n".join(_block(child) for child in element)
        return (
            f'<!-- wp:quote -->\n<blockquote class="wp-block-quote">{quoted}</blockquote>\n<!-- /wp:quote -->'
        )
    if element.tag == "hr":
        line = '<hr class="wp-block-separator has-alpha-channel-opacity"/>'
        return f"<!-- wp:separator -->\n{line}\n<!-- /wp:separator -->"
    return _image(element) or f"<!-- wp:html -->\n{markup.outer_html(element)}\n<!-- /wp:html -->"


def _paragraph(inside: str) -> str:
    return f"<!-- wp:paragraph -->\n<p>{inside}</p>\n<!-- /wp:paragraph -->"


def _heading(element: ET.Element, level: int) -> str:
    anchor = f' id="{html.escape(element.get("id", ""))}"' if element.get("id") else ""
    how = "" if level == 2 else f' {{"level":{level}}}'
    line = f'<h{level} class="wp-block-heading"{anchor}>{markup.html(element)}</h{level}>'
    return f"<!-- wp:heading{how} -->\n{line}\n<!-- /wp:heading -->"


def _image(figure: ET.Element) -> str:
    """Return a picture, with what stands under it, as the block for it; "" of anything else."""
    if figure.tag != "figure" or [each.tag for each in figure] not in (["img"], ["img", "figcaption"]):
        return ""
    picture, *captions = figure
    source, seen = (html.escape(picture.get(name, "")) for name in ("src", "alt"))
    under = "".join(map(markup.html, captions))
    said = f'<figcaption class="wp-element-caption">{under}</figcaption>' if under else ""
    line = f'<figure class="wp-block-image"><img src="{source}" alt="{seen}"/>{said}</figure>'
    return f"<!-- wp:image -->\n{line}\n<!-- /wp:image -->"


def _list(element: ET.Element) -> str:
    items = "\n\n".join(
        f"<!-- wp:list-item -->\n<li>{markup.html(item)}</li>\n<!-- /wp:list-item -->" for item in element
    )
    how = ' {"ordered":true}' if element.tag == "ol" else ""
    line = f'<{element.tag} class="wp-block-list">{items}</{element.tag}>'
    return f"<!-- wp:list{how} -->\n{line}\n<!-- /wp:list -->"


def _is_simple_list(element: ET.Element) -> bool:
    """Say whether a list's items are words only, without numbers of their own."""
    inside = {each.tag for item in element for each in item.iter() if each is not item}
    return (
        not element.attrib
        and _holds_only(element, frozenset({"li"}))
        and not any(item.attrib for item in element)
        and not inside & {"ul", "ol", "p", "div", "blockquote", "pre", "table", "figure"}
    )


def _holds_only(element: ET.Element, tags: frozenset[str]) -> bool:
    """Say whether there is nothing else directly in an element, and no text beside them."""
    beside = [element.text, *(child.tail for child in element)]
    return {child.tag for child in element} == tags and not any((text or "").strip() for text in beside)


def _html(text: str) -> str:
    """Return a plain text as WordPress keeps one: as HTML, on one line."""
    return html.escape(" ".join(text.split()), quote=False)


def _moment(when: datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M:%S}"
