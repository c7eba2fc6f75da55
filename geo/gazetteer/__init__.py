"""The gazetteer room."""
