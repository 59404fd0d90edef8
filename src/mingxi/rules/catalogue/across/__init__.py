"""XD: rules on what several documents say of one matter."""
