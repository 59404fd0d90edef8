"""Text → marks: figures, dates, citations, outline numbers, and the sums written between them."""
