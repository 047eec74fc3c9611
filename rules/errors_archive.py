"""The sentences of the archive: file numbers, retention, the sheets of a promotion dossier (see ``errors``)."""


# marked here, translated by whoever shows it
# pylint: disable=prefer-env-translation
def _(text):
    """Mark a text for the translation catalogue; the caller translates it when it is shown."""
    return text


MESSAGES = {
    # file numbers
    'number_braces': _("The pattern “%(value)s” has a brace without its partner; write each part as {part}, for "
                       "example {seq:04d}/{year}."),
    'number_part': _("“%(value)s” is no part of a file number; use one of: %(allowed)s."),
    'number_width': _("“%(value)s” is no width of “%(part)s”; only the serial number has one, for example {seq:04d}."),
    'number_serial': _("The pattern “%(value)s” has %(count)s serial numbers; it needs {seq} exactly once."),
    'number_long': _("The pattern “%(value)s” is too long; it may have %(limit)s characters."),
    'number_no_class': _("The file number names the classification, and none is chosen; choose one."),
    'number_no_unit': _("The file number names the unit's code, and the office has none; enter it in the settings."),
    # retention
    'retention_long': _("The file is kept for %(value)s years; enter at most %(limit)s, or choose that it is kept "
                        "for ever."),
    # the promotion dossier
    'dossier_missing_year': _("There is no SKP of %(year)s in the archive; enter it as an old year, or archive its "
                              "case."),
    'dossier_gap': _("From %(start)s to %(end)s no sheet covers the employee; add it, or write the reason down."),
    'dossier_overlap': _("“%(sheet)s” begins on %(start)s, before “%(other)s” ends on %(end)s; one of the two dates is "
                         "wrong."),
    'dossier_name': _("The name is “%(value)s” in “%(sheet)s”, but “%(other)s” in %(against)s."),
    'dossier_nip': _("The NIP is “%(value)s” in “%(sheet)s”, but “%(other)s” in %(against)s."),
    'dossier_rank': _("The rank is “%(value)s” in “%(sheet)s”, but “%(other)s” in %(against)s; attach the decree of "
                      "the promotion if it changed."),
    'dossier_post': _("The post is “%(value)s” in “%(sheet)s”, but “%(other)s” in %(against)s; attach the letter of "
                      "appointment if it changed."),
    'dossier_unit': _("The unit is “%(value)s” in “%(sheet)s”, but “%(other)s” in %(against)s; attach the letter of "
                      "transfer if it changed."),
    'dossier_appraiser': _("The appraiser is “%(value)s” in “%(sheet)s”, but “%(other)s” in %(against)s."),
    'dossier_blank': _("“%(sheet)s” does not say the %(what)s; look at the paper and enter it."),
    'dossier_unsigned': _("“%(sheet)s” bears no signature."),
    'dossier_unratified': _("“%(sheet)s” is not ratified by the appraiser's superior."),
    'dossier_no_paper': _("“%(sheet)s” has neither an archived copy nor a signed scan; the dossier lacks it."),
    'dossier_below_good': _("“%(sheet)s” is rated “%(value)s”; a promotion asks for at least good in both years."),
    'dossier_predicate': _("“%(sheet)s” is rated “%(value)s”, but its score %(score)s is “%(expected)s”; look at the "
                           "paper again."),
    'dossier_unknown_word': _("“%(sheet)s” is rated “%(value)s”, which is no predicate of its regulation; look at the "
                              "paper again."),
}
