"""The pages open to everybody (公众页面): no account, and nothing that a reader types is kept."""
