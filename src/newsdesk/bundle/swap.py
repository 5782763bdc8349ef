"""Two folders that change places in one moment, on systems that can do that."""

import ctypes
import os
import sys
from pathlib import Path

#: Relative to the current folder (fcntl.h), and "exchange the two" (linux/fs.h, sys/stdio.h).
_HERE, _EXCHANGE, _SWAP = -100, 2, 2


def exchanged(one: Path, other: Path) -> bool:
    """Let two files or folders of a file system change places; False, and nothing is done, if it cannot.

    Linux has renameat2(2) for it, macOS renamex_np(2), Windows nothing; nor has every file system.
    """
    paths = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            done = library.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE)
        elif sys.platform == "darwin":
            done = library.renamex_np(*paths, _SWAP)
        else:
            return False
    except (OSError, AttributeError, TypeError):  # an older C library, or none
        return False
    return bool(done == 0)
