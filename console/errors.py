"""What can go wrong at the edges, and the exit code it ends with.

HandrailError                     exit 1   anything below
├── ConfigError                   exit 2   a setting is wrong; names file, key and the nearest key
├── UsageError                    exit 2   the command was given something it cannot use
├── CannotStart                   exit 3   a port, a file or a program the work needs is not to be had
└── NotConnected                  exit 3   the hub cannot be reached, or refuses these credentials

Each says what was expected, what came and what to do. The core's one error is `core.errors.Refused`.
"""


class HandrailError(Exception):
    """The base: a sentence for the user, and an exit code."""

    exit_code = 1


class UsageError(HandrailError):
    """The command was given something it cannot use."""

    exit_code = 2


class ConfigError(HandrailError):
    """A setting is wrong."""

    exit_code = 2


class CannotStart(HandrailError):
    """Something the work needs is not to be had."""

    exit_code = 3


class NotConnected(HandrailError):
    """The hub cannot be reached, or refuses these credentials."""

    exit_code = 3
