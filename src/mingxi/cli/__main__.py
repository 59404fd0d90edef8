"""``python -m mingxi.cli`` is ``mingxi``."""

from mingxi.cli.main import main

if __name__ == "__main__":
    main(prog_name="mingxi")
