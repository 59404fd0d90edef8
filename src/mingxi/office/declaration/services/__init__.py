"""What may be done in declaration: a module for each room, a function for each verb."""
