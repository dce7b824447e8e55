"""Pages of those who work here (工作人员页面)."""
