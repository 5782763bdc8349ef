"""Amounts of money in the open story: what is said of them, and the bar that offers conversions."""
