"""Copies of a page that say less of themselves: what a forest is to be sure of where names are hashed and every element is a `div`.

Each function takes the source of a page and gives a copy; scripts, styles and comments stay as they are.
"""
import re

KEPT = re.compile(r"(<script\b.*?</script>|<style\b.*?</style>|<!--.*?-->)", re.S | re.I)
TAG = re.compile(r"<[a-zA-Z][^<>]*>")
VALUE = r"""\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)"""


def in_markup(change):
    def changed(html):
        parts = KEPT.split(html)
        return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))
    return changed


def without(names):
    """Without the attributes called so."""
    attribute = re.compile(rf"\s(?:{names}){VALUE}", re.I)
    return in_markup(lambda part: TAG.sub(lambda tag: attribute.sub("", tag[0]), part))


def as_div(tags):
    """With `div` in place of these elements."""
    tag = re.compile(rf"<(/?)(?:{tags})(?=[\s>/])", re.I)
    return in_markup(lambda part: tag.sub(r"<\1div", part))


@in_markup
def with_broken_lines(part):
    """Paragraphs parted by two broken lines and nothing else."""
    return re.sub(r"</p\s*>", "<br><br>", re.sub(r"<p(?=[\s>])[^>]*>", "", part, flags=re.I), flags=re.I)


without_classes = without("class|id")
without_names = without(r"class|id|itemprop|role|data-[\w-]+|aria-[\w-]+")
with_div_alone = as_div("article|main|section|aside|nav|header|footer|figure|figcaption|p")

COPIES = {
    "classless": without_classes,
    "bare": lambda html: with_div_alone(without_names(html)),
    "broken": with_broken_lines,
}
