"""HTML in, PDF out, by WeasyPrint. Knows nothing of Odoo.

A sheet is self-contained: nothing is fetched for it from the network or from the disk, images come
as ``data:`` addresses. The font configuration is shared between documents and guarded by a lock,
because Pango's font maps belong to one thread at a time. Many documents are spread over the cores by
child processes that run this very file: they get HTML, give PDF and have no connection to any database.
"""
import functools
import logging
import marshal
import os
import re
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

PYTHON_PACKAGE = 'weasyprint'
SYSTEM_PACKAGE = 'libpango-1.0-0'
SHARE = 20  # documents that are worth a process, which takes a second to start, as long as seven of them to print

STYLE = re.compile(r'<style[^>]*>(.*?)</style>', re.DOTALL)

_logger = logging.getLogger(__name__)
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


@functools.lru_cache(maxsize=32)
def _style(text):
    """A style sheet, read once: all sheets of an office share theirs, and reading it takes a seventh of the time."""
    from weasyprint import CSS
    _document, fetcher, fonts, _attachment = _engine()
    return CSS(string=text, base_url='about:blank', url_fetcher=fetcher, font_config=fonts)


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
        sheet = document(string=STYLE.sub('', html), base_url='about:blank', url_fetcher=fetcher)
        styles = [_style(text) for text in STYLE.findall(html)]
        return sheet.write_pdf(font_config=fonts, stylesheets=styles, **options)


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


def to_pdfs(sheets):
    """Render many documents, spread over the cores of this server where they are enough for that.

    :param list sheets: html and data of each, as ``to_pdf`` takes them
    :return: the PDFs, in the same order
    :raises EngineMissing: as ``to_pdf``
    """
    count = min(_cores(), len(sheets) // SHARE)
    if count < 2:
        return [to_pdf(*sheet) for sheet in sheets]
    _engine()  # says what is missing before anything is started
    with ThreadPoolExecutor(count) as threads:  # each waits for one process
        printed = list(threads.map(_to_pdfs_elsewhere, [sheets[first::count] for first in range(count)]))
    return [printed[index % count][index // count] for index in range(len(sheets))]


def _cores():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, 'sched_getaffinity') else os.cpu_count()


def _to_pdfs_elsewhere(sheets):
    """Render in a process of its own; what that does not manage is rendered here, or fails here with its reason."""
    try:
        return marshal.loads(subprocess.run(
            [sys.executable, __file__], input=marshal.dumps(sheets), stdout=subprocess.PIPE, check=True).stdout)
    except (OSError, subprocess.CalledProcessError, EOFError, ValueError, TypeError) as error:
        _logger.warning("A process that prints sheets failed, they are printed without it: %s", error)
        return [to_pdf(*sheet) for sheet in sheets]


if __name__ == '__main__':
    sys.stdout.buffer.write(marshal.dumps([to_pdf(*sheet) for sheet in marshal.load(sys.stdin.buffer)]))
