"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

REVISION = "0003"
"""The newest migration."""

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""64 bits everywhere; SQLite knows a key of its rows by the word INTEGER only."""
NAME = String().with_variant(String(collation="C"), "postgresql")
"""Text that is compared byte by byte everywhere."""

metadata = MetaData()

events = Table(
    "events",
    metadata,
    Column("position", NUMBER, primary_key=True, autoincrement=False),
    Column("conversation", NAME, nullable=False),
    Column("seq", NUMBER, nullable=False),
    Column("at", NUMBER, nullable=False),
    Column("kind", NAME, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("conversation", "seq", name="events_place"),
)
"""The log in arrival order. One more index here would halve the rate of appends."""

heads = Table(
    "heads",
    metadata,
    Column("conversation", NAME, primary_key=True),
    Column("customer", NAME, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("at", NUMBER, nullable=False),
    Column("erased", Boolean, nullable=False),
    Index("heads_open_at", "open", "at"),
    Index("heads_customer", "customer"),
)

secrets = Table(
    "secrets",
    metadata,
    Column("conversation", NAME, primary_key=True),
    Column("ref", NAME, primary_key=True),
    Column("token", LargeBinary, nullable=False),
    Column("until", NUMBER, nullable=False),
    Index("secrets_until", "until"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", NAME, primary_key=True),
    Column("body", Text, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("name", NAME, primary_key=True),
    Column("holder", NAME, nullable=False),
    Column("until", NUMBER, nullable=False),
    Column("data", Text, nullable=False),
)
"""What one of several hubs holds for a while."""
