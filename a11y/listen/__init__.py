"""A simulated screen reader, driven by hand in a terminal: `run_listen` in `app` is the way in."""
