"""Deciding on what two desks changed in the same places."""
