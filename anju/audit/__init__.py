"""The record of who did what (留痕): it only grows."""
