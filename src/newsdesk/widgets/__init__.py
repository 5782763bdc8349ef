"""Widgets that Designer promotes: Qt only. They know how to show and to ask, and nothing about news."""
