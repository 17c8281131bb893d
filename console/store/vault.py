"""Personal data that is kept beside the log, encrypted."""

from cryptography.fernet import Fernet, InvalidToken

from . import StoreError


class Vault:
    """Encrypts with one key and recognises what another key wrote."""

    def __init__(self, key: bytes) -> None:
        try:
            self._fernet = Fernet(key)
        except ValueError as error:
            raise StoreError(
                "key of the secrets",
                "32 bytes in URL-safe base64",
                f"{len(key)} bytes that are not",
                "Make one with cryptography.fernet.Fernet.generate_key() and keep it safe.",
            ) from error

    def close(self, value: str) -> bytes:
        """Encrypt a value."""
        return self._fernet.encrypt(value.encode())

    def open(self, conversation: str, ref: str, token: bytes) -> str:
        """Decrypt a value; raises `StoreError` when another key wrote it or it was changed."""
        try:
            return self._fernet.decrypt(token).decode()
        except InvalidToken as error:
            raise StoreError(
                f"secret {ref} of conversation {conversation}",
                "a value encrypted with this key",
                "one that another key encrypted, or that was changed",
                "Start with the key the store was used with before.",
            ) from error
