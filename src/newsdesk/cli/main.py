"""The program's own options, and what an error becomes."""

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from newsdesk import __version__
from newsdesk.cli.program import Program, Session
from newsdesk.cli.verbs import Verbs
from newsdesk.domain.errors import BadInput, WorldError
from newsdesk.text.characters import for_terminal

DONE, FINDINGS, BAD_INPUT = 0, 1, 2


@click.group(cls=Verbs, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--newsroom",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="The newsroom's folder (default: yours).",
)
@click.version_option(__version__, prog_name="newsdesk")
@click.pass_context
def newsdesk(context: click.Context, folder: Path | None) -> None:
    """Newsdesk, a desktop editor for newsrooms. Without a verb it opens the window."""
    program = context.find_object(Program)
    if program is None:
        raise click.UsageError("Start it as “newsdesk”.")
    if context.invoked_subcommand is None:
        context.exit(program.open_window(folder))
    context.obj = Session(program, folder)


def run(program: Program, arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code: 0 done, 1 findings or refused, 2 bad usage or input."""
    _open_what_is_closed()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A headline that the terminal's encoding lacks letters for is shown all the same.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = newsdesk.main(
            args=None if arguments is None else list(arguments),
            prog_name="newsdesk",
            obj=program,
            standalone_mode=False,
        )
        # Now, while somebody can still be told that it does not fit.
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone ("newsdesk stories | head"); there is nobody left to tell.
        _let_output_go()
        return FINDINGS
    except (click.ClickException, click.Abort, WorldError, OSError) as error:
        if isinstance(error, OSError):
            _let_output_go()
        click.echo(for_terminal(_sentence(error)), err=True)
        return BAD_INPUT if isinstance(error, click.ClickException | BadInput) else FINDINGS
    return code if isinstance(code, int) else DONE


def _open_what_is_closed() -> None:
    """Let what is said go nowhere where stdout or stderr is closed, as ">&-" in a shell closes it.

    Python has None there, and whatever file is opened next would be in its place.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - as long as the program
            setattr(sys, name, nowhere)


def _let_output_go() -> None:
    """Keep Python from writing once more, when it ends, what could not be written.

    https://docs.python.org/3/library/signal.html#note-on-sigpipe says how.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _sentence(error: Exception) -> str:
    """Return what an error says to whoever typed the command."""
    if isinstance(error, click.Abort):
        return "Stopped."
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()
    if isinstance(error, click.UsageError):
        verb = error.ctx.command_path if error.ctx else "newsdesk"
        return f"{error.format_message()} “{verb} --help” says how it is used."
    if isinstance(error, OSError):
        # A full disk behind our output, or a working folder that is gone: nobody nearer could say it.
        where = f" ({error.filename})" if error.filename else ""
        return f"The system did not let it be done: {error.strerror or error}{where}."
    return str(error)
