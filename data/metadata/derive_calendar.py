#!/usr/bin/env python3
"""Writes months.tsv and weekdays.tsv from CLDR (through the Python package babel) and the additions below.

Usage: pip install babel==2.18.0 && python3 data/metadata/derive_calendar.py data/languages.tsv data/metadata

CLDR gives the wide and abbreviated forms in running text and standing alone. What newspapers write beside them
(regional names, clipped forms, prefixes written together with the month) stands in ADD.
"""
import sys
import unicodedata
from collections import Counter

from babel import Locale

# language: {month: forms}. Regional and clipped forms CLDR does not list.
ADD = {
    "ar": {
        1: ["كانون الثاني", "جانفي"], 2: ["شباط", "فيفري"], 3: ["آذار"], 4: ["نيسان", "أفريل", "ابريل"],
        5: ["أيار", "ماي"], 6: ["حزيران", "جوان"], 7: ["تموز", "جويلية", "يوليوز"], 8: ["آب", "أوت", "غشت"],
        9: ["أيلول", "شتنبر"], 10: ["تشرين الأول"], 11: ["تشرين الثاني", "نونبر"], 12: ["كانون الأول", "دجنبر"],
    },
    "bg": {9: ["септ"], 10: ["окт"]},
    "bn": {1: ["জানুয়ারি"], 2: ["ফেব্রুয়ারি"]},
    "da": {9: ["sept"]},
    "de": {1: ["Jänner", "Jän"], 2: ["Feber"], 3: ["Mrz"], 9: ["Sept"]},
    "el": {1: ["Ιαν"], 3: ["Μαρ"], 5: ["Μαϊ", "Μάη"], 6: ["Ιουν"], 7: ["Ιουλ"], 8: ["Αυγ"], 11: ["Νοε", "Νοέμβρη"]},
    "en": {9: ["Sept"]},
    "es": {9: ["sep", "set", "setiembre"]},
    "fa": {1: ["ژانویه"], 5: ["مه", "می"], 7: ["ژوئیه", "جولای"], 8: ["آگوست"]},
    "fr": {2: ["fév"], 7: ["juil"]},
    "hi": {1: ["जन"], 2: ["फरवरी", "फर"], 4: ["अप्र"], 8: ["अग"], 9: ["सितम्बर", "सित"], 10: ["अक्तूबर", "अक्टू"],
           11: ["नवम्बर", "नव"], 12: ["दिसम्बर", "दिस"]},
    "hr": {1: ["siječanj"], 11: ["studenog"]},
    "id": {8: ["Agt", "Agust", "Ags"], 11: ["Nop", "Nopember"]},
    "it": {9: ["sett"]},
    "ko": {},
    "ml": {10: ["ഒക്ടോബർ"]},
    "mn": {m: [f"{m}-р сарын", f"{m} дугаар сарын", f"{m} дүгээр сарын"] for m in range(1, 13)},
    "nb": {9: ["sept"]},
    "nl": {3: ["mrt"], 9: ["sept"]},
    "pl": {9: ["wrz", "wrzes"], 10: ["paźdz", "paź"]},
    "pt": {9: ["set"]},
    "ro": {1: ["ianuar"], 5: ["mai"], 9: ["sept"], 11: ["noi", "noie"]},
    "ru": {2: ["фев"], 5: ["мая"], 9: ["сен"], 11: ["ноя"]},
    "sl": {1: ["januarja"], 2: ["februarja"], 3: ["marca"], 4: ["aprila"], 5: ["maja"], 6: ["junija"], 7: ["julija"],
           8: ["avgusta"], 9: ["septembra"], 10: ["oktobra"], 11: ["novembra"], 12: ["decembra"]},
    "sr": {1: ["januar", "jan", "jануара", "januara", "јануара"], 2: ["februar", "feb", "februara", "фебруара"],
           3: ["mart", "marta", "марта"], 4: ["april", "apr", "aprila", "априла"], 5: ["maj", "maja", "маја"],
           6: ["jun", "juna", "јуна"], 7: ["jul", "jula", "јула"], 8: ["avgust", "avg", "avgusta", "августа"],
           9: ["septembar", "sept", "septembra", "септембра"], 10: ["oktobar", "okt", "oktobra", "октобра"],
           11: ["novembar", "nov", "novembra", "новембра"], 12: ["decembar", "dec", "decembra", "децембра"]},
    "sv": {9: ["sept"]},
    "uk": {2: ["лют", "лютий"], 3: ["бер", "берез"], 4: ["кві"], 5: ["тра"], 6: ["чер"], 8: ["сер"], 9: ["вер", "верес"], 10: ["жов"],
           11: ["лис", "листоп"], 12: ["гру"]},
    "uz": {1: ["январ", "январь"], 2: ["феврал", "февраль"], 3: ["март"], 4: ["апрел", "апрель"], 5: ["май"],
           6: ["июн", "июнь"], 7: ["июл", "июль"], 8: ["август"], 9: ["сентябр", "сентябрь", "sentyabr"],
           10: ["октябр", "октябрь", "oktyabr"], 11: ["ноябр", "ноябрь"], 12: ["декабр", "декабрь"]},
    "vi": {m: [f"tháng {m}", f"tháng {m:02}", f"tháng {word}"] for m, word in enumerate(
        ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"], 1)},
}
# language: {day, 0 for Monday: forms}.
ADD_DAYS = {"en": {1: ["tues"], 2: ["weds"], 3: ["thur", "thurs"]}}
WIDTHS = [("format", "wide"), ("stand-alone", "wide"), ("format", "abbreviated")]
# Month in figures; the grammar reads them by their signs (年月日).
FIGURES = {"ja", "ko", "zh"}
# Prefix written together with the month ("in").
PREFIX = {"he": "ב"}
# Endings a month takes in a date ("2025eko otsailaren 10a", "v sobotu 10. februára").
ENDINGS = {"eu": [("a", "aren"), ("a", "ak"), ("a", "")], "lv": [("is", "ī"), ("ts", "tā")],
           "kk": [("", "да")], "et": [("", "il")], "hu": [("", "i")]}


def usable(form):
    """A form worth keeping: no figures but for month words with them, two letters or more."""
    letters = sum(unicodedata.category(c)[0] in "LM" for c in form)
    return letters >= (2 if ord(form[0]) > 0x52F else 3)


def clean(form):
    form = unicodedata.normalize("NFC", form).strip().rstrip(".").replace("’", "'").replace("\u200c", "")
    for elided in ("de ", "d'"):
        form = form.removeprefix(elided)
    return form.lower()


def forms_of(names, widths):
    for context, width in widths:
        try:
            yield names[context][width]
        except KeyError:
            pass


def months(tag, locale, leaked):
    out = {m: [] for m in range(1, 13)}
    if tag not in FIGURES:
        for names in forms_of(locale.months, WIDTHS):
            if leaked[tuple(names.values())] > 5:
                continue
            for m in out:
                out[m].append(names[m])
    for m, more in ADD.get(tag, {}).items():
        out[m] += more
    for m in out:
        for old, new in ENDINGS.get(tag, []):
            out[m] += [f.removesuffix(old) + new for f in list(out[m][:2]) if f.endswith(old)]
        if tag in PREFIX:
            out[m] += [PREFIX[tag] + f for f in list(out[m])]
        kept = sorted({clean(f) for f in out[m] if clean(f)})
        out[m] = [f for f in kept if ("." not in f or tag != "hu") and (usable(f) or tag in ("vi", "mn"))]
    # A form that means two months of one language means none.
    for m in out:
        out[m] = [f for f in out[m] if not any(f in out[n] for n in out if n != m)]
    return out


def weekdays(tag, locale, leaked):
    out = {d: [] for d in range(7)}
    for names in forms_of(locale.days, WIDTHS):
        if leaked[tuple(names.values())] > 5:
            continue
        for d in out:
            out[d].append(names[d])
    if tag == "ja":
        for d, sign in enumerate("月火水木金土日"):
            out[d].append(sign)
    if tag == "ko":
        for d, sign in enumerate("월화수목금토일"):
            out[d].append(sign)
    for d, more in ADD_DAYS.get(tag, {}).items():
        out[d] += more
    floor = 1 if tag in ("ja", "zh", "ko") else 2
    out = {d: sorted({clean(f) for f in out[d] if len(clean(f)) >= floor and not clean(f).isdigit()}) for d in out}
    for d in out:
        out[d] = [f for f in out[d] if not any(f in out[n] for n in out if n != d)]
    return out


def head(what, columns):
    return (f"# {what}\n# source: Unicode CLDR 47 through babel 2.18.0, and additions of our own: derive_calendar.py\n"
            f"# licence: Unicode-3.0\n# checked: 2026-11-23\n# columns: {columns}\n")


def main(languages, folder):
    tags = [line.split("\t")[0] for line in open(languages, encoding="utf-8") if not line.startswith("#")]
    locales = [Locale.parse("sr_Cyrl" if tag == "sr" else tag) for tag in tags]
    # babel resolves some aliases to the first locale loaded; a list many languages share is none of theirs.
    leaked_months = Counter(tuple(names.values()) for l in locales for names in forms_of(l.months, WIDTHS[1:2]))
    leaked_days = Counter(tuple(names.values()) for l in locales for names in forms_of(l.days, WIDTHS[1:2]))
    with open(f"{folder}/months.tsv", "w", encoding="utf-8") as month_file, \
            open(f"{folder}/weekdays.tsv", "w", encoding="utf-8") as day_file:
        month_file.write(head("Month names of the Gregorian calendar, as dates write them.", "language, month 01-12, forms in lower case"))
        day_file.write(head("Weekday names.", "language, day 1 (Monday) - 7, forms in lower case"))
        for tag in tags:
            locale = Locale.parse("sr_Cyrl" if tag == "sr" else tag)
            found = months(tag, locale, leaked_months)
            if all(found.values()):
                for m, forms in found.items():
                    month_file.write(f"{tag}\t{m:02}\t{' | '.join(forms)}\n")
            elif tag not in FIGURES:
                print("incomplete months:", tag, found, file=sys.stderr)
            days = weekdays(tag, locale, leaked_days)
            if all(days.values()):
                for d, forms in days.items():
                    day_file.write(f"{tag}\t{d + 1}\t{' | '.join(forms)}\n")
            else:
                print("incomplete weekdays:", tag, days, file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
