"""What came of a rescue."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rescued:
    """A new newsroom made of what could be read of a damaged one.

    ``saved`` counts what is in it, by what it is, in order ("stories", 12). ``remarks`` are sentences about
    what is not as it was; ``lost`` are sentences about what is not in it.
    """

    folder: Path
    saved: tuple[tuple[str, int], ...]
    remarks: tuple[str, ...]
    lost: tuple[str, ...]
