"""ES: what things may cost, how many may take part, and under which account it is booked."""
