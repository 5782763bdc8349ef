"""Where the files are that the build packed beside the code: templates, dictionaries, holidays, a sample."""

from pathlib import Path

_BUILT = Path(__file__).parent / "_built"


def template_folder() -> Path:
    """Return the folder with the Jinja2 templates and the stylesheet of preview and bundle."""
    return _BUILT / "templates"


def format_folder() -> Path:
    """Return the folder with the templates of a bundle's other formats: sitemaps, EPUB, WordPress."""
    return _BUILT / "formats"


def sample_folder() -> Path:
    """Return the folder of the sample newsroom: invented stories, rates and a capture."""
    return _BUILT / "sample"


def dictionary_folder() -> Path:
    """Return the folder of the dictionaries for spelling, with the list of them and their licences."""
    return _BUILT / "dictionaries"


def holiday_folder() -> Path:
    """Return the folder of the days on which banks rest: CODE.txt a country, a line (ISO 8601) a day."""
    return _BUILT / "holidays"
