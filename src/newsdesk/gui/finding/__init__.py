"""Finding and replacing: the bar over the text, and the dialog for many stories."""
