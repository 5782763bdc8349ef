"""The part of the export's form that says what goes out beside the pages, and where to."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from newsdesk._built.export import Ui_ExportDialog
from newsdesk.domain.formats import NEED_ADDRESS, Format, Outlets

#: Said of a format in place of what it is for.
NO_ADDRESS = "Needs the address that it is published at, above"


class OutletsForm(QObject):
    """Shows a choice of formats and an address, and reads what is made of it.

    What needs an address cannot be chosen without one; that it was chosen is remembered until there is one.
    """

    def __init__(self, form: Ui_ExportDialog, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = form.address
        self._boxes: Mapping[Format, QCheckBox] = {
            Format.ATOM: form.atom,
            Format.JSON_FEED: form.json_feed,
            Format.SITEMAP: form.sitemap,
            Format.NINJS: form.ninjs,
            Format.EPUB: form.epub,
            Format.WXR: form.wxr,
            Format.WIRE: form.wire,
        }
        self._for_desks = form.for_desks
        labels: Mapping[Format, QLabel] = {Format.SITEMAP: form.sitemap_purpose}
        self._purposes = {each: (label, label.text()) for each, label in labels.items()}
        self._wanted: set[Format] = set()
        for each, box in self._boxes.items():
            box.clicked.connect(lambda on, each=each: self._want(each, on))
        form.address.textChanged.connect(self._follow_address)

    def show(self, outlets: Outlets) -> None:
        """Show a choice."""
        self._wanted = set(outlets.formats)
        self._for_desks.setChecked(outlets.for_desks)
        self._address.setText(outlets.address)
        self._follow_address()

    def read(self) -> Outlets:
        """Return the choice as it stands, the address as it was typed."""
        address = self._address.text().strip()
        return Outlets(frozenset(self._wanted), address, self._for_desks.isChecked())

    def _want(self, wanted: Format, on: bool) -> None:
        if on:
            self._wanted.add(wanted)
        else:
            self._wanted.discard(wanted)

    def _follow_address(self) -> None:
        is_known = bool(self._address.text().strip())
        for each, box in self._boxes.items():
            can_be = is_known or each not in NEED_ADDRESS
            box.setEnabled(can_be)
            box.setChecked(can_be and each in self._wanted)
        for each in NEED_ADDRESS:
            label, purpose = self._purposes[each]
            said = purpose if is_known else NO_ADDRESS
            label.setText(said)
            self._boxes[each].setAccessibleDescription(said)
