"""Embargoes in the window: the band over the editor, the dialog, the controller between them and the desk."""
