"""What differs between databases: opening, units of work, search, upkeep."""
