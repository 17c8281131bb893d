"""The store in PostgreSQL: a pool for reading, and one connection on which appends share their commits."""
