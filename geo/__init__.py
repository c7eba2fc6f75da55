"""Dateline: what was reported, where, when, by whom, and how sure it is."""
