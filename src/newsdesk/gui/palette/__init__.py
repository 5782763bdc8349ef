"""The command palette: every action, story, edition and heading, by a few letters."""
