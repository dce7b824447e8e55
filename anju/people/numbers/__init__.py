"""Numbers and names of persons and employers (证件号码、统一社会信用代码、姓名): read as written, checked, masked."""
