"""The story that is open: its form, its text, and keeping both."""
