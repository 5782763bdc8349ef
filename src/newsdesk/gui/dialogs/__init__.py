"""The dialogs: each asks one thing by signal, and is told the rest."""
