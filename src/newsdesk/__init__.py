"""Newsdesk: a desktop editor for newsrooms."""

__version__ = "0.1.0"
