from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.bundle.spool import Spool
from newsdesk.domain.errors import Refused
from newsdesk.text.ahead import in_order

#: Half a surrogate pair too: a page may have been cut in the middle of one.
TEXTS = st.lists(st.text(st.characters(codec=None)), max_size=8)


@pytest.fixture
def spool(tmp_path: Path) -> Iterator[Spool]:
    with closing(Spool(tmp_path)) as opened:
        yield opened


@given(TEXTS)
def test_texts_come_back_as_they_were_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    with closing(Spool(tmp_path_factory.getbasetemp())) as spool:
        spots = [spool.add(text) for text in texts]

        assert [spool.read(spot) for spot in reversed(spots)] == texts[::-1]


def test_threads_do_not_get_each_other_s(spool: Spool) -> None:
    texts = [f"{number} " * number for number in range(400)]
    spots = [spool.add(text) for text in texts]

    read = in_order(lambda _spot: None, spool.read, spots, 8)

    assert list(read) == texts


def test_nothing_of_it_has_a_name_when_it_is_closed(tmp_path: Path) -> None:
    with closing(Spool(tmp_path)) as spool:
        spool.add("Wool")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        Refused, match=r"could not be written in “.*/gone”, and nothing was changed\. .* Make room"
    ):
        Spool(tmp_path / "gone")
