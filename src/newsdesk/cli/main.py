"""The program's own options, and what an error becomes."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from newsdesk import __version__
from newsdesk.cli.archive import backup, doctor, restore
from newsdesk.cli.editions import edition, export, verify
from newsdesk.cli.intake import take_in
from newsdesk.cli.program import Program, Session
from newsdesk.cli.rates import rates
from newsdesk.cli.stories import check, show, stories
from newsdesk.domain.errors import BadInput, WorldError

DONE, FINDINGS, BAD_INPUT = 0, 1, 2


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
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


for verb in (take_in, stories, show, rates, edition, export, verify, check, backup, restore, doctor):
    newsdesk.add_command(verb)


def run(program: Program, arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code: 0 done, 1 findings or refused, 2 bad usage or input."""
    try:
        code = newsdesk.main(
            args=None if arguments is None else list(arguments),
            prog_name="newsdesk",
            obj=program,
            standalone_mode=False,
        )
    except click.ClickException as error:
        error.show()
        return BAD_INPUT
    except click.Abort:
        return FINDINGS
    except BadInput as error:
        click.echo(str(error), err=True)
        return BAD_INPUT
    except WorldError as error:
        click.echo(str(error), err=True)
        return FINDINGS
    except BrokenPipeError:
        # Whoever read our output has gone ("newsdesk stories | head"); there is nobody left to tell.
        sys.stderr.close()
        return FINDINGS
    return code if isinstance(code, int) else DONE
