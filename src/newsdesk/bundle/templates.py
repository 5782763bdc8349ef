"""How templates are read, whosever they are: with distrust."""

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
