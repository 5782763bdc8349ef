"""Spin boxes that look like every other field."""

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

#: Pixels before the letters, as many as other fields have.
AIR = 6


def give_air(form: QWidget) -> None:
    """Leave air before what stands in a form's spin boxes: a style sheet's padding does not reach there."""
    for kind in (QSpinBox, QDoubleSpinBox):
        for each in form.findChildren(kind):
            each.lineEdit().setTextMargins(AIR, 0, 0, 0)
