"""The templates of the formats that themes have no say in: sitemaps, a book, WordPress' own."""

from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from markupsafe import Markup

from newsdesk.bundle.templates import environment


class Sheets:
    """Fills the templates in a folder: XML, in which a story's text is data and never markup."""

    def __init__(self, folder: Path) -> None:
        self._environment = environment(FileSystemLoader(folder))
        self._environment.filters["cdata"] = cdata

    def fill(self, template: str, **values: Any) -> bytes:
        """Return a template with its blanks filled, in UTF-8."""
        return self._environment.get_template(template).render(**values).encode()


def cdata(text: str) -> Markup:
    """Return a text as XML that needs no escaping, cut in two where it would end it."""
    return Markup("<![CDATA[{}]]>").format(
        Markup(text.replace("]]>", "]]]]><![CDATA[>"))  # noqa: S704 - there is no markup in it
    )
