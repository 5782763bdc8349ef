"""Backups, health, and what can be done for a damaged newsroom, in the window."""
