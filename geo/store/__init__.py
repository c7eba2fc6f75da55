"""Where articles and everything found in them are kept.

`open_store(url)` picks the adapter by the URL's scheme: so far `sqlite:///path`
and, for tests and notebooks, `sqlite://`, a database that is gone on close.
To add an adapter, write a class with the methods of `geo.protocols.Store`,
enter its scheme in `opening.py`, and add it to the fixture of
tests/contracts/test_contracts_store.py, whose every test it must pass.
"""

from geo.store.opening import open_store
from geo.store.sqlite_store import SqliteStore

__all__ = ["SqliteStore", "open_store"]
