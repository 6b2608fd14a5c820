"""The rules of moderation: plain Python, no input and no output. Start at README.md."""
