"""Rates in any file that a person brings: of our own forms, or a table just as a source sends it."""

from datetime import datetime
from typing import NamedTuple

from newsdesk.domain.errors import BadInput
from newsdesk.domain.rate_sources import RateTable
from newsdesk.domain.rates import Rate
from newsdesk.rates.files import read_rates
from newsdesk.rates.sources.source import Source
from newsdesk.rates.sources.table import SOURCES


class Brought(NamedTuple):
    """What a file holds, and whose table it is; None where it is a file of ours."""

    rates: tuple[Rate, ...]
    source: Source | None = None


def read_any(data: bytes, name: str, fetched: datetime) -> Brought:
    """Read a file as ``files.read_rates`` does, else as the first source that can make rates of it.

    Only the Tajik and the Russian bank share a form; the Tajik one, which has no decimal commas, is tried
    first. BadInput if neither we nor any source can read it.
    """
    try:
        return Brought(read_rates(data, name, fetched))
    except BadInput as error:
        for source in SOURCES:
            reading = source.read(data, None, fetched)
            if isinstance(reading, RateTable):
                return Brought(reading.rates, source)
        if not data.lstrip().startswith(b"<"):
            raise
        raise BadInput(
            f"“{name}” is no table of a known source. Choose one as a bank sends it, CSV or JSON."
        ) from error
