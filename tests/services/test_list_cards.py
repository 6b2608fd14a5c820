"""A moderator reads some comments that were named."""

from tests import make


def test_comments_come_in_the_order_in_which_they_are_named(services, nora):
    """Those that are gone are left out."""
    ids = [make.posted(services, body=f"رأي {n}").comment.id for n in range(3)]

    cards = services.list_cards(nora, [ids[2], 5, ids[0]])

    assert [card.comment.id for card in cards] == [ids[2], ids[0]]


def test_sections_are_those_that_have_articles(services, nora):
    """In the order of their names."""
    services.load_articles([make.source(slug="cup", section="Sport")])

    assert services.list_sections(nora) == ["Sport", "اقتصاد"]
