"""The list of stories."""
