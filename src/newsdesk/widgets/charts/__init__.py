"""Lines over days: a sparkline for a cell, a chart for a window, and the same chart as a picture."""
