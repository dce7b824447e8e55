"""Pages of residents (居民页面)."""
