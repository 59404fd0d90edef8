"""Plain arithmetic and words of the desk, without Django."""
