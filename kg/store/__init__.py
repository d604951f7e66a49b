"""Where the graph lives: `open_store` gives a Store over memory, a folder or an endpoint."""

from kg.store.open import open_store
from kg.store.store import Store, StoredArticle

__all__ = ["Store", "StoredArticle", "open_store"]
