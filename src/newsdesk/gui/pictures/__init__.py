"""What is asked about a picture."""
