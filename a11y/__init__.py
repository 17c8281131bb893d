"""Walks somebody's chat as people with different abilities would, and reports whether they get through."""
