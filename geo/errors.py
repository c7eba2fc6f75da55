"""The error tree: everything Dateline raises on purpose is a `GeoError`.

Each class also inherits the built-in that fits, so callers may catch either.
Messages are one sentence that names the file, row or field and what to do.
"No result" is never an error: see `Resolution.unresolved_reason`.
"""


class GeoError(Exception):
    """Root of the tree; the command line prints it as one line and exits with 2."""


class InputError(GeoError, ValueError):
    """An input cannot be read as what it claims to be."""


class LanguageError(InputError):
    """An article is in a language that no stage reads."""


class MissingInputError(InputError, FileNotFoundError):
    """A named file or folder does not exist."""

    def __str__(self) -> str:
        """Return the message alone, without the errno form of FileNotFoundError."""
        return str(self.args[0]) if self.args else ""


class FilterError(GeoError, ValueError):
    """A filter value is not one that Dateline knows."""


class JudgementError(GeoError, ValueError):
    """What a person judged cannot be taken as it was given."""


class SettingError(GeoError, ValueError):
    """An environment variable or option has an unusable value."""


class DataError(GeoError, RuntimeError):
    """A data file that ships with Dateline, or was built from it, is missing or damaged."""


class StoreError(GeoError, RuntimeError):
    """The store cannot be opened, read or written."""


class GeocodingError(GeoError, RuntimeError):
    """An online geocoder failed."""


class ExportError(GeoError, OSError):
    """An export cannot be written."""

    def __str__(self) -> str:
        """Return the message alone, without the errno form of OSError."""
        return str(self.args[0]) if self.args else ""
