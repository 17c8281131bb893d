"""PostgreSQL: the function that appends jobs, each a run of records of one conversation.

It gives a position for each record. A job whose first record is not its conversation's next gets NULLs and
leaves nothing; the jobs after it go on. Where every job fits, as nearly always, all go in at once, in two
thirds of the time; secrets are too few for that. Another version of it gets another name, so that a program
of the version before still finds its own while the servers are brought up to date one by one.
"""

from alembic import op

revision = "0003"
down_revision = "0002"

# The planner makes its plan while the table is empty; without sequential scans it stays right as it grows.
FUNCTION = """
CREATE FUNCTION handrail_append_1(
    jobs integer[], conversations text[], seqs bigint[], ats bigint[], kinds text[], bodies text[],
    customers text[], opens boolean[], changes bigint[],
    owners integer[], refs text[], tokens bytea[], untils bigint[]
) RETURNS SETOF bigint LANGUAGE plpgsql SET enable_seqscan = off AS $$
#variable_conflict use_column
DECLARE
    r record;
    place bigint;
    tail bigint;
    current integer := 0;
    taken boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(1214344804, 1);
    SELECT position INTO place FROM events ORDER BY position DESC LIMIT 1;
    place := coalesce(place, 0);
    IF cardinality(owners) = 0 AND NOT EXISTS (
        SELECT FROM (
            SELECT conversation, seq, lag(seq) OVER (PARTITION BY conversation ORDER BY n) AS before
            FROM unnest(conversations, seqs) WITH ORDINALITY AS given (conversation, seq, n)
        ) AS given
        WHERE seq <> 1 + coalesce(before, (
            SELECT seq FROM events WHERE events.conversation = given.conversation
            ORDER BY events.seq DESC LIMIT 1
        ), 0)
    ) THEN
        IF cardinality(customers) > 0 THEN
            INSERT INTO heads (conversation, customer, open, at, erased)
            SELECT DISTINCT ON (conversation) conversation, customer, open, changed, false
            FROM unnest(conversations, customers, opens, changes) WITH ORDINALITY
                AS given (conversation, customer, open, changed, n)
            WHERE customer IS NOT NULL ORDER BY conversation, n DESC
            ON CONFLICT (conversation) DO UPDATE SET customer = excluded.customer, open = excluded.open,
                at = excluded.at, erased = false;
        END IF;
        RETURN QUERY INSERT INTO events (position, conversation, seq, at, kind, body)
            SELECT place + n, conversation, seq, at, kind, body
            FROM unnest(conversations, seqs, ats, kinds, bodies) WITH ORDINALITY
                AS given (conversation, seq, at, kind, body, n)
            ORDER BY n RETURNING position;
        RETURN;
    END IF;
    FOR r IN
        SELECT * FROM unnest(jobs, conversations, seqs, ats, kinds, bodies, customers, opens, changes)
            AS given (job, conversation, seq, at, kind, body, customer, open, changed)
    LOOP
        IF r.job <> current THEN
            current := r.job;
            SELECT seq INTO tail FROM events WHERE conversation = r.conversation ORDER BY seq DESC LIMIT 1;
            taken := r.seq = coalesce(tail, 0) + 1;
            IF taken AND r.customer IS NOT NULL THEN
                INSERT INTO heads (conversation, customer, open, at, erased)
                VALUES (r.conversation, r.customer, r.open, r.changed, false)
                ON CONFLICT (conversation) DO UPDATE SET customer = excluded.customer, open = excluded.open,
                    at = excluded.at, erased = false;
            END IF;
            IF taken AND r.job = ANY (owners) THEN
                INSERT INTO secrets (conversation, ref, token, until)
                SELECT r.conversation, kept.ref, kept.token, kept.until
                FROM unnest(owners, refs, tokens, untils) AS kept (owner, ref, token, until)
                WHERE kept.owner = r.job
                ON CONFLICT (conversation, ref) DO UPDATE SET token = excluded.token, until = excluded.until;
            END IF;
        END IF;
        IF taken THEN
            place := place + 1;
            INSERT INTO events (position, conversation, seq, at, kind, body)
            VALUES (place, r.conversation, r.seq, r.at, r.kind, r.body);
            RETURN NEXT place;
        ELSE
            RETURN NEXT NULL;
        END IF;
    END LOOP;
END $$
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(FUNCTION)
