"""What holds for all tests."""

import signal


def pytest_configure() -> None:
    """Programs that tests start can be interrupted, also where the run itself is in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
