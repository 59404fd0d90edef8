#!/usr/bin/env bash
# Print the first Python that can run Mingxi; set PYTHON to choose one.
set -euo pipefail

for python in ${PYTHON:-python3.13 python3.12 python3.11 python3 python}; do
    # It must run (a shim may stand for nothing), be new enough, and be able to make environments.
    if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$python"
        exit
    fi
done

cat >&2 <<'MESSAGE'
Mingxi needs Python 3.11 or newer with the venv module, and none was found.
Install one (Debian and Ubuntu: python3 and python3-venv), or name yours: make install PYTHON=/path/to/python3
明细需要 Python 3.11 或更高版本（含 venv 模块），本机没有找到。
请先安装（Debian、Ubuntu：python3 和 python3-venv），或者指明其位置：make install PYTHON=/path/to/python3
MESSAGE
exit 1
