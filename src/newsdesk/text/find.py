r"""Finds words in a text, and says what comes in their place.

A pattern is Python's (https://docs.python.org/3/library/re.html#regular-expression-syntax), with ``^`` and
``$`` at every line. Some take hours for a short text, so patterns that people type are tried in a process of
their own: see ``text.finder``.
"""

import re
from collections.abc import Iterator, Sequence

from newsdesk.domain.errors import BadInput
from newsdesk.domain.replacing import Change, Swap, Wanted

#: Part of a word: letters and figures of every script, and accents that stand behind their letter.
_OF_WORD = r"[\w\u0300-\u036f\u0483-\u0487\u20d0-\u20f0]"
#: Where no word is cut in two: between what is found and its neighbour at least one belongs to no word.
_BEGINS = rf"(?:(?<!{_OF_WORD})|(?!{_OF_WORD}))"
_ENDS = rf"(?:(?!{_OF_WORD})|(?<!{_OF_WORD}))"

#: Flags for all of a pattern, which have to stand in front of everything.
_FLAGS = re.compile(r"\(\?[aiLmsux]+\)")

#: How much of a pattern is shown around what is wrong with it.
_AROUND = 12

#: What ``re`` says is wrong, by how that begins, in the words of people who do not write programs.
_MISTAKES = {
    "missing ), unterminated subpattern": "this ( is not closed",
    "unbalanced parenthesis": "there is no ( for this )",
    "unterminated character set": "this [ is not closed",
    "nothing to repeat": "there is nothing here that could be repeated",
    "multiple repeat": "it is said twice how often this comes",
    "bad escape (end of pattern)": r"nothing follows the \; write \\ for a backslash",
    "bad escape": r"this \ and its letter mean nothing; write \\ for a backslash",
    "bad character range": "the range ends before it begins",
    "look-behind requires fixed-width pattern": "what is looked for behind must have one length",
    "min repeat greater than max repeat": "the most is less than the least",
    "invalid group reference": "there is no group of that number",
    "unknown group name": "there is no group of that name",
    "redefinition of group name": "two groups have this name",
    "global flags not at the start": "flags have to stand at the very beginning",
}

_PART = re.compile(r"\\(?:g<([^>]*)>|(\d{1,2})|(.?))", re.DOTALL)
_NO_PART = "behind a \\ has to stand a group’s number, g<name>, n, t, or another \\"
_PLAIN_PARTS = {"n": "\n", "t": "\t", "\\": "\\"}

#: A group by its number, or some text.
_Parts = list[int | str]


def compiled(wanted: Wanted) -> re.Pattern[str]:
    """Return what is wanted as a pattern; BadInput, with the place, if somebody wrote one that is none."""
    if not wanted.words:
        raise BadInput("Type what to look for.")
    flags = re.MULTILINE if wanted.match_case else re.MULTILINE | re.IGNORECASE
    pattern = _read(wanted.words if wanted.is_pattern else re.escape(wanted.words), flags)
    if not wanted.whole_words:
        return pattern
    front = _FLAGS.match(pattern.pattern)
    source = pattern.pattern[front.end() :] if front else pattern.pattern
    # A comment in a verbose pattern goes on to the end of its line.
    closing = "\n)" if pattern.flags & re.VERBOSE else ")"
    return _read(f"{_BEGINS}(?:{source}{closing}{_ENDS}", pattern.flags)


def spans(wanted: Wanted, text: str) -> Iterator[tuple[int, int]]:
    """Yield where ``text`` holds what is wanted (code points, from and to), in order; BadInput as above."""
    return (match.span() for match in compiled(wanted).finditer(text))


def changes(swap: Swap, text: str) -> Iterator[Change]:
    """Yield what a swap changes in ``text``, in order; BadInput also for a replacement that is none."""
    pattern = compiled(swap.wanted)
    parts: _Parts = _parts(swap.by, pattern) if swap.wanted.is_pattern else [swap.by]
    for match in pattern.finditer(text):
        comes = "".join(each if isinstance(each, str) else match[each] or "" for each in parts)
        if swap.keep_case:
            comes = kept_case(match[0], comes)
        yield Change(match.start(), match.end(), comes)


def changed(text: str, made: Sequence[Change]) -> str:
    """Return the text after changes that are in order and apart from each other."""
    kept: list[str] = []
    done = 0
    for each in made:
        kept += text[done : each.start], each.comes
        done = each.end
    return "".join(kept) + text[done:]


def kept_case(found: str, comes: str) -> str:
    """Return ``comes`` with the capitals of what was found: none, all, or those of words that begin with one.

    Of anything else, such as iPhone, nothing can be learnt: it comes as it is.
    """
    letters = [each for each in found if each.upper() != each.lower()]
    if not letters:
        return comes
    if found == found.lower():
        return comes.lower()
    if len(letters) > 1 and found == found.upper():
        return comes.upper()
    words = re.findall(r"\w+", found)
    if all(_is_capital(word) for word in words if word[:1].isalpha()):
        which = 0 if len(words) > 1 else 1
        return re.sub(r"\w+", lambda word: _capital(word[0]), comes, count=which)
    return comes


def _is_capital(word: str) -> bool:
    return word == _capital(word.lower())


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _read(source: str, flags: int) -> re.Pattern[str]:
    try:
        return re.compile(source, flags)
    except re.error as error:
        raise _wrong("pattern", source, error.pos or 0, _said(error.msg)) from None
    except OverflowError:
        raise BadInput("The pattern repeats something too often. Use smaller numbers.") from None
    except (RecursionError, MemoryError):
        raise BadInput("The pattern has too many parts within each other. Make it simpler.") from None


def _said(message: str) -> str:
    return next((words for start, words in _MISTAKES.items() if message.startswith(start)), message)


def _wrong(what: str, source: str, at: int, why: str) -> BadInput:
    """Return a sentence that names the place in what was typed, from 1."""
    here = source[at : at + _AROUND]
    shown = f" (“{here}{'…' if len(source) > at + _AROUND else ''}”)" if here else ""
    return BadInput(f"The {what} is wrong at character {at + 1}{shown}: {why}.")


def _parts(by: str, pattern: re.Pattern[str]) -> _Parts:
    """Read a replacement for a pattern: text and groups."""
    parts: _Parts = []
    done = 0
    while part := _PART.search(by, done):
        name, number, other = part.groups()
        parts.append(by[done : part.start()])
        done = part.end()
        if number and int(number) > pattern.groups and len(number) > 1:
            # \12 where there are fewer groups: the first, and a figure.
            number, done = number[0], done - 1
        if other is None:
            parts.append(_group(name if number is None else number, pattern, by, part.start()))
        elif other in _PLAIN_PARTS:
            parts.append(_PLAIN_PARTS[other])
        else:
            raise _wrong("replacement", by, part.start(), _NO_PART)
    return [*parts, by[done:]]


def _group(name: str, pattern: re.Pattern[str], by: str, at: int) -> int:
    number = int(name) if name.isdecimal() else pattern.groupindex.get(name, -1)
    if 0 <= number <= pattern.groups:
        return number
    raise _wrong("replacement", by, at, f"the pattern has no group {name or 'without a name'}")
