"""The log, the heads of conversations, secrets and accounts."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("conversation", sa.String, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.UniqueConstraint("conversation", "seq", name="events_place"),
    )
    op.create_table(
        "heads",
        sa.Column("conversation", sa.String, primary_key=True),
        sa.Column("customer", sa.String, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("erased", sa.Boolean, nullable=False),
    )
    op.create_index("heads_open_at", "heads", ["open", "at"])
    op.create_index("heads_customer", "heads", ["customer"])
    op.create_table(
        "secrets",
        sa.Column("conversation", sa.String, primary_key=True),
        sa.Column("ref", sa.String, primary_key=True),
        sa.Column("token", sa.LargeBinary, nullable=False),
        sa.Column("until", sa.Integer, nullable=False),
    )
    op.create_index("secrets_until", "secrets", ["until"])
    op.create_table(
        "accounts",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
