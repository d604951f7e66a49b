"""Forms -> an HTTP server's answers; a server that refuses or cannot be reached becomes an error with its own words."""

from __future__ import annotations

from collections.abc import Mapping
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import unquote, urlencode, urlsplit, urlunsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    build_opener,
)

from kg.errors import InputError, QueryError

TIMEOUT = 120  # seconds without a sign of life
_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9"


class Client:
    """Sends forms to one address, with the user and the password that stand in it."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.address = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        self.login = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        passwords = HTTPPasswordMgrWithDefaultRealm()
        if self.login:
            passwords.add_password(None, self.address, *self.login)
        self._opener = build_opener(HTTPDigestAuthHandler(passwords), HTTPBasicAuthHandler(passwords))

    def post(self, form: Mapping[str, str]) -> tuple[str, bytes]:
        """The type and the body of the answer to a form.

        Raises QueryError where the server finds fault with it, InputError where there is no such server.
        """
        request = Request(self.address, urlencode(form).encode(), {"Accept": _ACCEPT})
        try:
            with self._opener.open(request, timeout=TIMEOUT) as answer:
                return answer.headers.get_content_type(), answer.read()
        except HTTPError as error:
            with error:
                words = error.read(500).decode("utf-8", "replace").strip()
            raise QueryError(f"{self.address}: {error.code} {error.reason}: {words}") from error
        except (OSError, HTTPException) as error:
            raise InputError(f"{self.address}: cannot be reached: {getattr(error, 'reason', error)}") from error
