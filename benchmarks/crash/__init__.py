"""The crash test: the real program types, is killed at a random moment, and what is left is judged.

``typist`` is the program that types; ``told`` is what it says it typed, and when; ``judge`` compares that
with what a stranger finds in the newsroom after the kill; ``rounds`` kills one program after another on one
newsroom. ``make crash`` runs two hundred of them, the tests a handful.
"""
