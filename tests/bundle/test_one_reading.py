"""An archive in which other programs would find other files is refused: nobody knows which were looked at."""

import shutil
import struct
import subprocess
import zipfile
from binascii import crc32
from collections.abc import Callable
from io import BytesIO, FileIO
from pathlib import Path

import pytest

from newsdesk.bundle.one_reading import has_one_reading
from tests.bundle.test_verify import found, put
from tests.bundle.writing import Files

PAGE = b"index.html"
REFUSED = {"": "Other programs may find other files in this archive than Newsdesk does."}
#: Where an archive's end says how large its list is, and where it begins.
LISTED, START = 12, 16


@pytest.fixture
def packed(files: Files, tmp_path: Path) -> bytes:
    """A bundle as a .zip."""
    return put(files, tmp_path / "sound.zip").read_bytes()


def end_of(data: bytes) -> int:
    return data.rindex(b"PK\5\6")


def listed(data: bytes) -> int:
    """Return where an archive's list says something of the front page."""
    return data.rindex(b"PK\1\2", 0, data.rindex(PAGE, 0, end_of(data)))


def before(data: bytes) -> int:
    """Return where it is said again, before the page itself."""
    return int(struct.unpack_from("<I", data, listed(data) + 42)[0])


def put_in(data: bytes, at: int, form: str, *values: int) -> bytes:
    changed = bytearray(data)
    struct.pack_into(form, changed, at, *values)
    return bytes(changed)


def another(data: bytes) -> bytes:
    """Return an archive of the same names with another front page."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"Evil." if name == PAGE.decode() else old.read(name))
    return made.getvalue()


def with_remark(data: bytes, remark: bytes) -> bytes:
    return data[:-2] + struct.pack("<H", len(remark)) + remark


def with_second_list(data: bytes) -> bytes:
    """Return an archive with its list twice, and an end for each."""
    first = data[struct.unpack_from("<I", data, end_of(data) + START)[0] : end_of(data)]
    return data + first + put_in(data[end_of(data) :], START, "<I", len(data))


def with_field(data: bytes, field: bytes, place: int = 0) -> bytes:
    """Return an archive whose list has one field more for the front page; ``place``: of what it speaks."""
    at = listed(data)
    after = at + 46 + len(PAGE)
    made = data[:after] + field + data[after:]
    made = put_in(made, at + 30, "<H", len(field))
    if place:
        made = put_in(made, at + place, "<I", 0xFFFFFFFF)
    size = struct.unpack_from("<I", made, end_of(made) + LISTED)[0]
    return put_in(made, end_of(made) + LISTED, "<I", size + len(field))


SECOND_NAME = struct.pack("<2HBI", 0x7075, 13, 1, crc32(PAGE)) + b"evil.exe"


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: b"MZ" * 50 + data, id="a program before it"),
        pytest.param(lambda data: another(data) + data, id="an archive before it"),
        pytest.param(lambda data: with_remark(data, b"Hello."), id="a remark"),
        pytest.param(lambda data: with_remark(data, another(data)[:0xFFFF]), id="an archive as a remark"),
        pytest.param(with_second_list, id="two lists"),
        pytest.param(lambda data: put_in(data, before(data) + 30, "<B", 88), id="another name"),
        pytest.param(lambda data: put_in(data, before(data) + 22, "<I", 5), id="another size"),
        pytest.param(lambda data: put_in(data, before(data) + 18, "<I", 5), id="another packed size"),
        pytest.param(lambda data: put_in(data, before(data) + 14, "<I", 5), id="another checksum"),
        pytest.param(lambda data: put_in(data, before(data) + 8, "<H", 8), id="packed in another way"),
        pytest.param(lambda data: put_in(data, before(data) + 6, "<H", 1), id="locked"),
        pytest.param(
            lambda data: put_in(data, before(data) + 6, "<H", 1 << 11), id="a name in other letters"
        ),
        pytest.param(
            lambda data: put_in(data, listed(data) + 20, "<I", 1 << 31), id="longer than the archive"
        ),
        pytest.param(lambda data: put_in(data, listed(data) + 42, "<I", 0), id="where another is"),
        pytest.param(lambda data: put_in(data, end_of(data) + 8, "<2H", 0, 0), id="none in the list"),
        pytest.param(lambda data: put_in(data, end_of(data) + 8, "<2H", 1, 1), id="one in the list"),
        pytest.param(lambda data: with_field(data, SECOND_NAME), id="a second name"),
        pytest.param(
            lambda data: with_field(data, struct.pack("<2HQ", 1, 8, 1 << 63), 42), id="too far away"
        ),
        pytest.param(
            lambda data: with_field(data, struct.pack("<2HQ", 1, 8, (1 << 64) - 1), 20), id="packed too large"
        ),
    ],
)
def test_an_archive_that_can_be_read_in_two_ways(
    packed: bytes, tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    """One desk would verify it, and its readers see something else."""
    path = tmp_path / "b.zip"
    path.write_bytes(spoil(packed))

    assert found(path) == REFUSED


class Stream(BytesIO):
    """What can only be written to, from its beginning to its end."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


@pytest.mark.parametrize("packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_archive_that_was_sent_while_it_was_packed(files: Files, tmp_path: Path, packing: int) -> None:
    """The sizes of its files stand behind them then."""
    stream = Stream()
    with zipfile.ZipFile(stream, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path = tmp_path / "b.zip"
    path.write_bytes(stream.getvalue())

    assert found(path) == {}


@pytest.mark.skipif(shutil.which("zip") is None, reason="there is no zip here")
def test_what_somebody_packed_with_another_program(files: Files, tmp_path: Path) -> None:
    """With folders as members, and owners and times in fields of their own."""
    put({**files}, tmp_path / "b")
    subprocess.run(["zip", "-qr", "../b.zip", "."], cwd=tmp_path / "b", check=True)

    assert found(tmp_path / "b.zip") == {}


def test_an_archive_of_more_files_than_its_end_can_say(tmp_path: Path) -> None:
    """They are counted in a record before it, which is held against the list as well."""
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(0x10000):
            archive.writestr(str(number), b"")
    data = path.read_bytes()
    spoilt = tmp_path / "spoilt.zip"
    spoilt.write_bytes(put_in(data, data.rindex(b"PK\6\6") + 32, "<Q", 5))

    for each, is_one in ((path, True), (spoilt, False)):
        with zipfile.ZipFile(each) as archive, FileIO(each) as again:
            assert has_one_reading(archive, again, len(data)) is is_one
