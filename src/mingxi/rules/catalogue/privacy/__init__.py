"""PR: personal data that must not be published."""
