"""See to the system libraries that Qt and Qt WebEngine need: ``python3 packaging/system_libraries.py``.

Where all are there, it says nothing. As root, or with sudo, it installs what is missing; where it may not,
it names what is missing and stops with exit code 1. It uses the standard library alone, and nothing newer
than Python 3.9, because it runs before anything else of the project is there.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

LIST = Path(__file__).with_name("system-libraries.txt")

# Soon after a machine's first start, its own updates may hold the lock: wait for them, in seconds.
APT = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]


def read_list(text: str) -> list[list[str]]:
    """Return the packages that a list asks for: for each line, every name the package goes by."""
    lines = (line.partition("#")[0] for line in text.splitlines())
    return [[name.strip() for name in line.split("|")] for line in lines if line.strip()]


def missing(wanted: list[list[str]], installed: set[str]) -> list[list[str]]:
    """Return those of ``wanted`` that are installed under none of their names."""
    return [names for names in wanted if installed.isdisjoint(names)]


def choose(packages: list[list[str]], offered: set[str]) -> list[str]:
    """Return one name for each package: the first that is offered, or else the last, which is Debian 12's."""
    return [next((name for name in names if name in offered), names[-1]) for names in packages]


def lines_of(*command: str) -> list[str]:
    """Run a program that only looks, and return the lines it prints."""
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


def installed_packages() -> set[str]:
    """Return the names of the packages that dpkg holds to be wholly installed."""
    lines = lines_of("dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n")
    return {line.removeprefix("installed ") for line in lines if line.startswith("installed ")}


def offered_packages() -> set[str]:
    """Return the names of the packages that apt could install."""
    return set(lines_of("apt-cache", "pkgnames"))


def right_to_install(user: int) -> list[str] | None:
    """Return what ``user`` (0: root) has to write before an installing command; None if that user may not."""
    if user == 0:
        return []
    if not shutil.which("sudo"):
        return None
    # Somebody at a terminal can be asked for a password; a machine cannot.
    sudo = ["sudo"] if sys.stdin.isatty() else ["sudo", "--non-interactive"]
    allowed = subprocess.run([*sudo, "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0
    return sudo if allowed else None


def install(packages: list[list[str]], user: int) -> None:
    """Install the packages, or end the program with a sentence that says why they are not there."""
    sudo = right_to_install(user)
    if sudo is None:
        sys.exit(
            "System libraries that Qt needs are missing, and this user may not install them. "
            "Ask somebody who may to run: apt-get install --no-install-recommends "
            + " ".join(choose(packages, offered_packages()))
        )
    print(f"Installing {len(packages)} system libraries that Qt needs: once, a minute or two.", flush=True)
    # If the lists cannot be brought up to date, those at hand may still do; if not, the next step says so.
    subprocess.run([*sudo, *APT, "update"], stdout=subprocess.DEVNULL, check=False)
    command = [*sudo, *APT, "install", "--no-install-recommends", *choose(packages, offered_packages())]
    if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
        sys.exit("apt-get could not install the system libraries that Qt needs; the reason stands above.")


def main(user: int) -> None:
    """Look at what is there, and install the rest as ``user`` may."""
    wanted = read_list(LIST.read_text(encoding="utf-8"))
    if sys.platform != "linux":
        return  # the wheels for macOS and Windows carry everything
    if not shutil.which("dpkg-query"):
        names = " ".join(names[-1] for names in wanted)
        print(f"This is not Debian: if Qt does not start, install what Debian calls {names}", file=sys.stderr)
        return
    lacking = missing(wanted, installed_packages())
    if lacking:
        install(lacking, user)


if __name__ == "__main__":
    main(os.geteuid())
