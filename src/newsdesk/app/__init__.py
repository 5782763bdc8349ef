"""The program as a whole: what is made, in which order, and how it starts and ends."""
