"""Where everything is kept.

One file per noun holds its SQL, written once in what SQLite and PostgreSQL share;
`engines/` holds what differs, `migrations/` the schema. `keys.py` and `vault.py` keep
what must not be readable in the database.
"""
