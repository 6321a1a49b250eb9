"""Where the database is and who may enter it: a server named by DATABASE_URL, or the embedded one.

Every role's password follows from one secret and the role's name, so that processes need share nothing else.
Only migrations enter as the owner; what runs enters as an authority, the projector, an inspector and so on.
"""

from __future__ import annotations

import atexit
import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from migrations.embedded import SUPERUSER, Embedded

NAME = "throughline"
OWNER = "throughline_owner"
PROJECTOR = "throughline_projector"
INSPECTOR = "throughline_inspector"
REGION = "throughline_region"
ACCESS = "throughline_access"
SEALER = "throughline_sealer"
SERVICE_ROLES = (PROJECTOR, INSPECTOR, REGION, ACCESS, SEALER)


class NoDatabase(Exception):
    """There is no database to use; the sentence says what is wrong with what was named."""


class Secret:
    """The one secret from which passwords and keys are derived."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def find(cls, environ: Mapping[str, str]) -> Secret:
        """Read from THROUGHLINE_SECRET_FILE; otherwise made once and kept, for this user only, in the home."""
        if named := environ.get("THROUGHLINE_SECRET_FILE"):
            key = _read(named, "THROUGHLINE_SECRET_FILE")
            if len(key) < 16:
                raise NoDatabase(f"THROUGHLINE_SECRET_FILE holds less than 16 bytes: {named}")
            return cls(key)
        return cls(_kept(home(environ) / "secret"))

    def derive(self, purpose: str) -> str:
        digest = hmac.digest(self._key, purpose.encode(), hashlib.sha256)
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def password(self, role: str) -> str:
        return self.derive(f"role:{role}")


class Database:
    """The database of this instance, found once by each process that uses it."""

    def __init__(
        self,
        address: Mapping[str, str],
        admin: Mapping[str, str],
        secret: Secret,
        embedded: Embedded | None = None,
    ) -> None:
        self.address = dict(address)
        self.admin = dict(admin)
        self.secret = secret
        self.embedded = embedded

    @classmethod
    def find(cls, environ: Mapping[str, str] = os.environ) -> Database:
        """The server that DATABASE_URL names, or the embedded one: joined if it runs, started if not."""
        if url := environ.get("DATABASE_URL"):
            return cls.on_server(url, Secret.find(environ), environ.get("DATABASE_PASSWORD_FILE"))
        place = home(environ)
        secret = Secret.find(environ)
        embedded = Embedded(place, secret.password(SUPERUSER))
        embedded.join()
        address = {"host": str(embedded.socket_folder), "port": "5432", "dbname": NAME}
        admin = {"user": SUPERUSER, "password": secret.password(SUPERUSER)}
        database = cls(address, admin, secret, embedded)
        atexit.register(database.close)
        return database

    @classmethod
    def on_server(cls, url: str, secret: Secret, password_file: str | None = None) -> Database:
        """`password_file`: the password of the user that the address names, so that it need not stand there."""
        try:
            named = {name: str(value) for name, value in conninfo_to_dict(url).items()}
        except psycopg.Error:
            raise NoDatabase(
                "DATABASE_URL is no PostgreSQL address, such as postgresql://user@host/throughline"
            ) from None
        admin = {name: named.pop(name) for name in ("user", "password") if name in named}
        if password_file:
            admin["password"] = _read(password_file, "DATABASE_PASSWORD_FILE").decode()
        return cls({"host": "localhost", "port": "5432", "dbname": NAME, **named}, admin, secret)

    def conninfo(self, role: str) -> str:
        """How a role enters: "owner" (migrations only), an authority's slug, or a service's role."""
        user = OWNER if role == "owner" else role
        return make_conninfo(**self.address, user=user, password=self.secret.password(user))

    def admin_conninfo(self, dbname: str = "") -> str:
        """How whoever may make databases and roles enters: to prepare the database, and for nothing else."""
        return make_conninfo(**{**self.address, **self.admin, "dbname": dbname or self.address["dbname"]})

    def environment(self, authority: str) -> dict[str, str]:
        """What the event store of one authority needs to know, for its `Registry`."""
        return {
            "PERSISTENCE_MODULE": "eventsourcing.postgres",
            "POSTGRES_DBNAME": self.address["dbname"],
            "POSTGRES_HOST": self.address["host"],
            "POSTGRES_PORT": self.address["port"],
            "POSTGRES_USER": authority,
            "POSTGRES_PASSWORD": self.secret.password(authority),
            "POSTGRES_SCHEMA": authority,
            # One connection for each authority that a process records for, and a few more while many record at once:
            # with the library's five, a region of forty would use up what PostgreSQL allows.
            "POSTGRES_POOL_SIZE": "1",
            "POSTGRES_MAX_OVERFLOW": "4",
            "CREATE_TABLE": "no",
        }

    def close(self) -> None:
        """Leaves an embedded server, which stops when nobody else uses it."""
        if self.embedded:
            self.embedded.leave()
        atexit.unregister(self.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def home(environ: Mapping[str, str] = os.environ) -> Path:
    """Where an embedded instance keeps its data: THROUGHLINE_HOME, or a folder in the user's home."""
    default = Path(environ.get("HOME") or Path.home(), ".local", "share", "throughline")
    place = Path(environ.get("THROUGHLINE_HOME") or default).absolute()
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def _read(file: str, setting: str) -> bytes:
    try:
        return Path(file).read_bytes().strip()
    except OSError as error:
        raise NoDatabase(f"{setting} can't be read: {error.strerror}: {file}") from None


def _kept(file: Path) -> bytes:
    """The secret in the file; made there, whole or not at all, when several processes come first at once."""
    if not file.exists():
        fresh = file.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(secrets.token_urlsafe(32).encode())
        try:
            os.link(fresh, file)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_bytes()
