"""Our own few lines of JavaScript.

They run in the application's world, apart from the page: the page's own world has JavaScript switched off.
"""

import json
from functools import cache

from PySide6.QtCore import QFile, QIODevice

from newsdesk._built import resources_rc  # noqa: F401 - importing it is what makes ":/" known to Qt

#: How the console's lines begin that report something: ``newsdesk link ["https://…"]``.
REPORT = "newsdesk "


@cache
def helper() -> str:
    """Return the script that every page gets first."""
    file = QFile(":/scripts/preview.js")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise RuntimeError("The build has left out :/scripts/preview.js.")
    return bytes(file.readAll().data()).decode()


def call(function: str, *arguments: object) -> str:
    """Return the JavaScript that calls one of the helper's functions with values that JSON can hold."""
    return f"newsdesk.{function}({', '.join(json.dumps(each) for each in arguments)})"
