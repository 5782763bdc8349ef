"""Which files each chosen format adds to a bundle, and what makes them."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from newsdesk.bundle import data, documents, feeds, sitemaps
from newsdesk.bundle.content import BundleContent
from newsdesk.bundle.epub import epub
from newsdesk.bundle.format_files import (
    BOOK,
    FEED,
    FEED_JSON,
    NEWS_SITEMAP,
    SITEMAP,
    WORDPRESS,
    file_of,
)
from newsdesk.bundle.pictures import PictureShelf, rooted
from newsdesk.bundle.sheets import of_formats
from newsdesk.bundle.tellings import Telling
from newsdesk.bundle.wire import wire
from newsdesk.bundle.wxr import wordpress
from newsdesk.domain.formats import Format
from newsdesk.domain.story import Story

#: What makes a file's bytes.
Make = Callable[[], bytes]
#: What makes those of a file of all stories, when all bodies are there: about a story in each piece. It is
#: told who knows those that stand somewhere already.
MakePieces = Callable[[feeds.Again], Iterable[bytes]]


def extra_files(
    shown: BundleContent,
    bodies: Mapping[str, str],
    pictures: PictureShelf,
    told: Callable[[Story], Telling],
) -> Mapping[str, MakePieces]:
    """Return what makes each file of the formats that ``shown`` has, by its name in the bundle.

    ``shown`` is the content as pages can carry it, ``bodies`` are its stories' safe HTML by uid: they need
    not be there before the first file is made, nor what is ``told`` of them in lists.
    """
    sheets = of_formats()
    files: dict[str, MakePieces] = {}
    made = shown.made
    if Format.ATOM in made:
        files[FEED] = lambda again: feeds.atom(shown, feeds.feed_items(shown, bodies, told), sheets, again)
    if Format.JSON_FEED in made:
        files[FEED_JSON] = lambda again: feeds.json_feed(shown, feeds.feed_items(shown, bodies, told), again)
    if Format.SITEMAP in made:
        files[SITEMAP] = lambda _again: [sitemaps.sitemap(shown, sheets)]
        if sitemaps.news(shown):  # a sitemap of nothing is none
            files[NEWS_SITEMAP] = lambda _again: [sitemaps.news_sitemap(shown, sheets)]
    if Format.EPUB in made:
        files[BOOK] = lambda _again: epub(shown, bodies, pictures, sheets)
    if Format.WXR in made:
        files[WORDPRESS] = lambda _again: wordpress(shown, bodies, sheets)
    return files


def story_files(shown: BundleContent, place: int, body: str) -> Mapping[str, Make]:
    """Return the same of the formats that have a file for each story; ``body`` is the HTML of the one there.

    They are made of that story, the edition around it, and what links say of its neighbours: ``shown`` holds
    no more than that (``story_files.Order``).
    """
    files: dict[str, Make] = {}
    name = shown.names[shown.stories[place].uid]
    if Format.NINJS in shown.made:
        files[file_of(Format.NINJS, name)] = partial(_ninjs, shown, place, body)
    if Format.WIRE in shown.made:
        files[file_of(Format.WIRE, name)] = partial(_wire, shown, place)
    return files


def story_entries(shown: BundleContent, place: int, body: str, summary: str) -> Mapping[str, bytes]:
    """Return what stands of the same story in the feeds that there are, by their names in the bundle.

    Where another of the edition was modified in the same second, it is still to be ``feeds.stamped``.
    """
    story = shown.stories[place]
    item = feeds.feed_item(shown, story, body, shown.modified(story), summary)
    entries: dict[str, bytes] = {}
    if Format.ATOM in shown.made:
        entries[FEED] = feeds.atom_entry(item, of_formats())
    if Format.JSON_FEED in shown.made:
        entries[FEED_JSON] = feeds.json_entry(item, shown.newsroom)
    return entries


def _ninjs(shown: BundleContent, place: int, body: str) -> bytes:
    return documents.dump(data.ninjs(shown, shown.stories[place], rooted(body, shown.url(""))))


def _wire(shown: BundleContent, place: int) -> bytes:
    return wire(shown, shown.stories[place]).encode()
