#!/usr/bin/env bash
# Install what some tests and a few readers need from Debian: LibreOffice, Chromium, a Chinese font.
# Without root it says what is missing and how to install it; the tests that need it skip. Under
# CI=true nothing may be missing, so that no test skips unseen.
set -euo pipefail

missing=()
command -v soffice >/dev/null || missing+=(libreoffice-writer libreoffice-calc)
# One of the two may be installed without the other.
for module in writer calc; do
    if command -v soffice >/dev/null && ! [ -e "$(dirname "$(readlink -f "$(command -v soffice)")")/s$module" ]; then
        missing+=("libreoffice-$module")
    fi
done
command -v chromium >/dev/null || missing+=(chromium)
[ -n "$(find /usr/share/fonts /usr/local/share/fonts -iname 'NotoSansCJK*' -print -quit 2>/dev/null)" ] ||
    missing+=(fonts-noto-cjk)

[ ${#missing[@]} -gt 0 ] || exit 0

install="apt-get install --yes --no-install-recommends ${missing[*]}"

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing from Debian: ${missing[*]} ..."
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update --quiet && $install; then
        exit 0
    fi
    echo "That failed." >&2
fi

cat >&2 <<MESSAGE
Missing from Debian: ${missing[*]}
The tests that need them are skipped. To install them:  sudo apt-get update && sudo $install
缺少 Debian 软件包：${missing[*]}
需要它们的测试将跳过。安装：sudo apt-get update && sudo $install
MESSAGE
[ "${CI:-}" != "true" ]
