"""The console: people take over live bot conversations from a terminal."""
