"""The keys of actions: which there are, how they are changed, and a sheet of them."""
