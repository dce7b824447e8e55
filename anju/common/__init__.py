"""Django helpers that know no procedure."""
