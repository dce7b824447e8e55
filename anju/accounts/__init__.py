"""Who signs in (账户): residents by mobile and code, staff by password and second factor; units, roles."""
