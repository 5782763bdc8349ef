"""What the project promises about itself, apart from what the program does."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (".ci", "benchmarks", "docs", "packaging", "resources", "src", "tests", "ui")
MADE = ("__pycache__", "_built")


def ours() -> list[Path]:
    """Every file that somebody wrote: what git keeps, told without asking git, for an archive has none."""
    files = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    for folder in FOLDERS:
        files += (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path for path in files if not set(MADE).intersection(path.relative_to(ROOT).parts)]


def texts() -> dict[str, str]:
    """The files that are text, by their place in the project."""
    read = {}
    for path in ours():
        try:
            read[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, or a capture that must be in another encoding
    return read


def pages() -> dict[str, str]:
    """The pages that people read."""
    return {name: text for name, text in texts().items() if name.endswith(".md") and name.count("/") < 2}


def targets() -> set[str]:
    """What `make` can be asked for."""
    [phony] = re.findall(r"^\.PHONY: (.*)$", texts()["Makefile"], re.MULTILINE)
    return set(phony.split())


def requirements() -> list[str]:
    """The names of all that the project depends on, but for packages of types, which go with a library."""
    project = tomllib.loads(texts()["pyproject.toml"])
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = [re.split(r"[^\w-]", line)[0] for line in wanted]
    return [name for name in names if not name.startswith("types-")]


def test_the_arrows_between_packages_point_one_way() -> None:
    """The contracts of pyproject.toml hold; a breach is printed with the chain of imports."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_a_file_of_code_fits_in_400_lines() -> None:
    """A longer file has two subjects."""
    lengths = {name: text.count("\n") for name, text in texts().items() if name.endswith(".py")}

    assert {name: lines for name, lines in lengths.items() if lines > 400} == {}


def test_nothing_names_the_machine_it_was_written_on() -> None:
    """What holds on one desk only must not be in the project."""
    homes = re.compile(r"(?<![\w.])/(home|root|Users)/\w")

    assert [name for name, text in texts().items() if homes.search(text) or f"{ROOT}/" in text] == []


def test_every_package_comes_from_the_public_index() -> None:
    """A lock file made behind a mirror cannot be installed anywhere else."""
    hosts = set(re.findall(r'"(?:https?|file)://[^/"]*', texts()["uv.lock"]))

    assert hosts == {'"https://pypi.org', '"https://files.pythonhosted.org'}


def test_every_command_in_the_pages_can_be_made() -> None:
    """Whoever follows the README word for word gets no "no rule to make target"."""
    code = re.compile(r"^```$.*?^```$|`[^`\n]+`", re.MULTILINE | re.DOTALL)
    shown = "\n".join(part for text in pages().values() for part in code.findall(text))
    named = set(re.findall(r"^`?make (\w+)", shown, re.MULTILINE))

    assert {"run", "test"} <= named <= targets()


def test_make_alone_lists_every_command() -> None:
    """A target that nobody explains is found by nobody."""
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert {line.split()[0] for line in shown.splitlines()} == targets()


@pytest.mark.parametrize("name", requirements())
def test_every_dependency_has_its_reasons_written_down(name: str) -> None:
    """DECISIONS.md says under a heading of its own why it is here and what else there was."""
    headings = re.findall(r"^### (.*)$", texts()["DECISIONS.md"], re.MULTILINE)

    assert any(re.search(rf"(?<![\w-]){name}(?![\w-])", heading, re.IGNORECASE) for heading in headings)


def test_every_decision_says_what_was_asked_decided_and_rejected() -> None:
    """Ten lines at most, in one form, so that all of them can be read in one sitting."""
    for entry in re.split(r"^### ", texts()["DECISIONS.md"], flags=re.MULTILINE)[1:]:
        name, lines = entry.split("\n", 1)

        assert re.findall(r"^- \*(\w+)\.\*", lines, re.MULTILINE) == [
            "Question",
            "Decision",
            "Reasons",
            "Rejected",
        ], name
        assert len(lines.partition("##")[0].strip().splitlines()) <= 10, name


def test_every_picture_and_page_is_found_from_another() -> None:
    """What no page shows, or leads to, is looked at by nobody."""
    found = {
        (ROOT / name).parent.joinpath(link).resolve()
        for name, text in pages().items()
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    }

    docs = [path for path in (ROOT / "docs").iterdir() if path.suffix in {".md", ".png"}]

    assert sorted(path.name for path in docs if path not in found) == []


def test_every_link_between_the_pages_leads_somewhere() -> None:
    """A page that was renamed or a picture that was never made shows here; an example is no link."""
    for name, whole in pages().items():
        text = re.sub(r"^```.*?^```$|`[^`\n]+`", "", whole, flags=re.MULTILINE | re.DOTALL)
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
            assert (ROOT / name).parent.joinpath(link).exists(), f"{name}: {link}"
