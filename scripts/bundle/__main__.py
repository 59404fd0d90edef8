"""Install Mingxi from this one file, without a network: ``python mingxi-VERSION.pyz [FOLDER]``.

It stands inside the bundle that ``make bundle`` writes and uses nothing but Python's own library,
old or new, until it knows that the Python at hand is one the bundle holds wheels for.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import venv
import zipfile

BUNDLE = os.path.dirname(os.path.abspath(__file__))
EXIT_REFUSED = 2


def target():
    """Name the system and Python at hand as the bundle's folders are named."""
    system = {"Linux": "linux", "Windows": "windows"}.get(platform.system(), platform.system())
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    return "{}-{}-cp{}{}".format(system, machine, *sys.version_info[:2])


def refuse(chinese, english):
    """End with what is wrong and how to mend it, in both languages."""
    sys.stderr.write(chinese + "\n" + english + "\n")
    raise SystemExit(EXIT_REFUSED)


def targets(archive):
    """List what the bundle holds wheels for."""
    names = (name.split("/") for name in archive.namelist() if name.startswith("lists/"))
    return sorted(parts[1][: -len(".txt")] for parts in names if parts[1].endswith(".txt"))


def install(archive, folder, name):
    """Make the environment and install into it, from the bundle alone."""
    with tempfile.TemporaryDirectory() as unpacked:
        archive.extractall(unpacked)
        venv.create(folder, with_pip=True, symlinks=os.name != "nt")
        scripts = os.path.join(folder, "Scripts" if os.name == "nt" else "bin")
        pip = [os.path.join(scripts, "python"), "-m", "pip", "--isolated", "install", "--quiet"]
        pip += ["--disable-pip-version-check", "--no-index", "--no-deps"]
        wheels = os.path.join(unpacked, "wheels")
        locked = ["--require-hashes", "--find-links", wheels]
        listed = os.path.join(unpacked, "lists", name + ".txt")
        subprocess.check_call([*pip, *locked, "--requirement", listed])
        (own,) = [wheel for wheel in os.listdir(wheels) if wheel.startswith("mingxi-")]
        subprocess.check_call([*pip, os.path.join(wheels, own)])
    return os.path.join(scripts, "mingxi")


def main():
    """Install where the call says, and tell how to begin."""
    parser = argparse.ArgumentParser(
        prog=os.path.basename(BUNDLE),
        description="安装明细，不需要网络。 Installs Mingxi; needs no network.",
    )
    parser.add_argument(
        "folder",
        nargs="?",
        default="mingxi",
        help="装到哪个文件夹（默认 mingxi）; the folder to install into",
    )
    folder = os.path.abspath(parser.parse_args().folder)
    with zipfile.ZipFile(BUNDLE) as archive:
        name, held = target(), targets(archive)
        if name not in held:
            refuse(
                "此安装包没有适合本机（"
                + name
                + "）的组件；可用的有："
                + "、".join(held)
                + "。请换用其中一种 Python。",
                "This bundle holds nothing for " + name + ", only for " + ", ".join(held) + ".",
            )
        if os.path.isdir(folder) and os.listdir(folder):
            refuse(
                "文件夹" + folder + "里已有内容，没有安装。请另选一个空文件夹。",
                folder + " is not empty; name another folder.",
            )
        command = install(archive, folder, name)
    sys.stdout.write(
        "已安装。 Installed.\n  "
        + command
        + " check 文件.docx\n  "
        + command
        + " demo\n  "
        + command
        + " begin --help\n"
    )


if __name__ == "__main__":
    main()
