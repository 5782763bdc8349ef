"""The folders beside the list: queries with a name."""
