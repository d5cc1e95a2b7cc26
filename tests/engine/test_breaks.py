"""Templates render the same words without the breaks that nobody sees, and their mistakes are told by their lines."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, TemplateSyntaxError

import engine
from engine.breaks import without_breaks

FOLDER = Path(engine.__file__).parent
TEMPLATES = sorted([*FOLDER.rglob("*.html"), *FOLDER.rglob("*.svg")])

RENDERED = {
    "<ul>\n  <li>one</li>\n\n  <li>two</li>\n</ul>\n": "<ul><li>one</li><li>two</li></ul>",
    "<p>\n  <b>one</b>\n  <i>two</i>\n</p>": "<p><b>one</b>\n<i>two</i></p>",
    "<p>\n  one\n  two\n</p>": "<p>one\ntwo</p>",
    "<p>one <b>two</b>\n  three</p>": "<p>one <b>two</b>\nthree</p>",
    "<p>\n  {% if one %}one{% endif %}\n  two\n</p>": "<p>one two</p>",
    "<p>{{ one }}{# more #}\n  two</p>": "<p>1 two</p>",
    "<p>The\n  <mark>winner</mark>\n  is</p>": "<p>The\n<mark>winner</mark>\nis</p>",
    "<p>one\n  {%- if one %} two{% endif %}</p>": "<p>one two</p>",
    "{% raw %}\n<b>{{ it }}</b>\n{% endraw %}": "\n<b>{{ it }}</b>\n",
    "<p>{{ one }}\n  {{ one }}\n</p>": "<p>1\n1</p>",
    "<ul>\n{% for item in items %}\n  <li>{{ item }}</li>\n{% endfor %}\n</ul>": "<ul><li>a</li><li>b</li></ul>",
    "<p>{% for item in items %}\n  <b>{{ item }}</b>\n{% endfor %}</p>": "<p><b>a</b>\n<b>b</b>\n</p>",
    "{# of\n  two lines #}\n<p>one</p>": "<p>one</p>",
    "<a\n  {% if one > 0 %}\n  href='{{ one }}'{% endif %}\n  id=a>one</a>": "<a  href='1' id=a>one</a>",
    '<a title="{{ "<" }}"\n  id=a>one</a>\n<p>two</p>': '<a title="&lt;" id=a>one</a><p>two</p>',
    "<div>\n  <pre>one\n  <b>two</b>\n</pre>\n</div>": "<div><pre>one\n  <b>two</b>\n</pre></div>",
    "<svg>\n  <path d='M0 0\n    1 1'/>\n</svg>": "<svg><path d='M0 0 1 1'/></svg>",
}


@pytest.fixture
def environment():
    return Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)


@pytest.mark.parametrize(("template", "rendered"), RENDERED.items())
def test_a_break_is_left_out_where_it_is_not_seen(environment, template, rendered):
    assert environment.from_string(without_breaks(template)).render(one=1, items="ab") == rendered


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_the_words_and_the_lines_of_our_templates_stay(path):
    template = path.read_text("utf-8")

    changed = without_breaks(template)

    assert changed.count("\n") == template.count("\n")
    assert words(changed) == words(template)


def words(template):
    return re.sub(r"\{#.*?#\}|\s+", "", template, flags=re.DOTALL)


def test_a_tag_without_an_end_is_read_as_quickly():
    template = "<input " + "{{ one }} " * 40 + "\n<p>two</p>"

    assert "two" in without_breaks(template)


def test_a_mistake_is_told_by_its_line(environment):
    template = "<ul>\n  <li\n    id=a>\n\n  {{ one + }}\n</ul>"

    with pytest.raises(TemplateSyntaxError) as raised:
        environment.from_string(without_breaks(template))
    assert raised.value.lineno == 5
