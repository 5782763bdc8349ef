"""Everything that draws or has a thread: panes, dialogs, and the controllers between them and the desk."""
