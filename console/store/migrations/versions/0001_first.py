"""The log, the heads of conversations, secrets and accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
NAME = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("position", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("conversation", NAME, nullable=False),
        sa.Column("seq", NUMBER, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("kind", NAME, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation", "seq", name="events_place"),
    )
    op.create_table(
        "heads",
        sa.Column("conversation", NAME, primary_key=True),
        sa.Column("customer", NAME, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("at", NUMBER, nullable=False),
        sa.Column("erased", sa.Boolean, nullable=False),
    )
    op.create_index("heads_open_at", "heads", ["open", "at"])
    op.create_index("heads_customer", "heads", ["customer"])
    op.create_table(
        "secrets",
        sa.Column("conversation", NAME, primary_key=True),
        sa.Column("ref", NAME, primary_key=True),
        sa.Column("token", sa.LargeBinary, nullable=False),
        sa.Column("until", NUMBER, nullable=False),
    )
    op.create_index("secrets_until", "secrets", ["until"])
    op.create_table(
        "accounts",
        sa.Column("id", NAME, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
