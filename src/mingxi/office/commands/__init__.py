"""The office's commands; ``mingxi`` finds them through the entry points ``mingxi.commands``."""
