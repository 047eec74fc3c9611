"""Writes the template and the Indonesian catalogue from an exported template; runs where polib is."""

import sys

import polib

TEMPLATE, INDONESIAN = "i18n/hr_skp.pot", "i18n/id.po"
WIDTH = 78
# neither file changes with the hour or the person who exports it
HEADER = {
    "POT-Creation-Date": "2026-01-01 00:00+0000", "PO-Revision-Date": "2026-01-01 00:00+0000",
    "Last-Translator": "", "Language-Team": "", "Content-Transfer-Encoding": "8bit"}


def translations(paths):
    """The translation of each term, however its lines are broken; the first file that has one counts."""
    found = {}
    for path in paths:
        for entry in polib.pofile(path):
            if entry.msgstr:
                found.setdefault(entry.msgid, entry.msgstr)
                found.setdefault(" ".join(entry.msgid.split()), entry.msgstr)
    return found


def main(exported, *more):
    """Renew both files; return 1 while a term has no translation, after naming it."""
    known = translations([INDONESIAN, *more])
    template = polib.pofile(exported, wrapwidth=WIDTH)
    template.metadata.update(HEADER)
    template.save(TEMPLATE)
    old = polib.pofile(INDONESIAN)
    catalogue = polib.POFile(wrapwidth=WIDTH)
    catalogue.header, catalogue.metadata = old.header, {**old.metadata, **HEADER}
    for entry in template:
        entry.msgstr = known.get(entry.msgid) or known.get(" ".join(entry.msgid.split()), "")
        catalogue.append(entry)
    catalogue.save(INDONESIAN)
    missing = [entry.msgid for entry in catalogue if not entry.msgstr]
    print(*missing, sep="\n")
    print(f"{len(catalogue)} terms, {len(missing)} of them without a translation", file=sys.stderr)
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
