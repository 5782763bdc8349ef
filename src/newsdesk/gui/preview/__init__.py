"""The preview pane: the readers' page beside the text, where nothing of the content runs or calls out."""
