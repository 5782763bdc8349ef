"""The notes to the desk, beside the story they are about."""
