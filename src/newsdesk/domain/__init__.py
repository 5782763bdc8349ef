"""Frozen records and rules. Everything else may import this; it imports nothing of ours."""
