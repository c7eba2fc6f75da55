"""The command line: `python -m geo COMMAND`.

Results go to standard output, messages and progress bars to standard error.
Exit codes: 0 done, 1 done but some inputs were left out or a floor was missed
(each is named), 2 an error, told in one line.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from geo.cli.commands import DONE, FAILED
from geo.cli.options import join_degrees, parser
from geo.errors import GeoError
from geo.settings import read_settings
from geo.wiring import open_services


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = parser().parse_args(join_degrees(sys.argv[1:] if arguments is None else arguments))
    try:
        services = open_services(read_settings(database=options.database))
        code: int = options.run(services, options)
    except GeoError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("interrupted; what was finished is kept.", file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    return code
