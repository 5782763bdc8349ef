"""The sources of rates: a small adapter for each, and what is the same for all."""
