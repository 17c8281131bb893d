"""What the Textual desk is made of. Widgets only show, and say what was done to them."""
