"""What the product does: one act a file, told in the order a person would tell it.

A service opens units of work, asks the domain, and writes. It knows no HTTP, no SQL,
and no other service. Each is an object that is called; what it needs stands in its
fields.
"""
