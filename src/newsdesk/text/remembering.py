"""How much is remembered of long texts, which are read again at every save with one paragraph changed.

It stands apart from those who remember, so that folding words for a search needs nothing that reads Markdown.
"""

#: Characters of a text that is long, and how many paragraphs of such texts are remembered.
LONG, REMEMBERED = 20_000, 8_192
