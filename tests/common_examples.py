"""The filled-in examples of PermenPANRB 6/2022, Anak Lampiran 2-6 (``cases/anak_lampiran/``). Builds, never asserts.

One JSON file for each table of the law, named after its place: ``2_tabel_14_plan_kepala_subdirektorat.json``.
Its texts are the law's, typing slips and all; only lines broken by a narrow column are joined again.

Keys that are not plain to see:

- ``number``: as printed, with the mark of a footnote (``4**``);
- ``superior_result``, ``superior_indicator``: the "rencana hasil kerja pimpinan yang diintervensi" as it is cited, not
  always in the words of the superior's own sheet;
- ``realised``, ``feedback``: at the indicator in the quantitative approach, at the result in the qualitative one;
- ``symbol``: what the page draws below the words of a feedback: ``thumbs_up``, ``smile`` or ``frown``;
- ``organisation``, ``results_rating``, ``behaviour_rating``, ``predicate``: the choice that the page does not strike
  out; ``predicate_slip`` says which predicate the law's own quadrant gives instead.
"""
import json

from .common_cases import CASES

FOLDER = CASES / 'anak_lampiran'
LINES = {'expectation', 'feedback', 'realised'}  # written as a list of lines, read as one text


def example(name):
    """One example by the name of its file."""
    return _joined(json.loads((FOLDER / f'{name}.json').read_text(encoding='utf-8')))


def examples(document=None):
    """``{name: example}`` in the law's order, all of them or those of one kind of document."""
    found = {path.stem: example(path.stem) for path in sorted(FOLDER.glob('*.json'))}
    return {name: data for name, data in found.items() if document in (None, data['document'])}


def indicators(data):
    """Each indicator of a plan or an evaluation with its result."""
    return [(result, indicator) for result in data['results'] for indicator in result['indicators']]


def _joined(data, key=None):
    if isinstance(data, dict):
        return {name: _joined(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return "\n".join(data) if key in LINES else [_joined(value) for value in data]
    return data
