"""The reporting room: reads what happened at each place, how sure it is, when, and who says so.

`RuleReporter` works by rules over the dependency tree and the word lists
`events.toml` and `cues.toml`. One module answers one question: `triggers` what
happened, `status` how sure, `locating`, `relations` and `geometry` where and how
to draw it, `dating` when, `attribution` and `claiming` who says so, `quantities`
how many; `boilerplate` sets aside what is no part of the article. `document`
holds the indices they share.

To add another reporter, write a class with the methods of
`geo.protocols.Reporter` and name it in `geo.wiring`.
"""

from geo.reporting.reporter import RuleReporter

__all__ = ["RuleReporter"]
