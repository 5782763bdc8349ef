"""What machines are told of a page: search engines (schema.org), and sites that show a link (Open Graph)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsdesk.bundle import notices
from newsdesk.bundle.content import (
    BundleContent,
    authors,
    country_names,
    dateline,
    language,
    summary,
)
from newsdesk.bundle.pictures import Album
from newsdesk.domain.pictures import Version
from newsdesk.domain.story import Story

#: How much of a story a search engine shows.
DESCRIPTION = 160


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """A picture as other sites load it: where it is on the web, and what is seen in it."""

    url: str
    media_type: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class Card:
    """A page as other sites show a link to it (https://ogp.me); ``kind`` is its type there."""

    kind: str
    url: str
    title: str
    description: str
    site: str
    picture: SharedPicture | None


def front_card(content: BundleContent, album: Album, title: str, description: str) -> Card | None:
    """Return the front page's card, with its lead's picture; None where it is not known where it will be."""
    if not content.base_url:
        return None
    picture = _picture(content, album, content.lead) if content.lead else None
    return Card("website", content.url(""), title, description, content.newsroom, picture)


def story_card(content: BundleContent, album: Album, story: Story) -> Card | None:
    """Return a story's card; None where it is not known where it will be."""
    if not content.base_url:
        return None
    return Card(
        kind="article",
        url=_address(content, story),
        title=story.headline,
        description=summary(story.text, DESCRIPTION),
        site=content.newsroom,
        picture=_picture(content, album, story),
    )


def linked_data(content: BundleContent, album: Album, story: Story) -> Mapping[str, Any]:
    """Return a story as a schema.org NewsArticle (https://schema.org/NewsArticle), without what is blank.

    Its section and its picture as well: the latter where it is known where that will be on the web.
    """
    text = story.text
    publisher = {"@type": "NewsMediaOrganization", "name": content.newsroom}
    picture = _picture(content, album, story) if content.base_url else None
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.headline,
        "description": summary(text, DESCRIPTION),
        "datePublished": content.first_out(story).isoformat(),
        "dateModified": content.modified(story).isoformat(),
        "inLanguage": language(text),
        "author": [{"@type": "Person", "name": name} for name in authors(text)] or [publisher],
        "publisher": publisher,
        "articleSection": content.headings.get(story.uid, ""),
        "wordCount": story.words,
        "keywords": list(text.keywords),
        "dateline": dateline(text).rstrip(" —"),
        "contentLocation": {"@type": "Place", "name": text.place} if text.place else "",
        "about": [{"@type": "Country", "name": name} for name in country_names(text)],
        "url": _address(content, story),
        "mainEntityOfPage": _address(content, story),
        "image": _image(picture) if picture else "",
        "correction": notices.linked_data(content.corrections.get(story.uid, ())),
    }
    return {name: value for name, value in article.items() if value not in ("", [])}


def _image(picture: SharedPicture) -> Mapping[str, Any]:
    image = {"@type": "ImageObject", "url": picture.url, "encodingFormat": picture.media_type}
    return image | ({"description": picture.alt} if picture.alt else {})


def _picture(content: BundleContent, album: Album, story: Story) -> SharedPicture | None:
    found = album.shared(story)
    return _shared(content, *found) if found else None


def _shared(content: BundleContent, made: Version, alt: str) -> SharedPicture:
    return SharedPicture(content.url(made.path), made.media_type, made.width, made.height, alt)


def _address(content: BundleContent, story: Story) -> str:
    return content.url(f"stories/{content.names[story.uid]}.html")
