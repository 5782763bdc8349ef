"""PySide6 6.12.0 on Python 3.11 drops a reference to None at every void call, until the process aborts."""

import subprocess
import sys
from importlib.metadata import version

VOID_CALLS = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel

class Desk(QObject):
    typed = Signal()

application = QApplication([])
desk, label = Desk(), QLabel()
for number in range(10_000):
    desk.setObjectName(str(number))
    label.setText(str(number))
for number in range(2_000):
    desk.typed.emit()
print("alive", desk.objectName(), label.text())
"""


def test_a_process_survives_20_000_void_calls_and_2_000_emits() -> None:
    """A minute of typing must not end the program; a pair of Qt and Python that cannot do it shows here."""
    done = subprocess.run([sys.executable, "-c", VOID_CALLS], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "alive 9999 9999\n"), done.stderr


def test_the_qt_that_aborts_is_kept_from_the_python_that_it_aborts() -> None:
    """Before Python 3.12 made None immortal, only PySide6 before 6.12 is sound."""
    pyside = tuple(int(part) for part in version("PySide6").split(".")[:2])

    assert pyside < (6, 12) or sys.version_info >= (3, 12)
