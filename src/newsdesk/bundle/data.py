"""The bundle for machines: IPTC ninjs of each story, the frozen rates, what the bundle says of itself."""

import xml.etree.ElementTree as ET
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from newsdesk import __version__
from newsdesk.bundle import markup, notices
from newsdesk.bundle.content import BundleContent, country_names, dateline, language, summary
from newsdesk.bundle.feeds import with_dateline
from newsdesk.bundle.pictures import shows_pictures
from newsdesk.domain.rates import Rate
from newsdesk.domain.story import Status, Story
from newsdesk.rates.origins import source_name
from newsdesk.rates.sources.table import source_of
from newsdesk.text.words import plain

FORMAT = "newsdesk-bundle"
#: Raised when a reader of today could no longer make sense of a bundle.
VERSION = 1
#: What the card says, where there is nothing for another desk.
READERS_ONLY = "readers_only"

#: Of the endings of pictures' names, those that are not called as their type is.
_KINDS = {"jpg": "jpeg"}

_NINJS = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}


def ninjs(content: BundleContent, story: Story, body: str) -> dict[str, Any]:
    """Return a story as IPTC ninjs 3.0 (https://iptc.org/std/ninjs/); ``body`` is its safe HTML.

    Its uri is the story's UUID, so that a correction is a new version of the same item. What readers are told
    of one stands in the bodies, which receivers publish, and for machines among the descriptions, with its
    kind as role; ``edNote`` is by the standard not for publication, and ``trustIndicators`` only hold links.
    """
    text = story.text
    lead = dateline(text)
    corrections = content.corrections.get(story.uid, ())
    words = notices.around_plain(lead + plain(text.body), corrections)
    marked = notices.around(with_dateline(body, lead), corrections)
    item: dict[str, Any] = {
        "uri": f"urn:uuid:{story.uid}",
        "standard": _NINJS,
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "version": story.revision,
        "firstCreated": story.created.isoformat(timespec="seconds"),
        "versionCreated": content.modified(story).isoformat(),
        "embargoedUntil": story.embargo.isoformat(timespec="seconds") if story.embargo else "",
        "language": language(text),
        "title": story.headline,
        "slugline": content.names[story.uid],
        "by": text.byline,
        "located": text.place,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": story.headline}],
        "descriptions": [
            {"role": "summary", "contentType": "text/plain", "value": summary(text, 300)},
            *(
                {"role": each.kind.value, "contentType": "text/plain", "value": each.text}
                for each in corrections
            ),
        ],
        "bodies": [
            _body("main", "text/html", marked, story.words),
            _body("plain", "text/plain", words, story.words),
        ],
        "places": [
            {"name": name, "rel": "about", "literal": code}
            for name, code in zip(country_names(text), text.countries, strict=True)
        ],
        "subjects": [{"name": keyword, "rel": "about"} for keyword in text.keywords],
        "infoSources": [{"name": text.source, "role": "source"}] if text.source else [],
        "associations": _pictures(content, body),
        "edNote": "Corrected." if story.status is Status.CORRECTED else "",
    }
    return {name: value for name, value in item.items() if value not in ("", [])}


def _pictures(content: BundleContent, body: str) -> list[dict[str, Any]]:
    """Return the pictures in a body's HTML as associated items, each once.

    Where a bundle is published a picture can be fetched; else it is only told of.
    """
    tree = markup.tree(body) if shows_pictures(body) else ET.Element("div")
    captions: dict[ET.Element, str] = {}
    for figure in tree.iter("figure"):
        said = " ".join("".join(part.itertext()).strip() for part in figure.iter("figcaption"))
        captions |= dict.fromkeys(figure.iter("img"), said)
    found: dict[str, dict[str, Any]] = {}
    for picture in tree.iter("img"):
        address, alt = picture.get("src", ""), picture.get("alt", "")
        described = {"alt": alt, "caption": captions.get(picture, "")}
        if address in found:
            continue
        found[address] = {
            "name": alt or address.rpartition("/")[2],
            "uri": f"urn:uuid:{uuid5(NAMESPACE_OID, address.removeprefix(content.url('')))}",
            "type": "picture",
            "descriptions": [
                {"role": role, "contentType": "text/plain", "value": value}
                for role, value in described.items()
                if value
            ],
            "renditions": _renditions(picture, address) if content.base_url else [],
        }
    return [{name: value for name, value in each.items() if value not in ("", [])} for each in found.values()]


def _renditions(picture: ET.Element, address: str) -> list[dict[str, Any]]:
    """Return where a picture can be had, and how large it is in pixels."""
    size = {name: int(picture.get(name, "0")) for name in ("width", "height")}
    ending = address.rpartition(".")[2].lower()
    known = {name: value for name, value in size.items() if value}
    return [{"name": "main", "href": address, "contentType": f"image/{_KINDS.get(ending, ending)}"} | known]


def rates(content: BundleContent) -> dict[str, Any]:
    """Return the frozen rates as their sources printed them, and the board that the front page shows."""
    edition = content.edition
    return {
        "date": edition.date.isoformat(),
        "rates": [rate_record(rate) | _terms(rate) for rate in edition.rates],
        "board": [
            {
                "currency": row.currency,
                "name": row.name,
                "local_per_dollar": row.local_per_dollar,
                "dollars_per_unit": row.dollars_per_unit,
                "change": row.change.percent,
                "direction": row.change.direction,
                "source": row.source,
                "kind": row.kind.value,
                "effective": row.effective.isoformat(),
                "rough": row.rough,
                "note": row.note,
            }
            for row in content.board
        ],
    }


def rate_record(rate: Rate) -> dict[str, str]:
    """Return a rate with every field as text, the numbers as they were printed."""
    return {
        "pair": rate.pair,
        "source": rate.source,
        "base": rate.base,
        "quote": rate.quote,
        "nominal": rate.nominal,
        "value": rate.value,
        "change": rate.change,
        "kind": rate.kind.value,
        "effective": rate.effective.isoformat(),
        "fetched": rate.fetched.isoformat(),
        "digest": rate.digest,
    }


def _terms(rate: Rate) -> dict[str, str | None]:
    """Return what the source of a rate is called, and how it wants to be named; None where nobody knows."""
    known = source_of(rate.source)
    return {"name": source_name(rate.source), "terms": known.attribution if known else None}


def card(content: BundleContent) -> dict[str, Any]:
    """Return what ``bundle.json`` says: what this is, of when, by what, for where, and what to mind.

    ``embargoes`` are there whether they are over or not: the same edition is the same bytes, whenever it is
    exported.
    """
    edition = content.edition
    return {
        "format": FORMAT,
        "version": VERSION,
        "edition": edition.uid,
        "date": edition.date.isoformat(),
        "title": edition.title,
        "newsroom": content.newsroom,
        **({"signed_as": content.signed_as} if content.signed_as else {}),
        "generated": content.generated.isoformat(),
        "generator": f"Newsdesk {__version__}",
        "base_url": content.base_url or None,
        "override": content.override or None,
        "formats": sorted(content.made),
        **({} if content.for_desks else {READERS_ONLY: True}),
        "embargoes": [
            {"story": story.uid, "headline": story.headline, "until": story.embargo.isoformat()}
            for story in content.heads
            if story.embargo
        ],
    }


def _body(role: str, kind: str, value: str, words: int) -> dict[str, Any]:
    return {"role": role, "contentType": kind, "charCount": len(value), "wordCount": words, "value": value}
