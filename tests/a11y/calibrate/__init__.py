"""Runs the real Orca on pages of our own and keeps what it says: `python -m tests.a11y.calibrate`."""
