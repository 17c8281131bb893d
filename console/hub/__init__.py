"""The hub: the only writer of conversations, and the one door to them."""
