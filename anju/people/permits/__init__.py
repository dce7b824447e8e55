"""Until when a residence permit is valid (居住证有效期), computed from its dates and from rules that are data."""
