"""Signs what is posted to a bot, and checks it: whoever writes a bot may copy `verify`.

The header is `Handrail-Signature: t=<seconds>,v1=<hex>`, where v1 is HMAC-SHA256 over `<seconds>.<body>`.
While a secret is changed it may hold several v1, of which one must fit.
"""

import hashlib
import hmac

HEADER = "Handrail-Signature"
WINDOW_S = 300


def sign(body: bytes, secret: str, now: float) -> str:
    """Give the header's value for a body that is sent at `now` (seconds since the epoch)."""
    return f"t={int(now)},v1={_digest(str(int(now)), body, secret)}"


def verify(signature: str, body: bytes, secret: str, now: float, window_s: float = WINDOW_S) -> bool:
    """Tell whether a body, as its raw bytes, comes from who knows the secret, and was signed just now.

    Older than `window_s` is refused, so that a recorded request cannot be sent again later. Within it the
    same request is known by its conversation, epoch and seq.
    """
    parts = [part.strip().partition("=") for part in signature.split(",")]
    stamps = [value for key, _, value in parts if key == "t"]
    if len(stamps) != 1 or not (stamps[0].isascii() and stamps[0].isdigit() and len(stamps[0]) <= 12):
        return False
    expected = _digest(stamps[0], body, secret).encode()
    given = [value.encode() for key, _, value in parts if key == "v1"]
    fits = [hmac.compare_digest(expected, value) for value in given]
    return any(fits) and abs(now - int(stamps[0])) <= window_s


def _digest(stamp: str, body: bytes, secret: str) -> str:
    return hmac.new(secret.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
