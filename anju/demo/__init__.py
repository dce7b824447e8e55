"""The demo city: sample residents that anybody may look at."""
