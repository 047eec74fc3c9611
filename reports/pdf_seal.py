"""Seals a PDF as PAdES (ETSI EN 319 142-1), by pyHanko. Knows nothing of Odoo.

Baseline B-B; B-T where a time-stamping service is named. The seal is invisible and allows no later change; it is
appended to the file, so PDF/A-3b (ISO 19005-3, 6.4.3) stays valid and the sheet's own bytes stay as they were.
"""
import functools
import io
from typing import NamedTuple

from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PublicFormat, pkcs12

PYTHON_PACKAGE = 'pyhanko'
FIELD = 'Segel'
TIMEOUT = 20  # seconds that a time-stamping service may take


class SealError(Exception):
    """What is wrong with a certificate file: ``format``, ``passphrase``, ``key``, ``pair`` or ``usage``."""

    def __init__(self, reason):
        self.reason = reason
        super().__init__(reason)


class EngineMissing(Exception):
    """pyHanko cannot be loaded: ``pip install pyhanko``."""


class Certificate(NamedTuple):
    """An office's certificate with its private key, ready to be locked away."""

    bundle: bytes  # PKCS#12 without a passphrase
    subject: str
    issuer: str
    valid_from: object  # datetime, naive UTC
    valid_to: object


def read_pkcs12(content, passphrase):
    """Open a certificate file as an office gets it.

    :param bytes content: PKCS#12 (.p12, .pfx)
    :param str passphrase: what it was encrypted with; empty where it was not
    :return: a ``Certificate``
    :raises SealError: it is no such file, the passphrase is wrong, there is no private key in it or not the
        certificate's, or the certificate is not one to sign with
    """
    bundle = _opened(content, passphrase)
    if not bundle.key or not bundle.cert:
        raise SealError('key')
    certificate = bundle.cert.certificate
    if _public(bundle.key.public_key()) != _public(certificate.public_key()):
        raise SealError('pair')
    if not _may_sign(certificate):
        raise SealError('usage')
    chain = [extra.certificate for extra in bundle.additional_certs]
    return Certificate(
        pkcs12.serialize_key_and_certificates(None, bundle.key, certificate, chain, NoEncryption()),
        certificate.subject.rfc4514_string(), certificate.issuer.rfc4514_string(),
        certificate.not_valid_before_utc.replace(tzinfo=None), certificate.not_valid_after_utc.replace(tzinfo=None))


def _opened(content, passphrase):
    """What a certificate file holds; a file of another kind is told from one with another passphrase."""
    try:
        asn1_pkcs12.Pfx.load(content, strict=True)['auth_safe'].native  # noqa: B018 - parsed when it is read
    except (ValueError, TypeError) as error:
        raise SealError('format') from error
    try:
        return pkcs12.load_pkcs12(content, passphrase.encode() or None)
    except (ValueError, TypeError) as error:
        raise SealError('passphrase') from error


def _public(key):
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def _may_sign(certificate):
    """Whether RFC 5280, 4.2.1.3 lets the certificate sign documents; without the extension it may."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


@functools.cache
def engine():
    """pyHanko's modules.

    :raises EngineMissing: it is not installed
    """
    try:
        # here and not above: the addon works without it, only without a certified seal
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import fields, signers
        from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper
    except ImportError as error:
        raise EngineMissing(PYTHON_PACKAGE) from error
    return signers, fields, RequestsHTTPTimeStamper, IncrementalPdfFileWriter


def seal(pdf, bundle, reason, timestamp_url=None):
    """Append the seal.

    :param bytes pdf: the sheet
    :param bytes bundle: of a ``Certificate``
    :param str reason: what the seal says of its purpose
    :param str timestamp_url: a time-stamping service (RFC 3161) that is asked over the network
    :return: the sealed PDF; it begins with ``pdf``
    :raises EngineMissing: pyHanko is not installed
    """
    signers, fields, stamper, writer = engine()
    signer = signers.SimpleSigner.load_pkcs12_data(bundle, [])
    clock = stamper(timestamp_url, timeout=TIMEOUT) if timestamp_url else None
    purpose = signers.PdfSignatureMetadata(
        field_name=FIELD, reason=reason, md_algorithm='sha256', subfilter=fields.SigSeedSubFilter.PADES,
        certify=True, docmdp_permissions=fields.MDPPerm.NO_CHANGES)
    return signers.sign_pdf(writer(io.BytesIO(pdf)), purpose, signer, timestamper=clock).getvalue()
