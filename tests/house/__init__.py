"""House rules that a test can hold."""
