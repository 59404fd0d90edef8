"""Files of old and foreign formats, converted by LibreOffice where it is installed.

This is the one place of the room that runs a program. Each conversion has a folder of its own, with
the program's profile and temporary files in it, so that several may run at once and none leaves
anything behind. Macros are off, links are not followed, and nothing is fetched.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from mingxi.documents import faults
from mingxi.documents.limits import CONVERSION_SECONDS_MAX, FILE_BYTES_MAX

_PROGRAMS = ("soffice", "libreoffice")
_REGISTRY = "http://openoffice.org/2001/registry"

# (group of settings, setting, value); a proxy that nobody answers stands before every address.
_SETTINGS = (
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Calc/Content/Update", "Link", "2"),
    ("Common/Misc", "UseLocking", "false"),
)
_PROXY_SETTINGS = (
    ("ooInetProxyType", "2"),
    ("ooInetHTTPProxyName", "127.0.0.1"),
    ("ooInetHTTPProxyPort", "9"),
    ("ooInetHTTPSProxyName", "127.0.0.1"),
    ("ooInetHTTPSProxyPort", "9"),
    ("ooInetNoProxy", ""),
)


def office_suite() -> str | None:
    """Give the path of LibreOffice, or None where it is not installed."""
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def converted(program: str, data: bytes, suffix: str, target: str) -> bytes:
    """Convert a file of the kind ``suffix`` (``.doc``) to ``target`` (``docx``).

    Raises DocumentError ``conversion-failed``, ``conversion-timeout`` or ``too-large``.
    """
    with tempfile.TemporaryDirectory(prefix="mingxi-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        # The file's own name, which may be anything, never comes near a command line.
        original = folder / f"document{suffix}"
        original.write_bytes(data)
        _write_settings(folder / "profile" / "user")
        _run(_command(program, folder, original, target), folder)
        return _result(folder / "converted" / f"document.{target}")


def _command(program: str, folder: Path, original: Path, target: str) -> list[str]:
    return [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--nologo",
        "--convert-to",
        target,
        "--outdir",
        str(folder / "converted"),
        str(original),
    ]


def _run(command: list[str], folder: Path) -> None:
    """Run LibreOffice to its end; after its time it is killed with all that it started."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    with subprocess.Popen(  # noqa: S603 - the program's own path and names of our own making
        command,
        cwd=folder,
        env={**kept, "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _limit_files(process.pid)
            process.wait(CONVERSION_SECONDS_MAX)
        except subprocess.TimeoutExpired as expired:
            raise faults.conversion_too_slow(CONVERSION_SECONDS_MAX) from expired
        finally:
            _kill_all(process)


def _limit_files(process: int) -> None:
    """Let no file that the process writes outgrow what would be read of it."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 - there is none elsewhere

        with suppress(ProcessLookupError):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (FILE_BYTES_MAX, FILE_BYTES_MAX))


def _kill_all(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and those it started: LibreOffice is a script that starts the program."""
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _result(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(FILE_BYTES_MAX + 1)
    except OSError as error:
        raise faults.conversion_failed() from error
    if len(data) > FILE_BYTES_MAX:
        raise faults.too_large()
    return data


def _write_settings(folder: Path) -> None:
    """Write the profile that LibreOffice starts with."""
    items = [
        *((f"org.openoffice.Office.{group}", name, value) for group, name, value in _SETTINGS),
        *(("org.openoffice.Inet/Settings", name, value) for name, value in _PROXY_SETTINGS),
    ]
    written = "".join(
        f'<item oor:path="/{group}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for group, name, value in items
    )
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="{_REGISTRY}">{written}'
        "</oor:items>",
        encoding="utf-8",
    )
