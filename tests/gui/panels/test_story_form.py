import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.domain.story import StoryText
from newsdesk.gui.panels.story_form import StoryForm

TEXT = StoryText(
    headline="Tunnel Opens",
    standfirst="The line is ready.",
    body="It *is*.",
    byline="Aigerim T.",
    place="Bishkek",
    source="TCA",
    countries=("KG", "UZ"),
    keywords=("rail", "winter"),
    language="ky",
)


@pytest.fixture
def form(qtbot: QtBot) -> StoryForm:
    shown = StoryForm()
    qtbot.addWidget(shown)
    shown.resize(640, 180)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def filled(form: StoryForm) -> StoryForm:
    form.show_text(TEXT)
    return form


def test_a_story_is_shown(filled: StoryForm) -> None:
    """Every field has its text; countries go by their names."""
    ui = filled.ui

    assert [ui.headline.text(), ui.byline.text(), ui.place.text(), ui.source.text()] == [
        "Tunnel Opens",
        "Aigerim T.",
        "Bishkek",
        "TCA",
    ]
    assert ui.standfirst.text() == "The line is ready."
    assert ui.countries.tokens() == ("KG", "UZ")
    assert ui.keywords.tokens() == ("rail", "winter")


def test_showing_a_story_is_no_edit(qtbot: QtBot, form: StoryForm) -> None:
    """What the program writes into the fields is not taken for typing."""
    with qtbot.assertNotEmitted(form.edited):
        form.show_text(TEXT)
        form.show_text(StoryText())


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("headline", {"headline": "Tunnel Opens!"}),
        ("standfirst", {"standfirst": "The line is ready.!"}),
        ("byline", {"byline": "Aigerim T.!"}),
        ("place", {"place": "Bishkek!"}),
        ("source", {"source": "TCA!"}),
    ],
)
def test_what_is_typed_is_in_the_text(
    qtbot: QtBot, filled: StoryForm, field: str, change: dict[str, str]
) -> None:
    """Each field changes its own part; the body stays as it is."""
    edit = getattr(filled.ui, field)
    qtbot.keyClick(edit, Qt.Key.Key_End)

    with qtbot.waitSignal(filled.edited):
        qtbot.keyClicks(edit, "!")

    assert filled.apply_to(TEXT) == TEXT.with_(**change)


def test_countries_and_tags_are_typed(qtbot: QtBot, filled: StoryForm) -> None:
    """A country by its name, a tag by itself, either with a comma behind it."""
    filled.ui.countries.setFocus()
    qtbot.keyClicks(filled.focusWidget(), "Tajikistan,")
    filled.ui.keywords.setFocus()
    with qtbot.waitSignal(filled.edited):
        qtbot.keyClicks(filled.focusWidget(), "snow,")

    text = filled.apply_to(TEXT)
    assert text.countries == ("KG", "UZ", "TJ")
    assert text.keywords == ("rail", "winter", "snow")


@given(st.builds(StoryText, *[st.text(max_size=60)] * 6, *[st.lists(st.text(max_size=9)).map(tuple)] * 2))
def test_what_nobody_touched_comes_back_to_the_letter(qapp: QApplication, text: StoryText) -> None:
    """Even line breaks in a byline, or a tag that is there twice, survive being shown."""
    form = StoryForm()

    form.show_text(text)

    assert form.apply_to(text) == text


def test_a_field_that_is_right_already_keeps_its_caret(filled: StoryForm) -> None:
    """The same text shown again, after it was saved, does not disturb whoever writes on."""
    filled.ui.headline.mark(6, 6)

    filled.show_text(TEXT.with_(byline="Somebody else"))

    assert filled.ui.headline.textCursor().position() == 6
    assert filled.ui.byline.text() == "Somebody else"


@pytest.mark.parametrize(
    ("letters", "words"),
    [(99, ""), (100, "100 of 120"), (120, "120 of 120"), (121, "121 of 120: too long")],
)
def test_a_headlines_length_is_told_when_it_matters(form: StoryForm, letters: int, words: str) -> None:
    """Letters are counted as people do: an emoji is one."""
    form.show_text(StoryText(headline="😀" * letters))

    assert form.ui.headline_length.text() == words


def test_the_standfirst_grows_to_six_lines(qtbot: QtBot, form: StoryForm) -> None:
    """One line while it is empty, six at the most; more can be scrolled to."""
    form.resize(640, 400)
    heights = []
    for lines in (1, 2, 6, 9):
        form.show_text(StoryText(standfirst="\n".join(["line"] * lines)))
        heights.append(form.ui.standfirst.height())
        assert (form.ui.standfirst.verticalScrollBar().maximum() == 0) is (lines <= 6)

    assert heights[0] < heights[1] < heights[2] == heights[3]


def test_the_standfirst_follows_the_width(qtbot: QtBot, form: StoryForm) -> None:
    """What is two lines in a wide window is three in a narrow one."""
    form.resize(1000, 220)
    form.show_text(StoryText(standfirst="The line is ready and nobody has asked the drivers. " * 2))
    qtbot.waitUntil(lambda: form.ui.standfirst.viewport().width() > 800)
    wide = form.ui.standfirst.height()

    form.resize(300, 320)

    qtbot.waitUntil(lambda: form.ui.standfirst.height() > wide)


