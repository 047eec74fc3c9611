"""Names of printed files, by which people find a sheet in a folder of hundreds."""
import re


def file_name(year, kind, number, name):
    """Year, kind of sheet, NIP and the bare name; neither titles nor anything that a file name cannot have.

    Words before the name that end with a full stop are titles, and so is all that follows a comma.

    :param int year: of the case
    :param str kind: of the sheet
    :param str number: the NIP, empty where the person has none

    >>> file_name(2025, 'SKP', '196604081990031002', "Dra. Ratna Dewi / Ayu, M.Pd.")
    '2025_SKP_196604081990031002_Ratna_Dewi_Ayu'
    >>> file_name(2025, 'SKP', '', "M.")
    '2025_SKP_M'
    """
    words = name.partition(',')[0].split()
    first = next((index for index, word in enumerate(words) if not word.endswith('.')), 0)
    parts = (str(year), kind, number, *words[first:])
    return '_'.join(filter(None, (re.sub(r'\W+', '_', part or '').strip('_') for part in parts)))
