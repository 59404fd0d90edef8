"""Roles, units, policies of sign-in and masking as plain values and rules, without rows."""
