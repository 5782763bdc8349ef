"""Numbered steps from the first tables to the present ones."""
