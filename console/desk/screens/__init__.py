"""The screens of the Textual desk: they route between widgets and the link."""
