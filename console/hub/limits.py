"""Bounds on how fast and how often: token buckets and guess counting. Times in seconds of a steady clock."""

from collections import OrderedDict


class Bucket:
    """A token bucket: `rate` tokens a second, at most `burst` of them saved up."""

    __slots__ = ("_at", "_burst", "_rate", "_tokens")

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = self._tokens = max(burst, 1.0)
        self._at = now

    def take(self, now: float) -> float:
        """Take one token; give 0 when there was one, or else the seconds until there is."""
        self._fill(now)
        if self._tokens >= 1:
            self._tokens -= 1
            return 0.0
        return (1 - self._tokens) / self._rate

    def reserve(self, now: float, longest: float) -> float | None:
        """Take one token, if need be a future one; give the seconds to wait, or None when over `longest`."""
        self._fill(now)
        wait = max(0.0, (1 - self._tokens) / self._rate)
        if wait > longest:
            return None
        self._tokens -= 1
        return wait

    def give_back(self) -> None:
        """Put a token back that was taken for nothing."""
        self._tokens = min(self._burst, self._tokens + 1)

    def _fill(self, now: float) -> None:
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now


class Guesses:
    """Counts wrong credentials per name and per address, and says how long the next try has to wait."""

    def __init__(self, free: int, wait_s: float, remembered: int = 10_000) -> None:
        self._free = free
        self._wait = wait_s
        self._remembered = remembered
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def take(self, keys: tuple[str, ...], now: float) -> float:
        """Count a try under each key; give the seconds until it may be made, 0 for now."""
        return max((self._bucket(key, now).take(now) for key in keys), default=0.0)

    def forgive(self, keys: tuple[str, ...]) -> None:
        """Do not count the last try: it was right. Wrong ones stay counted, also those on other names."""
        for key in keys:
            if bucket := self._buckets.get(key):
                bucket.give_back()

    def _bucket(self, key: str, now: float) -> Bucket:
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = Bucket(1 / self._wait, self._free, now)
        self._buckets.move_to_end(key)
        while len(self._buckets) > self._remembered:
            self._buckets.popitem(last=False)
        return bucket
