"""Controls that style sheets draw under the pointer only."""

import pytest

from a11y.browser import View
from a11y.model import Action

START = "<!doctype html><title>A</title><style>{}</style><div class=box><button>Human</button>Text</div>"


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ("button{display:none} .box:hover button{display:block}", ("Human",)),
        ("button{opacity:0} @media screen{.box:hover>button{opacity:1}}", ("Human",)),
        ("button{visibility:hidden} .box{&:hover button{visibility:visible}}", ("Human",)),
        (".box:hover button{display:block;color:navy}", ()),
        ("button{display:none} button:hover{color:navy}", ()),
        (".box{display:none} .box:hover button{display:block}", ()),
        ("button{display:none} @media print{.box:hover button{display:block}}", ()),
    ],
)
def test_what_only_the_pointer_brings_is_told_by_its_words(see, rules, told):
    page = see("focus.html", View(watch_focus=True))
    page.act(Action("load", text="data:text/html," + START.format(rules)))
    assert page.look(picture=False).hovered == told
