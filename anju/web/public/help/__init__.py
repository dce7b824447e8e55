"""The pages of help (帮助页面): what `anju.help` says, shown; and where readers say what is wrong with it."""
