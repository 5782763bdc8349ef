"""Full-text search over the stories (SQLite FTS5): what is asked of the index, and how it is kept."""

from collections.abc import Iterable, Iterator

from peewee import SqliteDatabase

from newsdesk.domain.query import About, By, Query, Said, Sought, Standing, Tagged, Term
from newsdesk.domain.story import Status
from newsdesk.text.folding import fold, folded_words

#: What plain words are looked for in; the index knows a story's countries and its state as well.
_TEXTS = "{headline standfirst body byline keywords}"


def register(db: SqliteDatabase) -> None:
    """Teach a connection the functions of ours that its SQL calls.

    ``fold(text)`` is what the index's triggers fold with, ``words_of(text)`` the folded words with a blank
    between them.
    """
    db.register_function(fold, "fold", 1, deterministic=True)
    db.register_function(lambda text: " ".join(folded_words(text)), "words_of", 1, deterministic=True)


def expression(query: Query) -> str:
    """Return what FTS5 is to look for, or "" where a query asks for nothing that the index knows.

    Words are quoted, so no typed character is an operator.
    """
    asked = [part for term in query.terms for part in _part(term)]
    shut_out = [part for term in query.excluded for part in _part(term)]
    if not asked and not shut_out:
        return ""
    if not query.spiked:
        shut_out.append(f'status : "{Status.SPIKED.value}"')
    # FTS5 cannot shut out of nothing, and every story has a state.
    found = f"({' AND '.join(asked or [f'status : ({_either(Status)})'])})"
    return f"{found} NOT ({' OR '.join(shut_out)})" if shut_out else found


def _part(term: Term) -> Iterator[str]:
    """Yield what a term asks of the index; nothing for one that it does not know."""
    match term:
        case Said(sought):
            yield f"{_TEXTS} : {_words(sought)}"
        case By(sought, whole=False):
            yield f"byline : {_words(sought)}"
        case Tagged(sought):
            yield f"keywords : {_words(sought)}"
        case About(countries):
            yield f"countries : ({_either(countries)})"
        case Standing(states):
            yield f"status : ({_either(each.value for each in states)})"


def _words(sought: Sought) -> str:
    return f'"{" ".join(sought.words)}"{" *" if sought.begun else ""}'


def _either(phrases: Iterable[str]) -> str:
    return " OR ".join(f'"{each}"' for each in phrases)


def fits(db: SqliteDatabase) -> None:
    """Compare the index with every story, word by word; Peewee's DatabaseError where they differ.

    Needs the writer, because SQLite asks for the check by an INSERT that inserts nothing.
    """
    db.execute_sql("INSERT INTO story_search(story_search, rank) VALUES ('integrity-check', 1)")


def unmatched(db: SqliteDatabase) -> int:
    """Return how many stories are not in the index, or the other way round: what can be told by reading."""
    (number,) = db.execute_sql(
        "SELECT (SELECT count(*) FROM story WHERE serial NOT IN (SELECT id FROM story_search_docsize))"
        " + (SELECT count(*) FROM story_search_docsize WHERE id NOT IN (SELECT serial FROM story))"
    ).fetchone()
    return int(number)


def rebuild(db: SqliteDatabase) -> None:
    """Make the index anew from the stories."""
    db.execute_sql("INSERT INTO story_search(story_search) VALUES ('rebuild')")
