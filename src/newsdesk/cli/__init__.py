"""The command line: every verb a thin call into the desk."""

from newsdesk.cli.main import run
from newsdesk.cli.program import Program

__all__ = ["Program", "run"]
