"""Tests of the chat widget, in a real browser against a real hub."""
