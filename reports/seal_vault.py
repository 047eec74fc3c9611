"""Keeps the office's private key so that a copy of the database alone cannot sign. Knows nothing of Odoo.

The key is encrypted by Fernet (AES-128-CBC with HMAC-SHA256) under a key that scrypt derives from a secret of the
server. The secret lives outside the database: in an environment variable, a file, or Odoo's configuration file.
"""
import base64
import os
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

SECRET = 'HR_SKP_SEAL_SECRET'  # environment; the same in small letters is the option of odoo.conf
SECRET_FILE = 'HR_SKP_SEAL_SECRET_FILE'
MIN_LENGTH = 32
SALT_LENGTH = 16


class VaultError(Exception):
    """What keeps the vault shut; ``reason`` is ``missing``, ``short``, ``unreadable`` or ``other``."""

    def __init__(self, reason):
        self.reason = reason
        super().__init__(reason)


def find_secret(option=None):
    """The secret of this server.

    :param str option: its value in Odoo's configuration file, asked last
    :raises VaultError: there is none (``missing``), its file cannot be read (``unreadable``), or it is guessable
        (``short``)
    """
    secret = os.environ.get(SECRET)
    path = os.environ.get(SECRET_FILE)
    if not secret and path:
        try:
            secret = Path(path).read_text(encoding='utf-8').strip()
        except (OSError, UnicodeDecodeError) as error:
            raise VaultError('unreadable') from error
    secret = secret or option
    if not secret:
        raise VaultError('missing')
    if len(secret) < MIN_LENGTH:
        raise VaultError('short')
    return secret


def lock(content, secret):
    """Bytes that only who knows the secret can read."""
    salt = os.urandom(SALT_LENGTH)
    return salt + _box(secret, salt).encrypt(content)


def unlock(locked, secret):
    """The bytes that ``lock`` was given.

    :raises VaultError: the secret is another one than at locking, or the bytes were changed (``other``)
    """
    try:
        return _box(secret, locked[:SALT_LENGTH]).decrypt(locked[SALT_LENGTH:])
    except InvalidToken as error:
        raise VaultError('other') from error


def _box(secret, salt):
    key = Scrypt(salt=salt, length=32, n=2 ** 14, r=8, p=1).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(key))
