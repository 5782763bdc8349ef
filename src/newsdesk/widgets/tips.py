"""What stands beside the mouse, to the letter."""

from html import escape


def plain_tip(words: str) -> str:
    """Return somebody's words for a tooltip, which shows them as they are.

    Qt takes words with a tag for HTML, and would load the picture that a hostile headline names.
    """
    return f'<p style="white-space: pre-wrap">{escape(words)}</p>' if "<" in words or "&" in words else words
