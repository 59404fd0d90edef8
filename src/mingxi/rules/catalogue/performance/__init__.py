"""PF: what the money is to achieve, and whether that can be measured."""
