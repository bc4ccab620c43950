"""The search index in tantivy: embedded, one writer and many readers, made of generations."""

from marsad.adapters.tantivy_index.home import IndexHome
from marsad.adapters.tantivy_index.index import TantivyIndex

__all__ = ["IndexHome", "TantivyIndex"]
