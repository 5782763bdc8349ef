"""What text becomes: safe HTML, plain words, a slug, a count."""
