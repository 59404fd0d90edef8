"""What comes of a text that is checked, as values: reports in their forms, counts, places."""
