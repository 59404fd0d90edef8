"""What the benchmarks share: the texts, the rounds, and the sheet the figures go to."""
