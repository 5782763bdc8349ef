"""Corrections in the window: the dialog, what it shows of a difference, and the controller."""
