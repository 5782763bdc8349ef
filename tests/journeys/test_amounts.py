"""Amounts of money in the real window: marked, converted, gone through, put right, pinned."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.app.office import Office
from newsdesk.copydesk.money.rating import HouseStyle
from newsdesk.desk import Desk, Newsroom
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.pins import read_pins
from newsdesk.domain.story import StoryText
from newsdesk.gui.money.bar import ConversionBar
from newsdesk.gui.money.house import HouseMoneyDialog
from newsdesk.rates.words import Rounding
from newsdesk.widgets.writing.edit import MarkdownEdit

Key, Held = Qt.Key, Qt.KeyboardModifier
CONTROL, ALT = Held.ControlModifier, Held.AltModifier

BODY = """🌾 Жаңа жол: it cost 30.4688 billion tenge. Of that, 20,000 tenge went to a cook.

He earned 5 million som. “I want 7,000 tenge,” he said. It was 98,942 thousand tenge ($659).

Or 10,000 tenge ($30).

Again 20,000 tenge."""


@pytest.fixture
def office(open_office: Callable[[Path], Office], tmp_path: Path, qtbot: QtBot) -> Office:
    """A window with a story about money open, and rates of the day."""
    clock = SystemClock()
    desk = Desk(Newsroom.create(tmp_path / "desk", clock, "Aigul", "The Courier"))
    today = clock.now().date()
    table = tmp_path / "rates.csv"
    table.write_text(
        "date,base,quote,value,source,kind\n"
        f"{today},USD,KZT,500,NBK,official\n"
        f"{today},USD,KGS,80,NBKR,official\n"
        f"{today},USD,UZS,12500,CBU,official\n"
        f"{today.replace(year=today.year - 1)},USD,KZT,400,NBK,official\n"
    )
    desk.rates.take(table)
    desk.stories.new(StoryText(headline="A Road", body=BODY, countries=("KZ",), byline="Aida"))
    desk.close()
    office = open_office(tmp_path / "desk")
    qtbot.waitUntil(lambda: office.editor.story is not None)
    qtbot.waitUntil(lambda: office.backroom.amounts.reader is not None)
    office.choices.change(check_spelling=False)
    office.window.activateWindow()
    body_of(office).setFocus()
    return office


def body_of(office: Office) -> MarkdownEdit:
    return office.window.panes.editor.body


def marked(office: Office) -> list[str]:
    return [each.cursor.selectedText() for each in body_of(office).extraSelections()]


def put_caret(office: Office, behind: str) -> None:
    body = body_of(office)
    cursor = body.document().find(behind)
    assert not cursor.isNull(), behind
    cursor.setPosition(cursor.selectionEnd())
    body.setTextCursor(cursor)


def press(office: Office, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget() or office.window, key, held)


def kept_text(office: Office) -> StoryText:
    office.editor.save()
    office.background.finish()
    return office.desk.stories.get(office.editor.uid).text


def open_bar(office: Office, qtbot: QtBot) -> ConversionBar:
    press(office, Key.Key_N, CONTROL | ALT)
    bar = office.backroom.conversions.bar
    qtbot.waitUntil(lambda: bool(bar.ui.count.text()))
    return bar


def test_a_rate_that_may_not_be_passed_on_converts_nothing(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    """The key, the mouse and the bar say whose it is; the text stays as it is."""
    table = tmp_path / "market.csv"
    today = office.desk.rates.today()
    table.write_text(f"date,base,quote,value,source,kind\n{today},USD,AMD,383,er-api,market\n")
    office.desk.rates.take(table)
    body_of(office).selectAll()
    body_of(office).insertPlainText("It was AMD 5 million.")
    office.backroom.amounts.renew()
    office.background.finish()
    why = "The only rate of AMD is by ExchangeRate-API, whose terms forbid passing it on to readers."

    qtbot.waitUntil(lambda: marked(office) == ["AMD 5 million"])
    put_caret(office, "million")
    press(office, Key.Key_A, CONTROL | ALT)
    found = office.backroom.amounts.marks.at(10)
    press(office, Key.Key_N, CONTROL | ALT)
    bar = office.backroom.conversions.bar

    assert office.window.ui.status_bar.currentMessage().startswith(why)
    assert found is not None
    assert found[1].message.startswith(why)
    qtbot.waitUntil(lambda: bar.ui.offer.text().startswith(why))
    assert body_of(office).text() == "It was AMD 5 million."


def test_amounts_are_marked_where_they_stand(office: Office, qtbot: QtBot) -> None:
    """And those that are off say by how much; the switch in the menu turns the marks off."""
    qtbot.waitUntil(lambda: len(marked(office)) == 9)
    assert marked(office)[:2] == ["30.4688 billion tenge", "20,000 tenge"]
    marks = office.backroom.amounts.marks
    found = marks.at(body_of(office).document().find("$659").selectionStart())
    assert found is not None
    assert found[1].off
    assert "a thousand" in found[1].message

    office.window.ui.mark_amounts.trigger()
    assert marked(office) == []
    assert not office.choices.now.mark_amounts


def test_an_amount_is_converted_at_the_caret(office: Office) -> None:
    """In one step, which is pinned when it is kept; undone it is pinned no more, done again it is."""
    put_caret(office, "20,000 tenge")
    press(office, Key.Key_A, CONTROL | ALT)

    converted = BODY.replace("20,000 tenge went", "20,000 tenge ($40) went")
    assert body_of(office).text() == converted
    (pin,) = read_pins(kept_text(office).pins)
    assert (pin.amount, pin.result, pin.rates[0].value) == ("20,000 tenge", "$40", "500")

    body_of(office).undo()
    assert kept_text(office) == StoryText(headline="A Road", body=BODY, countries=("KZ",), byline="Aida")
    body_of(office).redo()
    assert read_pins(kept_text(office).pins) == (pin,)


def test_right_behind_what_was_typed(office: Office, qtbot: QtBot) -> None:
    """With the caret a few words on; asked again, it says that there is nothing to do."""
    body = body_of(office)
    body.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(body, " And 1000 tenge more")

    press(office, Key.Key_A, CONTROL | ALT)
    press(office, Key.Key_A, CONTROL | ALT)

    assert body.text().endswith(" And 1000 tenge ($2) more")
    assert "it fits" in office.window.ui.status_bar.currentMessage()


def test_what_som_means_is_asked(office: Office, qtbot: QtBot) -> None:
    """By a menu at the caret, where Return takes the likeliest."""
    put_caret(office, "5 million som")
    press(office, Key.Key_A, CONTROL | ALT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()] == [
        "Convert from KGS: $63,000",
        "Convert from UZS: $400",
    ]

    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)

    assert "5 million som ($400)." in body_of(office).text()


def test_a_story_is_gone_through_by_keyboard(office: Office, qtbot: QtBot) -> None:
    """Return accepts, Delete passes over, PgUp goes back; each acceptance is one step to undo."""
    bar = open_bar(office, qtbot)
    assert bar.ui.offer.text() == "30.4688 billion tenge → $60.9 million"
    assert "National Bank of Kazakhstan" in bar.ui.facts.text()
    assert body_of(office).textCursor().selectedText() == "30.4688 billion tenge"
    assert bar.ui.count.text() == "1 of 5"

    press(office, Key.Key_Return)
    qtbot.waitUntil(lambda: bar.ui.offer.text() == "20,000 tenge → $40")
    first = body_of(office).text()
    assert first == BODY.replace("billion tenge.", "billion tenge ($60.9 million).")
    press(office, Key.Key_Down)
    assert bar.ui.offer.text() == "5 million som → $63,000"
    press(office, Key.Key_PageUp)
    press(office, Key.Key_Delete)
    assert bar.ui.count.text() == "1 of 3"
    assert bar.ui.which.hasFocus()
    press(office, Key.Key_Down)
    assert bar.ui.offer.text() == "5 million som → $400"
    press(office, Key.Key_Return)
    qtbot.waitUntil(lambda: "($659)" in bar.ui.offer.text())
    assert bar.ui.take.text() == "Re-rate"
    press(office, Key.Key_Delete)
    press(office, Key.Key_Return)
    qtbot.waitUntil(lambda: not bar.ui.count.text())

    assert body_of(office).text() == first.replace("som.", "som ($400).").replace("($30)", "($20)")
    press(office, Key.Key_Z, CONTROL)
    press(office, Key.Key_Z, CONTROL)
    press(office, Key.Key_Z, CONTROL)
    assert body_of(office).text() == BODY
    press(office, Key.Key_Escape)
    assert bar.isHidden()
    assert body_of(office).hasFocus()


def test_everything_is_accepted_at_once(office: Office, qtbot: QtBot) -> None:
    """Every first mention, in one step; a second time there is nothing more of that."""
    bar = open_bar(office, qtbot)
    press(office, Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bar.ui.count.text() == "1 of 3")

    done = body_of(office).text()
    assert done == BODY.replace("billion tenge.", "billion tenge ($60.9 million).").replace(
        "20,000 tenge went", "20,000 tenge ($40) went"
    )
    assert [each.result for each in read_pins(kept_text(office).pins)] == ["$60.9 million", "$40"]
    assert not bar.ui.take_all.isEnabled()
    press(office, Key.Key_Return, CONTROL)
    assert body_of(office).text() == done

    press(office, Key.Key_Z, CONTROL)
    assert body_of(office).text() == BODY
    qtbot.waitUntil(lambda: bar.ui.count.text().endswith("of 5"))


def test_quotations_only_if_asked_for(office: Office, qtbot: QtBot) -> None:
    """By the switch in the bar."""
    bar = open_bar(office, qtbot)

    bar.ui.quotations.click()

    qtbot.waitUntil(lambda: bar.ui.count.text().endswith("of 6"))


def test_the_rates_of_another_day_can_be_picked(office: Office, qtbot: QtBot) -> None:
    """The bar, the marks and the checklist follow."""
    bar = open_bar(office, qtbot)
    today = bar.ui.day.date()

    bar.ui.day.setDate(QDate(today.year() - 1, today.month(), today.day()))

    qtbot.waitUntil(lambda: bar.ui.offer.text() == "30.4688 billion tenge → $76.2 million")
    office.window.ui.checklist.trigger()
    lines = office.window.panes.checks.ui.findings
    qtbot.waitUntil(lambda: any("the rate is 400" in lines.item(row).text() for row in range(lines.count())))


def test_typing_goes_on_beside_the_bar(office: Office, qtbot: QtBot) -> None:
    """What is offered follows the text, and nothing is written in a wrong place."""
    bar = open_bar(office, qtbot)
    body = body_of(office)
    body.setFocus()
    body.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(body, "Then ")
    bar.ui.take.click()

    assert body.text() == f"Then {BODY}"

    def taken() -> bool:
        bar.ui.take.click()
        return body.text() != f"Then {BODY}"

    qtbot.waitUntil(taken)
    assert body.text() == f"Then {BODY}".replace("billion tenge.", "billion tenge ($60.9 million).")


def test_a_whole_story_is_rerated_at_once(office: Office, qtbot: QtBot) -> None:
    """In one step."""
    office.window.ui.rerate_conversions.trigger()

    qtbot.waitUntil(lambda: "($20)" in body_of(office).text())
    assert body_of(office).text() == BODY.replace("($30)", "($20)").replace("($659)", "($200,000)")
    body_of(office).undo()
    assert body_of(office).text() == BODY


def test_a_wrong_conversion_is_found_and_put_right(office: Office, qtbot: QtBot) -> None:
    """In the checklist, with the rate; a slip by a thousand has no fix, for either figure may be wrong."""
    office.window.ui.checklist.trigger()
    panel = office.window.panes.checks
    lines = panel.ui.findings
    qtbot.waitUntil(lambda: lines.count() > 1)
    texts = [lines.item(row).text() for row in range(lines.count())]
    (slip,) = (row for row, each in enumerate(texts) if "$659" in each)
    (wrong,) = (row for row, each in enumerate(texts) if "$30" in each)
    assert "a thousand" in texts[slip]

    lines.setCurrentRow(slip)
    assert panel.ui.mend.isHidden()
    lines.setCurrentRow(wrong)
    assert panel.ui.mend.text() == "&Put it right: “$20”"
    panel.ui.mend.click()

    assert body_of(office).text() == BODY.replace("($30)", "($20)")
    assert [each.result for each in read_pins(kept_text(office).pins)] == ["$20"]


def test_the_context_menu_puts_it_right(office: Office, qtbot: QtBot) -> None:
    """By keyboard as well."""
    body = body_of(office)
    qtbot.waitUntil(lambda: len(marked(office)) == 9)
    put_caret(office, "$30")
    place = body.cursorRect().center()

    QApplication.sendEvent(
        body.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, body.viewport().mapToGlobal(place)),
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    said, rerate = menu.actions()[:2]
    assert not said.isEnabled()
    assert "50 percent too high" in said.text()
    rerate.trigger()
    menu.close()

    assert body.text() == BODY.replace("($30)", "($20)")


def test_other_rates_are_heard_of(office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    """Without asking for anything."""
    reader = office.backroom.amounts.reader
    assert reader is not None
    table = tmp_path / "more.csv"
    table.write_text(f"date,base,quote,value,source,kind\n{reader.day},USD,TJS,10,NBT,official\n")

    office.sides.rates.take_file(table)

    qtbot.waitUntil(
        lambda: (now := office.backroom.amounts.reader) is not None and now.rates("TJS", "USD") is not None
    )


def test_the_countries_say_what_som_means(office: Office, qtbot: QtBot) -> None:
    """As soon as the form has them."""
    office.window.panes.editor.form.ui.countries.set_tokens(("KG",))
    office.window.panes.editor.form.edited.emit()
    put_caret(office, "5 million som")

    press(office, Key.Key_A, CONTROL | ALT)

    assert "5 million som ($63,000)." in body_of(office).text()


def test_the_house_says_how_it_converts(
    office: Office, qtbot: QtBot, wait_for: Callable[[type[QDialog]], HouseMoneyDialog]
) -> None:
    """It is kept, and holds at once; what is no currency is refused in the dialog."""
    office.window.ui.house_money.trigger()
    dialog = wait_for(HouseMoneyDialog)
    assert dialog.ui.example.text() == "For example $8,200, $59.6 million."
    ok = dialog.ui.buttons.buttons()[0]
    dialog.ui.into.setEditText("rouble")
    dialog.ui.below.setValue(3)
    ok.click()
    qtbot.waitUntil(lambda: "no currency code" in dialog.ui.example.text())
    dialog.ui.into.setEditText("kgs")
    ok.click()

    qtbot.waitUntil(lambda: office.desk.money.style() == HouseStyle("KGS", Rounding(3, 3)))
    qtbot.waitUntil(lambda: (now := office.backroom.amounts.reader) is not None and now.style.into == "KGS")
    put_caret(office, "20,000 tenge")
    office.window.ui.convert_amount.trigger()
    assert "20,000 tenge (3,200 Kyrgyz soms) went" in body_of(office).text()


def test_nobody_writes_where_nothing_may_be_written(office: Office) -> None:
    """While proofreading."""
    office.window.ui.proofread.trigger()

    assert not office.window.ui.convert_amount.isEnabled()
    assert not office.window.ui.step_conversions.isEnabled()


def test_everything_in_the_bar_has_a_name(office: Office, qtbot: QtBot) -> None:
    """For those who hear it; and nothing of it is cut off."""
    bar = open_bar(office, qtbot)

    for each in bar.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.parentWidget() is bar:
            assert each.accessibleName() or each.property("text")
            assert each.width() >= each.minimumSizeHint().width()
    assert "becomes" in bar.accessibleDescription()
