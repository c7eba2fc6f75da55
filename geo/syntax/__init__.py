"""The syntax room."""
