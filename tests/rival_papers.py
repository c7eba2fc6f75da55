"""Two invented papers that tell of the same days: alike, alone, and against each other."""

from __future__ import annotations

from datetime import date

from staged_reports import LIMA, NAIROBI, TAMPA, Line, staged_analysis

from geo.model import Analysis, Article, EventType, Status

LEDGER, POST = "Coast Ledger", "Harbour Post | Evening %7C"
"""The second has a name that an address must not take apart."""

FIRST, SECOND = date(2024, 6, 26), date(2024, 6, 27)

FIRE = Line(
    "A fire destroyed a warehouse in Tampa on Tuesday.",
    "Tampa",
    TAMPA,
    EventType.DISASTER,
    day=date(2024, 6, 25),
)


def rival_papers() -> list[Analysis]:
    """Return four articles of two papers on two days, and one without any date."""
    return [
        staged_analysis(
            Article(
                f"{FIRE.sentence} Soldiers shot at marchers in Nairobi on Tuesday. "
                "A market opened in Lima on Monday.",
                "Fire in the port",
                LEDGER,
                FIRST,
            ),
            [
                FIRE,
                _shooting("Soldiers shot at marchers in Nairobi on Tuesday.", Status.CONFIRMED),
                Line("A market opened in Lima on Monday.", "Lima", LIMA, day=date(2024, 6, 24)),
            ],
        ),
        staged_analysis(
            Article(
                f"{FIRE.sentence} No soldiers shot at marchers in Nairobi on Tuesday, "
                "the army said.",
                "Warehouse lost",
                POST,
                SECOND,
            ),
            [
                FIRE,
                _shooting(
                    "No soldiers shot at marchers in Nairobi on Tuesday, the army said.",
                    Status.DENIED,
                    "the army",
                ),
            ],
        ),
        staged_analysis(
            Article("A bridge was closed in Lima on Wednesday.", "Bridge closed", POST, SECOND),
            [
                Line(
                    "A bridge was closed in Lima on Wednesday.",
                    "Lima",
                    LIMA,
                    EventType.DISASTER,
                    day=date(2024, 6, 26),
                )
            ],
        ),
        staged_analysis(
            Article("People still speak of the flood in Tampa.", "A flood", "Old Pages", None),
            [Line("People still speak of the flood in Tampa.", "Tampa", TAMPA)],
        ),
    ]


def _shooting(sentence: str, status: Status, claimant: str | None = None) -> Line:
    return Line(
        sentence,
        "Nairobi",
        NAIROBI,
        EventType.VIOLENCE_AGAINST_CIVILIANS,
        status,
        day=date(2024, 6, 25),
        claimant=claimant,
    )
