"""Which verb is where. A verb's module is imported when the verb is asked for.

The window starts by way of the command line too, and would wait for all that the verbs need.
"""

from importlib import import_module

import click

VERBS = {
    "archive": ("backup", "doctor", "empty_bin", "rescue", "restore", "tidy"),
    "corrections": ("correct", "corrections"),
    "editions": ("edition", "export", "export_stories", "verify"),
    "embargo": ("embargo",),
    "history": ("checkpoint", "compare", "history", "restore_text", "thin"),
    "intake": ("import",),
    "merges": ("merges",),
    "notes": ("note", "notes", "resolve", "reword", "send_along", "unnote"),
    "outlets": ("base_url", "formats"),
    "pictures": ("picture",),
    "rates": ("rates",),
    "replacing": ("replace",),
    "signing": ("key", "trust"),
    "spelling": ("dictionaries", "words"),
    "stories": ("check", "searches", "show", "stories"),
    "themes": ("theme",),
    "workflow": (
        "checklist",
        "countries",
        "journal",
        "mark",
        "people",
        "redo",
        "steps",
        "tag",
        "undo",
        "workflow",
    ),
}
#: More letters than a sentence of help has.
WHOLE = 1000
#: Python keeps the first of these words for itself; the second is a function of its own.
_FUNCTIONS = {"import": "take_in", "replace": "replace_words"}


class WholeHelp(click.Group):
    """A group whose help says the whole first sentence of each of its verbs, however many lines it takes."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs."""
        verbs = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Verbs"):
            formatter.write_dl([(name, each.get_short_help_str(WHOLE)) for name, each in verbs if each])


class Verbs(WholeHelp):
    """All verbs of the program."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs' names for the help, in the order of the alphabet."""
        del ctx
        return sorted(verb.replace("_", "-") for verbs in VERBS.values() for verb in verbs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb, or None if there is none of that name."""
        del ctx
        name = cmd_name.replace("-", "_")
        room = next((room for room, verbs in VERBS.items() if name in verbs), None)
        # Only the name as it is listed: "restore_text" is none.
        if room is None or "_" in cmd_name:
            return None
        found: click.Command = getattr(import_module(f"newsdesk.cli.{room}"), _FUNCTIONS.get(name, name))
        return found
