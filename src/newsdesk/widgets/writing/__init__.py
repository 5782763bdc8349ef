"""The editor for a story's text, and what stands by while it is written."""
