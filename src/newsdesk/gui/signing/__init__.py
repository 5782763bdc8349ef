"""Keys that bundles are signed with, and desks that are trusted."""
