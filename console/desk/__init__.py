"""The agent's desk: one set of actions, shown by a Textual app or told line by line."""
