"""The dialog about spelling: which dictionaries are asked, and which words somebody has added."""
