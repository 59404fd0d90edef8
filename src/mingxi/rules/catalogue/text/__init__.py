"""TX: words, marks and structure of a text that is to be published."""
