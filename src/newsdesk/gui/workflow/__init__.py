"""Moving stories through the workflow: what can be done, what holds back, and taking it back."""
