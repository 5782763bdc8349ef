"""How somebody likes to write: the switches and figures of the editor, and the dialog that asks for them."""
