"""A certificate authority of the tests' own: root, intermediate and leaves, as PKCS#12 files; it never asserts."""
import datetime
import functools
import io

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SECRET = "rahasia-uji-yang-cukup-panjang-untuk-brankas"
PASSPHRASE = "kata sandi berkas"
DAY = datetime.timedelta(days=1)


def now():
    return datetime.datetime.now(datetime.UTC)


@functools.cache
def rsa_key(_owner):
    return rsa.generate_private_key(65537, 2048)


@functools.cache
def ec_key(_owner):
    return ec.generate_private_key(ec.SECP256R1())


def name(common_name):
    return x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"), x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


class TestAuthority:
    """Issues what the tests need; each certificate is valid from yesterday for a year unless told otherwise."""

    __test__ = False  # not a test class, whatever its name looks like to pytest

    def __init__(self, who='office'):
        root, self.between = ec_key(f'{who} root'), ec_key(f'{who} between')
        self.root = self.issue("CA Uji", root, ca=True, issuer=("CA Uji", root))
        self.intermediate = self.issue("CA Antara", self.between, ca=True, issuer=("CA Uji", root))

    def issue(self, common_name, key, ca=False, issuer=None, start=-1, days=365, signing=True, stamping=False):
        """A certificate for a key."""
        issuer_name, issuer_key = issuer or ("CA Antara", self.between)
        begin = now() + start * DAY
        builder = x509.CertificateBuilder(
            name(issuer_name), name(common_name), key.public_key(), x509.random_serial_number(), begin,
            begin + days * DAY)
        signs = signing and not ca
        usage = x509.KeyUsage(signs, signs, not signing, False, False, ca, ca, False, False)
        builder = builder.add_extension(x509.BasicConstraints(ca, None), True).add_extension(usage, True)
        builder = builder.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        builder = builder.add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False)
        if stamping:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True)
        return builder.sign(issuer_key, hashes.SHA256())

    def office(self, passphrase=PASSPHRASE, key=None, **options):
        """The office's certificate file with the whole chain, as bytes."""
        key = key or rsa_key('office')
        certificate = self.issue("Balai Uji", key, **options)
        return pkcs12.serialize_key_and_certificates(
            b'balai', key, certificate, [self.intermediate, self.root],
            BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption())

    def without_key(self):
        """A certificate file in which somebody forgot the key."""
        return pkcs12.serialize_key_and_certificates(
            None, None, None, [self.issue("Balai Uji", rsa_key('office'))],
            BestAvailableEncryption(PASSPHRASE.encode()))

    def validate(self, pdf, at=None):
        """What pyHanko's validator says of the last seal, trusting this authority alone."""
        from asn1crypto.x509 import Certificate
        from pyhanko.pdf_utils.reader import PdfFileReader
        from pyhanko.sign.validation import validate_pdf_signature
        from pyhanko_certvalidator import ValidationContext
        trusted = Certificate.load(self.root.public_bytes(Encoding.DER))
        context = ValidationContext(trust_roots=[trusted], moment=at, best_signature_time=at)
        return validate_pdf_signature(PdfFileReader(io.BytesIO(pdf)).embedded_signatures[-1], context)

    def stamper(self):
        """A time-stamping authority without a network."""
        from asn1crypto import cms, keys, tsp  # noqa: F401 - tsp gives cms one more content type
        from asn1crypto.x509 import Certificate
        from pyhanko.sign.timestamps import DummyTimeStamper
        from pyhanko_certvalidator.registry import SimpleCertificateStore
        # kept from before tsp came, when somebody signed already
        cms.ContentType._reverse_map = {name: number for number, name in cms.ContentType._map.items()}
        key = rsa_key('clock')
        certificate = self.issue("Jam Uji", key, stamping=True)
        certificates = [Certificate.load(c.public_bytes(Encoding.DER)) for c in (certificate, self.intermediate)]
        private = keys.PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()))
        store = SimpleCertificateStore()
        store.register_multiple(certificates)
        return DummyTimeStamper(certificates[0], private, certs_to_embed=store)
