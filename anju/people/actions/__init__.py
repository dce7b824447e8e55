"""What is done to persons (人员业务): registered, read, bound to accounts, represented, joined. Each deed on record."""
