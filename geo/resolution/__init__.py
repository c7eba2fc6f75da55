"""The resolution room."""
