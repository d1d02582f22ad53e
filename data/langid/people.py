"""Names of people in many scripts, from the name lists of the Faker package (MIT): given names and family names by country.

The Wikidata tokens of `names.txt.gz` cover Latin, Hebrew and Hangul well and the other scripts hardly at all.
"""
import random

from faker import Faker
from faker.config import AVAILABLE_LOCALES


def listed(provider, *names):
    """The entries of the first of a provider's lists that is there; Faker keeps them as tuple or as weights by name."""
    for name in names:
        got = getattr(provider, name, None)
        if got:
            return sorted(str(x) for x in got)
    return []


def lists(locale):
    """(given, family) names of a locale, or None."""
    try:
        provider = next(p for p in Faker(locale).providers if type(p).__module__.split(".")[-2:-1] == ["person"] or ".person." in type(p).__module__)
    except (AttributeError, StopIteration):
        return None
    given = sorted(set(listed(provider, "first_names") + listed(provider, "first_names_male", "first_male_names") + listed(provider, "first_names_female", "first_female_names")))
    family = sorted(set(listed(provider, "last_names") + listed(provider, "last_names_male") + listed(provider, "last_names_female")))
    return (given, family) if given and family else None


def lines(seed, each=1200):
    """`each` lines of a full name for every locale that has its own lists."""
    rng = random.Random(seed)
    seen = set()
    for locale in sorted(AVAILABLE_LOCALES):
        found = lists(locale)
        if not found or (len(found[0]), len(found[1])) in seen:
            continue
        seen.add((len(found[0]), len(found[1])))
        given, family = found
        eastern = locale.split("_")[0] in ("zh", "ja", "ko", "hu", "vi")
        for _ in range(each):
            a, b = rng.choice(given), rng.choice(family)
            if rng.random() < 0.1:
                a = a[0] + "."
            joined = "" if locale.split("_")[0] in ("zh", "ja", "ko") else " "
            yield joined.join((b, a) if eastern and rng.random() < 0.8 else (a, b))
