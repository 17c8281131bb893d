"""The store in a SQLite file: one writer, readers beside it, and a write-ahead log that is kept in hand."""
