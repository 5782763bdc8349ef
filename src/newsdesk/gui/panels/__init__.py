"""The panes beside and above a story's text: rates, the edition, the story's form."""
