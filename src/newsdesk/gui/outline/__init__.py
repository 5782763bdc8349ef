"""The outline: the headings of the open story."""
