"""Where each format is in a bundle."""

from collections.abc import Collection, Iterator

from newsdesk.domain.formats import Format

FEED, FEED_JSON = "feed.xml", "feed.json"
SITEMAP, NEWS_SITEMAP = "sitemap.xml", "news-sitemap.xml"
BOOK, WORDPRESS = "edition.epub", "wordpress.xml"
#: The folder of what a wire gets.
WIRE = "wire/"

#: Where a format is that is one file for the whole edition.
WHOLE = {
    Format.ATOM: FEED,
    Format.JSON_FEED: FEED_JSON,
    Format.SITEMAP: SITEMAP,
    Format.EPUB: BOOK,
    Format.WXR: WORDPRESS,
}
#: How the names of the files begin and end where it is a file a story.
EACH = {Format.NINJS: ("data/", ".ninjs.json"), Format.WIRE: (WIRE, ".txt")}

#: What a front page leads to, with its type and what readers call it.
_FOR_READERS = {
    Format.ATOM: ("application/atom+xml", "Atom"),
    Format.JSON_FEED: ("application/feed+json", "JSON"),
    Format.EPUB: ("application/epub+zip", "EPUB"),
}

#: What a book's first file says, by which it is known for one.
BOOK_TYPE = b"application/epub+zip"


def file_of(made: Format, name: str) -> str:
    """Return where a format is: for one with a file a story, where that of the story called ``name`` is."""
    if made in WHOLE:
        return WHOLE[made]
    beginning, end = EACH[made]
    return f"{beginning}{name}{end}"


def for_readers(made: Collection[Format]) -> list[tuple[str, str, str]]:
    """Return what a front page leads to of these formats: file, media type, what it is called."""
    return [(WHOLE[each], *said) for each, said in _FOR_READERS.items() if each in made]


def missing(said: object, names: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield file and sentence for each format that a card says is there, and is not.

    ``said`` is the card's list of formats, None on a card that is older. What a newer Newsdesk calls a format
    is passed over. ValueError if it is no list of names.
    """
    if said is None:
        return
    if not isinstance(said, list) or not all(isinstance(each, str) for each in said):
        raise ValueError("its formats should be a list of names")
    stories = [name.removeprefix("stories/").removesuffix(".html") for name in names if _is_story(name)]
    for made in Format:
        if made in said:
            wanted = [file_of(made, name) for name in stories] if made in EACH else [WHOLE[made]]
            for name in wanted:
                if name not in names:
                    yield name, "The bundle says that it has this, and it has not."


def _is_story(name: str) -> bool:
    return name.startswith("stories/") and name.endswith(".html")
