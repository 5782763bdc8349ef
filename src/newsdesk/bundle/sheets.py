"""The templates of the formats that themes have no say in: sitemaps, a book, WordPress' own."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from markupsafe import Markup

from newsdesk import assets
from newsdesk.bundle.templates import digest, environment

#: Where the parts of a sheet stand that is filled piece by piece: no text has it, for no XML may.
_PARTS = "\0"


class Sheets:
    """Fills the templates in a folder: XML, in which a story's text is data and never markup."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment = environment(FileSystemLoader(folder))
        self._environment.filters["cdata"] = cdata

    @cached_property
    def digest(self) -> str:
        """The SHA-256 (hex) of all that is filled."""
        return digest(self._folder)

    def fill(self, template: str, **values: Any) -> bytes:
        """Return a template with its blanks filled, in UTF-8."""
        return self._environment.get_template(template).render(**values).encode()

    def pieces(
        self, template: str, part: str, parts: Iterable[Mapping[str, Any]], **values: Any
    ) -> Iterator[bytes]:
        """Yield the same bit by bit: where it says ``parts``, the template ``part`` filled with each of them.

        None is made before it is asked for: together they may be larger than memory.
        """
        fill = self._environment.get_template(part).render
        return self.around((fill(each).encode() for each in parts), template, **values)

    def around(self, parts: Iterable[bytes], template: str, **values: Any) -> Iterator[bytes]:
        """Yield a template, with parts that somebody else makes where it says ``parts``."""
        whole = self._environment.get_template(template).render(**values, parts=_PARTS)
        before, _, after = whole.partition(_PARTS)
        yield before.encode()
        yield from parts
        yield after.encode()


# To read them takes longer than to make a story's files.
@lru_cache(maxsize=1)
def of_formats() -> Sheets:
    """Return the sheets that the formats are made of."""
    return Sheets(assets.format_folder())


def cdata(text: str) -> Markup:
    """Return a text as XML that needs no escaping, cut in two where it would end it."""
    return Markup("<![CDATA[{}]]>").format(
        Markup(text.replace("]]>", "]]]]><![CDATA[>"))  # noqa: S704 - there is no markup in it
    )
