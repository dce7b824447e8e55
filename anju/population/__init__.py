"""The population (人口测算): the same edition over millions of people, compiled to SQL for DuckDB."""
