"""Where articles and everything found in them are kept.

`open_store(url)` picks the adapter by the URL's scheme: so far `sqlite:///path`
and, for tests and notebooks, `sqlite://`, a database that is gone on close.
To add an adapter, write a class with the methods of `geo.protocols.Store`,
enter its scheme in `opening.py`, and add it to the fixture of
tests/contracts/test_contracts_store.py, whose every test it must pass.

`KeptIndex(store, …).now()` gives the columnar index of any adapter's reports,
which answers what page and map ask of all of them at once.
"""

from geo.store.kept_index import KeptIndex
from geo.store.opening import open_store
from geo.store.report_index import Numbers, ReportIndex
from geo.store.sqlite_store import SqliteStore
from geo.store.views import Part

__all__ = ["KeptIndex", "Numbers", "Part", "ReportIndex", "SqliteStore", "open_store"]
