from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.widgets.tips import plain_tip


def test_a_tip_loads_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    """A headline that came from elsewhere may be a tag: what it names would be read, from a share as well."""
    picture = QPixmap(900, 700)
    picture.fill(QColor("black"))
    assert picture.save(str(tmp_path / "a.png"))
    headline = f'Wool <img src="{(tmp_path / "a.png").as_posix()}">'
    over = QWidget()
    qtbot.addWidget(over)
    with qtbot.waitExposed(over):
        over.show()

    heights = []
    for words in (headline, plain_tip(headline)):
        QToolTip.showText(QPoint(5, 5), words, over)
        shown = [each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel")]
        heights.append(max(each.sizeHint().height() for each in shown if isinstance(each, QLabel)))
    QToolTip.hideText()

    assert heights[0] > 600  # so Qt does
    assert heights[1] < 300


def test_words_without_a_tag_stay_as_they_are() -> None:
    """Lines, too, where there is one."""
    assert plain_tip("Wool\nand rail") == "Wool\nand rail"
    assert plain_tip("Wool <b>\n&lt;") == '<p style="white-space: pre-wrap">Wool &lt;b&gt;\n&amp;lt;</p>'
