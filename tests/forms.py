"""What a browser would send of a form that it was shown."""

from __future__ import annotations

from bs4 import BeautifulSoup


def fields_in(page: str, form: str) -> dict[str, list[str]]:
    """Return the fields of the first form that a CSS selector finds, as filled in."""
    fields: dict[str, list[str]] = {}
    for field in BeautifulSoup(page, "html5lib").select_one(form).select("[name]"):
        is_choice = field.get("type") in {"radio", "checkbox"}
        if is_choice and not field.has_attr("checked"):
            continue
        if field.name == "select":
            value = field.select_one("option[selected]")["value"]
        elif field.name == "textarea":
            value = field.get_text().removeprefix("\n")
        else:
            value = field.get("value", "")
        fields.setdefault(field["name"], []).append(value)
    return fields
