import runpy
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
SYSTEM = runpy.run_path(str(PACKAGING / "system_libraries.py"))
LIST = (PACKAGING / "system-libraries.txt").read_text(encoding="utf-8")
WANTED = SYSTEM["read_list"](LIST)
ROOT, REPORTER = 0, 1000


class Machine:
    """A machine's package programs: shell scripts that answer, and write down what they are asked to do."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.log = folder, folder / "log"
        self.log.touch()
        self.answers("apt-cache", "libasound2\nlibnss3")
        self.does("env", '[ "$1" = DEBIAN_FRONTEND=noninteractive ] && shift && "$@"')
        self.does("apt-get", f'echo "apt-get $@" >> {self.log}')

    def does(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)

    def answers(self, name: str, text: str) -> None:
        self.does(name, f"echo '{text}'")

    def has(self, packages: list[str]) -> None:
        self.answers("dpkg-query", "\n".join(f"installed {name}" for name in packages))

    def done(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    monkeypatch.setenv("PATH", str(tmp_path))
    return Machine(tmp_path)


def without(*packages: str) -> list[str]:
    return [names[-1] for names in WANTED if names[-1] not in packages]


def test_where_all_is_there_nothing_is_said_or_done(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    """The second `make run` must not talk of libraries."""
    machine.has(without())

    SYSTEM["main"](REPORTER)

    assert (capfd.readouterr(), machine.done()) == (("", ""), [])


def test_root_installs_what_is_missing_and_no_more(machine: Machine) -> None:
    """Packages that are there are not upgraded behind somebody's back."""
    machine.has(without("libnss3", "libasound2"))

    SYSTEM["main"](ROOT)

    update, install = machine.done()
    assert update.endswith(" update")
    assert install.endswith(" install --no-install-recommends libnss3 libasound2")


def test_one_who_may_use_sudo_installs_with_it(machine: Machine) -> None:
    """A machine's user with sudo and no password needs no help."""
    machine.has(without("libnss3"))
    machine.does("sudo", f'echo sudo >> {machine.log}; [ "$1" = --non-interactive ] && shift; "$@"')

    SYSTEM["main"](REPORTER)

    assert machine.done()[-1].endswith(" libnss3")
    assert machine.done().count("sudo") == 3


@pytest.mark.parametrize("sudo", ["exit 1", None])
def test_one_who_may_not_install_is_told_the_names(machine: Machine, sudo: str | None) -> None:
    """The sentence holds the whole command to hand on, and nothing has been tried."""
    machine.has(without("libnss3", "libasound2"))
    if sudo:
        machine.does("sudo", sudo)

    with pytest.raises(SystemExit, match=r"may not install .*--no-install-recommends libnss3 libasound2$"):
        SYSTEM["main"](REPORTER)

    assert machine.done() == []


def test_a_failed_installation_stops_with_a_sentence(machine: Machine) -> None:
    """What follows would fail with a riddle about a shared object."""
    machine.has(without("libnss3"))
    machine.does("apt-get", "exit 100")

    with pytest.raises(SystemExit, match="could not install"):
        SYSTEM["main"](ROOT)


def test_a_package_is_there_under_its_newer_name(machine: Machine) -> None:
    """Debian 13 and Ubuntu 24.04 call libasound2 libasound2t64."""
    machine.has([*without("libasound2"), "libasound2t64"])

    SYSTEM["main"](REPORTER)

    assert machine.done() == []
    assert SYSTEM["choose"]([["libasound2t64", "libasound2"]], {"libasound2t64"}) == ["libasound2t64"]


def test_elsewhere_than_on_debian_the_libraries_are_named(
    machine: Machine, capfd: pytest.CaptureFixture[str]
) -> None:
    """Another Linux goes on: it may well have everything."""
    SYSTEM["main"](REPORTER)

    assert " libnss3 " in capfd.readouterr().err
    assert machine.done() == []


def test_the_list_names_each_package_once() -> None:
    """One line, one package, in Debian's spelling."""
    names = [name for each in WANTED for name in each]

    assert len(names) == len(set(names))
    assert all(name == name.strip().lower() and " " not in name for name in names)
