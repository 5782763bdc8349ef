"""The history window: a story's past as a timeline, any two texts of it compared, and the way back."""
