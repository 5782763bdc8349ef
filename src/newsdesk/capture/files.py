"""Reading a file that somebody chose, without surprises."""

import stat
from pathlib import Path

from newsdesk.domain.errors import BadInput

#: 20 MB: a year of pages. More is a film, or a mistake.
MAX_BYTES = 20_000_000


def read_file(path: Path) -> bytes:
    """Return the file's bytes; BadInput with a sentence if it cannot be read, is empty or over ``MAX_BYTES``.

    The size is asked before anything is read.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise BadInput(f"“{path}” is a folder. Choose a file in it.")
        if not stat.S_ISREG(about.st_mode):
            raise BadInput(f"“{path}” is not an ordinary file. Choose a page or a document.")
        if about.st_size > MAX_BYTES:
            raise _too_large(path, about.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BadInput(f"There is no file “{path}”. Check its name and folder.") from None
    except PermissionError:
        raise BadInput(
            f"You may not read “{path}”. Ask its owner for the right to, or choose another file."
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte in it
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise BadInput(
            f"“{path}” could not be read ({reason}). Copy it to this computer and try again."
        ) from None
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    if not data.strip():
        raise BadInput(f"“{path}” is empty. Choose a file with text in it.")
    return data


def _too_large(path: Path, size: int) -> BadInput:
    return BadInput(
        f"“{path}” has {size / 1e6:,.0f} MB, and {MAX_BYTES / 1e6:.0f} MB is the most. Save only its text."
    )
