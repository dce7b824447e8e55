"""Signing in and out, and the second factor (登录)."""