def test_the_tab_key_goes_through_the_fields_as_they_are_read(qtbot: QtBot, filled: StoryForm) -> None:
    """Headline, standfirst, then row by row."""
    ui = filled.ui
    ui.headline.setFocus()
    details = [ui.byline, ui.place, ui.source, ui.countries, ui.keywords]
    order = [ui.headline, ui.standfirst, *details, ui.language, ui.fold]

    for field in order:
        focus = filled.focusWidget()
        assert focus is field or field.isAncestorOf(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)


def test_return_in_the_headline_goes_to_the_standfirst(qtbot: QtBot, filled: StoryForm) -> None:
    """A headline has one line; Return means: on."""
    filled.ui.headline.setFocus()

    qtbot.keyClick(filled.ui.headline, Qt.Key.Key_Return)

    assert filled.ui.standfirst.hasFocus()
    assert filled.apply_to(TEXT) == TEXT


def test_the_lower_fields_can_be_folded_away(qtbot: QtBot, filled: StoryForm) -> None:
    """Headline and standfirst stay; the button says what it will do next."""
    assert filled.ui.fold.accessibleName().startswith("Hide")

    qtbot.mouseClick(filled.ui.fold, Qt.MouseButton.LeftButton)
    assert not filled.ui.byline.isVisible()
    assert filled.ui.headline.isVisible()
    assert filled.ui.fold.accessibleName().startswith("Show")

    qtbot.mouseClick(filled.ui.fold, Qt.MouseButton.LeftButton)
    assert filled.ui.byline.isVisible()


def test_a_read_only_story_cannot_be_changed(qtbot: QtBot, filled: StoryForm) -> None:
    """Nothing typed arrives; afterwards it does again."""
    filled.set_read_only(True)
    for field in ("headline", "standfirst", "byline", "place", "source"):
        qtbot.keyClicks(getattr(filled.ui, field), "x")
    assert filled.apply_to(TEXT) == TEXT
    assert not filled.ui.countries.isEnabled()

    filled.set_read_only(False)
    qtbot.keyClicks(filled.ui.source, "x")
    assert filled.apply_to(TEXT).source == "xTCA"


def test_it_fits_into_a_column_of_440_pixels(filled: StoryForm) -> None:
    """The main window's middle column may be narrow."""
    assert filled.minimumSizeHint().width() <= 440


def test_a_narrow_form_stacks_its_details(form: StoryForm, qtbot: QtBot) -> None:
    """Nothing is squeezed beside something else, and it goes back where there is room."""
    form.resize(340, 300)
    qtbot.waitUntil(lambda: form.ui.place.y() > form.ui.byline.y())
    assert form.ui.keywords.y() > form.ui.countries.y()
    assert form.ui.countries.width() > 200

    form.resize(800, 300)

    qtbot.waitUntil(lambda: form.ui.place.y() == form.ui.byline.y())
    assert form.ui.keywords.x() > form.ui.countries.x()


@pytest.mark.parametrize("field", ["headline", "byline", "place", "source", "standfirst"])
def test_what_a_command_writes_is_one_step_to_undo(qtbot: QtBot, filled: StoryForm, field: str) -> None:
    """And an edit like any other; where nothing is new, it is none."""
    with qtbot.waitSignal(filled.edited):
        filled.write(field, ["Қазақстан \U0001f33e"])
    assert getattr(filled.apply_to(TEXT), field) == "Қазақстан \U0001f33e"
    with qtbot.assertNotEmitted(filled.edited):
        filled.write(field, ["Қазақстан \U0001f33e"])

    getattr(filled.ui, field).undo()

    assert getattr(filled.apply_to(TEXT), field) == getattr(TEXT, field)


def test_a_command_writes_all_tags_at_once(qtbot: QtBot, filled: StoryForm) -> None:
    """They are chips like those that were typed."""
    with qtbot.waitSignal(filled.edited):
        filled.write("keywords", ["tram", "winter"])

    assert filled.apply_to(TEXT).keywords == ("tram", "winter")


def test_a_long_headline_is_seen_whole(qtbot: QtBot, form: StoryForm) -> None:
    """In two or three lines; what is below moves down."""
    form.resize(640, 400)
    headline, standfirst = form.ui.headline, form.ui.standfirst
    form.show_text(StoryText(headline="Snow"))
    one = headline.height()

    form.show_text(StoryText(headline="A new crossing opens where the old bridge fell " * 3))

    assert headline.height() > one
    assert headline.verticalScrollBar().maximum() == 0
    qtbot.waitUntil(lambda: standfirst.y() > headline.geometry().bottom())


def test_the_language_is_chosen_by_keyboard(qtbot: QtBot, filled: StoryForm) -> None:
    """It is said by its name; one that is not in the list stays in it."""
    button = filled.ui.language
    assert (button.text(), button.accessibleName()) == ("KY", "Language: Kyrgyz")
    filled.show_text(TEXT.with_(language="fr"))
    button.menu().aboutToShow.emit()
    actions = button.menu().actions()
    assert [each.text() for each in actions if each.isChecked()] == ["fr"]

    with qtbot.waitSignals([filled.edited, filled.language_changed]):
        next(each for each in actions if each.text() == "Russian").trigger()

    assert filled.apply_to(TEXT.with_(language="fr")).language == "ru"
