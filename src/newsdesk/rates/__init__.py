"""Exchange rates: read from files, turned either way round, shown on a board, used to convert amounts."""
