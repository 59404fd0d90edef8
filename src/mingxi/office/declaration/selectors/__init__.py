"""What may be read of declaration, and by whom: a module for each room."""
