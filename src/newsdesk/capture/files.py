"""Reading a file that somebody chose, without surprises."""

import stat
from pathlib import Path

from newsdesk.domain.errors import BadInput

#: 20 MB: a year of pages. More is a film, or a mistake.
MAX_BYTES = 20_000_000


def read_file(
    path: Path,
    most: int = MAX_BYTES,
    wanted: str = "a page or a document",
    advice: str = "Save only its text.",
) -> bytes:
    """Return the file's bytes; BadInput with a sentence if it cannot be read, is empty or over ``most``.

    The size is asked before anything is read. The sentence says what is ``wanted``, and what to do about a
    file that is too large.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise BadInput(f"“{path}” is a folder. Choose a file in it.")
        if not stat.S_ISREG(about.st_mode):
            raise BadInput(f"“{path}” is not an ordinary file. Choose {wanted}.")
        if about.st_size > most:
            raise too_large(path.name, about.st_size, most, advice)
        with path.open("rb") as file:
            data = file.read(most + 1)
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
    if len(data) > most:
        raise too_large(path.name, len(data), most, advice)
    if not data.strip():
        raise BadInput(f"“{path}” is empty. Choose {wanted}, with something in it.")
    return data


def too_large(name: str, size: int, most: int, advice: str) -> BadInput:
    """Return what is to be raised where an input has more bytes than are read."""
    return BadInput(f"“{name}” has {size / 1e6:,.0f} MB, and {most / 1e6:.0f} MB is the most. {advice}")
