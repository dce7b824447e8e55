"""What lies ahead, ready to be shown (前瞻视图): curve, advice, another edition, materials. No HTML here."""
