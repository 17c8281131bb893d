"""The tables, as the newest migration leaves them."""

from sqlalchemy import (
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

REVISION = "0002"
"""The newest migration."""

metadata = MetaData()

events = Table(
    "events",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("conversation", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("conversation", "seq", name="events_place"),
)
"""The log in arrival order. One more index here would halve the rate of appends."""

heads = Table(
    "heads",
    metadata,
    Column("conversation", String, primary_key=True),
    Column("customer", String, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("at", Integer, nullable=False),
    Column("erased", Boolean, nullable=False),
    Index("heads_open_at", "open", "at"),
    Index("heads_customer", "customer"),
)

secrets = Table(
    "secrets",
    metadata,
    Column("conversation", String, primary_key=True),
    Column("ref", String, primary_key=True),
    Column("token", LargeBinary, nullable=False),
    Column("until", Integer, nullable=False),
    Index("secrets_until", "until"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", String, primary_key=True),
    Column("body", Text, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("name", String, primary_key=True),
    Column("holder", String, nullable=False),
    Column("until", Integer, nullable=False),
    Column("data", Text, nullable=False),
)
"""What one of several hubs holds for a while."""
