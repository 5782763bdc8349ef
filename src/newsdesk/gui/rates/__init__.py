"""What is asked and shown of rates besides the panel: the converter, charts, held rates, sources."""
