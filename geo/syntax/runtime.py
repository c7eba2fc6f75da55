"""spaCy without its command line.

`import spacy` imports `spacy.cli` for one function, `spacy.info`, and with it what downloading,
training and projects need (weasel, httpx, jinja2, typer, a file of recommendations): two fifths
of the time that it takes. Only this import leaves them out: `import spacy.cli` works afterwards
as ever, and so does `spacy.info`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_COMMAND = "spacy.cli.info"


def _info(*arguments: Any, **options: Any) -> Any:
    """Do what `spacy.info` does, importing the command line when it is first called."""
    from spacy.cli.info import info

    return info(*arguments, **options)


@contextmanager
def _command_line_left_out() -> Iterator[None]:
    """Stand in for the module of `spacy.info`; does nothing when spaCy is already imported."""
    if "spacy" in sys.modules:
        yield
        return
    stand_in: Any = ModuleType(_COMMAND)
    stand_in.info = _info
    sys.modules[_COMMAND] = stand_in
    try:
        yield
    finally:
        if sys.modules.get(_COMMAND) is stand_in:
            del sys.modules[_COMMAND]


with _command_line_left_out():
    import spacy
    from spacy.about import __version__
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

__all__ = ["Doc", "Matcher", "__version__", "spacy"]
