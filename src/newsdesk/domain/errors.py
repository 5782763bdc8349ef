"""The world's errors. Each message is a whole sentence for the user that says what to do next."""


class WorldError(Exception):
    """Something outside the program is not as it must be; nothing has been changed.

    ``str(error)`` is the sentence shown in the window and on the command line.
    """


class BadInput(WorldError):
    """What was handed in cannot be used: a file that is no story, a date that is none (exit code 2)."""


class Gone(BadInput):
    """It was there, and somebody took it away. Whoever only looks at it can look elsewhere."""


class Refused(WorldError):
    """The request is clear, but cannot be met now: a newsroom in use, a story not ready (exit code 1)."""


class Unchanged(Refused):
    """It is so already. Whoever asked by hand and sees it so need not be told."""


class Cancelled(WorldError):
    """The user stopped a long piece of work; what it had begun is undone."""

    def __init__(self) -> None:
        super().__init__("Stopped. Nothing was changed.")
