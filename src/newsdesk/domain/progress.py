"""How long work tells how far it is, whoever is listening."""

from typing import Protocol


class Reporter(Protocol):
    """Hears about progress. ``step`` may raise ``errors.Cancelled`` to stop the work."""

    def step(self, done: int, total: int, what: str) -> None:
        """Hear that ``done`` of ``total`` parts are finished and ``what`` (a short phrase) comes next."""
        ...


class Silent:
    """A reporter for work that nobody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        """Say nothing."""
