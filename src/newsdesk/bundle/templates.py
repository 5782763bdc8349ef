"""How templates are read, whosever they are: with distrust."""

import hashlib
from pathlib import Path

from jinja2 import BaseLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment


def environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    """Return what fills the templates that ``loader`` finds.

    Nothing in them runs, what is put in is escaped, what they misname is an error, and a tag on a line of its
    own leaves none.
    """
    return ImmutableSandboxedEnvironment(
        loader=loader,
        autoescape=True,
        auto_reload=False,  # for every page it would look whether its templates are what they were
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def digest(folder: Path) -> str:
    """Return the SHA-256 (hex) of all files below a folder."""
    found = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        name, made = file.relative_to(folder).as_posix(), file.read_bytes()
        found.update(f"{name} {len(made)} ".encode() + made)
    return found.hexdigest()
