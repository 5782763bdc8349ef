"""What search engines and other sites are told of a page."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from newsdesk.bundle import BundleContent, Pages
from newsdesk.bundle.pictures import Album, Originals
from newsdesk.domain.pictures import Version

NAME = f"media/ab/ab{'0' * 62}.jpg"
MADE = Version.of(b"as pages show it", 1600, 900, "jpg")

#: The properties of schema.org 30.0 that may stand in each type: its own, and those it inherits.
VOCABULARY = {
    "NewsArticle": {
        *("@context", "@type", "about", "articleSection", "author", "contentLocation", "correction"),
        *("dateModified", "datePublished", "dateline", "description", "headline", "image", "inLanguage"),
        *("keywords", "mainEntityOfPage", "publisher", "url", "wordCount"),
    },
    "CorrectionComment": {"@type", "datePublished", "name", "text"},
    "Country": {"@type", "name"},
    "ImageObject": {"@type", "description", "encodingFormat", "url"},
    "NewsMediaOrganization": {"@type", "name"},
    "Person": {"@type", "name"},
    "Place": {"@type", "name"},
}


class Shelf(Originals):
    """Has one picture, and one version of it."""

    def __init__(self) -> None:
        super().__init__(lambda name: (1600, 900) if name == NAME else None)

    def versions(self, name: str, credit: str) -> tuple[Version, ...]:
        """Return the version."""
        assert name == NAME
        return (MADE,)


@pytest.fixture
def published(content: BundleContent) -> BundleContent:
    """The edition at its address, its first story with a picture."""
    first, *others = content.stories
    body = f'It opened.\n\n![A mill, “grey” & old]({NAME} "Aida Bekova")\n\nAnd closed.'
    stories = (first._replace(text=first.text.with_(body=body)), *others)
    return replace(content, stories=stories, base_url="https://news.example.com/2031/")


@pytest.fixture
def album(published: BundleContent) -> Album:
    """Its pictures, made."""
    album = Album(Shelf(), published)
    album.fill([NAME], lambda _what: None)
    return album


def linked_data(page: str) -> Mapping[str, Any]:
    """Return the page's JSON-LD."""
    [script] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    found: Mapping[str, Any] = json.loads(script)
    return found


def properties(page: str) -> dict[str, str]:
    """Return the page's Open Graph, by name."""
    return dict(re.findall(r'<meta property="([a-z:_]+)" content="([^"]*)">', page))


def test_search_engines_learn_who_when_and_where(
    published: BundleContent, pages: Pages, album: Album
) -> None:
    """Author, days with their zone, place, section, what it is about, and its picture."""
    data = linked_data(pages.story(published, 0, "", album))

    address = f"https://news.example.com/2031/stories/{published.names[published.stories[0].uid]}.html"
    assert (data["@type"], data["url"], data["mainEntityOfPage"]) == ("NewsArticle", address, address)
    assert data["datePublished"] == "2031-03-14T00:00:00+00:00"
    assert data["dateModified"] == "2031-03-14T05:40:00+00:00"
    assert [each["name"] for each in data["author"]] == ["Aigul Sadykova", "Timur Kim"]
    assert data["contentLocation"] == {"@type": "Place", "name": "Balykchy"}
    assert data["dateline"] == "BALYKCHY (NDK)"
    assert data["image"] == {
        "@type": "ImageObject",
        "url": f"https://news.example.com/2031/{MADE.path}",
        "encodingFormat": "image/jpeg",
        "description": "A mill, “grey” & old",
    }
    assert linked_data(pages.story(published, 2, "", album))["articleSection"] == "Culture"


def test_no_property_is_made_up(published: BundleContent, pages: Pages, album: Album) -> None:
    """Each type has those that schema.org knows for it, with a picture and with corrections."""

    def unknown(value: object) -> list[str]:
        if isinstance(value, list):
            return [name for each in value for name in unknown(each)]
        if not isinstance(value, dict):
            return []
        strange = [f"{value['@type']}.{name}" for name in value if name not in VOCABULARY[value["@type"]]]
        return strange + unknown(list(value.values()))

    for place in range(4):
        assert unknown(linked_data(pages.story(published, place, "", album))) == []


def test_other_sites_get_a_card_with_a_picture(published: BundleContent, pages: Pages, album: Album) -> None:
    """The four that Open Graph asks for, and what is seen in the picture; the front page shows its lead's."""
    story, front = pages.story(published, 0, "", album), pages.front(published, album)

    image = {
        "og:image": f"https://news.example.com/2031/{MADE.path}",
        "og:image:type": "image/jpeg",
        "og:image:width": "1600",
        "og:image:height": "900",
        "og:image:alt": "A mill, “grey” &amp; old",
    }
    assert properties(story).items() >= {"og:type": "article", **image}.items()
    assert properties(front).items() >= {"og:type": "website", **image}.items()
    assert properties(front)["og:url"] == "https://news.example.com/2031/"
    assert properties(story)["og:title"] == "Mountain Railway Lowers Its Last Span Into Place"
    assert properties(story)["article:modified_time"] == "2031-03-14T05:40:00+00:00"
    assert "og:image" not in properties(pages.story(published, 1, "", album))
    for page in (story, front):
        assert f'<link rel="canonical" href="{properties(page)["og:url"]}">' in page


def test_what_has_no_address_yet_has_no_card(content: BundleContent, pages: Pages) -> None:
    """An address that leads nowhere is worse than none; who wrote it is said all the same."""
    pages_ = [pages.front(content), pages.story(content, 0, "")]

    for page in pages_:
        assert properties(page) == {}
        assert "canonical" not in page
    assert not {"url", "image"} & linked_data(pages_[1]).keys()
    assert '<meta name="author" content="Aigul Sadykova, Timur Kim">' in pages_[1]
