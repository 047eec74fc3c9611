"""HTML in, PDF out, by WeasyPrint. Knows nothing of Odoo.

A sheet is self-contained: nothing is fetched for it from the network or from the disk, images come
as ``data:`` addresses. The font configuration is shared between documents and guarded by a lock,
because Pango's font maps belong to one thread at a time.
"""
import functools
import logging
import threading

PYTHON_PACKAGE = 'weasyprint'
SYSTEM_PACKAGE = 'libpango-1.0-0'

_LOCK = threading.Lock()


class EngineMissing(Exception):
    """WeasyPrint cannot be loaded; ``package`` says what to install."""

    def __init__(self, package):
        self.package = package
        super().__init__(f"{package} is not installed")


@functools.cache
def _engine():
    """WeasyPrint's HTML class and the options shared by all documents of this process."""
    logging.getLogger('weasyprint.progress').setLevel(logging.WARNING)  # seven lines a sheet otherwise
    try:
        # here and not above: the addon loads without the engine and says what is missing when it prints
        from weasyprint import HTML, Attachment
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except ImportError as error:
        raise EngineMissing(PYTHON_PACKAGE) from error
    except OSError as error:  # the Python package is there, a library that it opens is not
        raise EngineMissing(SYSTEM_PACKAGE) from error
    return HTML, URLFetcher(allowed_protocols=('data',)), FontConfiguration(), Attachment


def to_pdf(html, data=None):
    """Render one document.

    :param str html: a whole HTML document with its style
    :param bytes data: the sheet's own content as JSON; with it the PDF is one for the archive, PDF/A-3b with the
        data as an attached file (ISO 19005-3)
    :return: the PDF as bytes
    :raises EngineMissing: WeasyPrint, or the Pango library that it draws text with, is not installed
    """
    with _LOCK:
        document, fetcher, fonts, attachment = _engine()
        options = {} if data is None else {
            'pdf_variant': 'pdf/a-3b',
            'attachments': [attachment(string=data, name='data.json', relationship='Data')]}
        sheet = document(string=html, base_url='about:blank', url_fetcher=fetcher)
        return sheet.write_pdf(font_config=fonts, **options)


def anchors(html):
    """Where the elements with an ``id`` would stand, with the fonts of this server.

    :param str html: a whole HTML document with its style
    :return: for each page a dict of (x, y) in CSS pixels
    :raises EngineMissing: as ``to_pdf``
    """
    with _LOCK:
        document, fetcher, fonts, _attachment = _engine()
        laid_out = document(string=html, base_url='about:blank', url_fetcher=fetcher).render(font_config=fonts)
        return [{name: place[:2] for name, place in page.anchors.items()} for page in laid_out.pages]
