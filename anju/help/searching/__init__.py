"""Finding by words (搜索与关键词回复): everything that help says, in Chinese without spaces and in English."""

from anju.help.searching.documents import Document, documents_of
from anju.help.searching.index import Found, Index, index_of
from anju.help.searching.marking import Piece, marked, snippet
from anju.help.searching.replying import reply_to

__all__ = ["Document", "Found", "Index", "Piece", "documents_of", "index_of", "marked", "reply_to", "snippet"]
