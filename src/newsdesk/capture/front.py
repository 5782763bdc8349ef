"""YAML front matter of a Markdown file (jekyllrb.com/docs/front-matter), read as plain strings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from newsdesk.domain.errors import BadInput

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)
#: PyYAML takes a second for a megabyte, and a story's front matter is short.
_LONGEST = 65_536
_DEEPEST = 10
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in small letters, its values, what it said as YAML, its line (from 1).

    ``values`` is None for what is neither a word nor a list of words.
    """

    name: str
    values: tuple[str, ...] | None
    said: str
    line: int


def split(text: str, name: str) -> tuple[list[Field], int]:
    """Return the fields of the front matter and the offset of the text after it; none and 0 if there is none.

    Values are strings as written, so that "NO" is Norway and not false. BadInput for YAML that is no mapping
    or carries tags.
    """
    found = _FRONT.match(text[:_LONGEST])
    if not found:
        return [], 0
    source = found["yaml"]
    try:
        # Never constructed, for PyYAML's merge keys can be made to grow without end; only looked at.
        simple = _is_simple(source)
        node = yaml.compose(source, Loader=yaml.SafeLoader) if simple else None
    except yaml.YAMLError as error:
        raise BadInput(
            f"The front matter of “{name}” is not YAML{_where(error)}. Correct it and try again."
        ) from error
    if not simple or not (node is None or isinstance(node, yaml.MappingNode)):
        raise BadInput(
            f"The front matter of “{name}” is not a plain list of fields such as “byline: …”. Correct it."
        )
    return list(_fields(node, source)) if node else [], found.end()


def _is_simple(source: str) -> bool:
    """Say whether YAML has no tags and no deep nesting, which takes PyYAML the square of the time."""
    depth = 0
    for event in yaml.parse(source, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.CollectionStartEvent | yaml.ScalarEvent) and event.tag is not None:
            return False
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return False
    return True


def _fields(node: yaml.MappingNode, source: str) -> Iterator[Field]:
    for key, value in node.value:
        said = source[key.start_mark.index : value.end_mark.index].strip()
        label = key.value.lower() if isinstance(key, yaml.ScalarNode) else ""
        yield Field(label, _values(value), said, key.start_mark.line + 2)


def _values(node: yaml.Node) -> tuple[str, ...] | None:
    parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(part, yaml.ScalarNode) for part in parts):
        return None
    words = (" ".join(part.value.split()) for part in parts if part.tag != _NULL)
    return tuple(word for word in words if word)


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    return f" (line {mark.line + 2})" if mark else ""
