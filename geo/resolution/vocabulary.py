"""Words that tell which country's readers an article is written for.

A local paper does not name its country: it writes of the sheriff, of gardaí or
of crores. A hit is a weak clue; the ranker learns how weak.
"""

from __future__ import annotations

import re
from collections import Counter

_WORDS = {
    "US": "sheriff(?:['’]s)?|county commission(?:ers)?|commissioners court|school district|"
    "high school|middle school|elementary school|sophomore|freshman|interstate|"
    "highway patrol|state troopers?|state police|police department|fire department|"
    "district attorney|state sen\\.|state rep\\.|sen\\.|rep\\.|gov\\.|congressman|gop|"
    "congresswoman|"
    "republicans?|democrats?|medicaid|medicare|fema|fbi|nfl|nba|ncaa|mayor|alderman|"
    "board of supervisors|board of education|township trustees|city council|grand jury|"
    "neighbors?|neighborhoods?|color|labor day|thanksgiving|downtown|programs?|defense|"
    "gasoline|pickup truck|sgt\\.|lt\\.",
    "GB": "constabulary|cllr|councillors?|mps?|borough council|county council|district council|"
    "parish council|city council leader|nhs|pubs?|pence|metropolitan police|tory|tories|"
    "gcses?|a-levels?|fortnight|high street|crown court|magistrates(?:['’])?|car park|"
    "neighbours?|colour|programmes?|labour|centre|police community support|pensioners?|"
    "housing association|primary school|westminster|a\\d{1,4}(?=\\))|det con|det insp|"
    "pc(?= [A-Z])",
    "CA": "rcmp|opp|mounties|ontario provincial police|crown attorney|mpp|mpps|provincial|"
    "premier|hydro one|loonie|reeve|first nations?|school board trustee|postmedia",
    "AU": "nsw|bushfires?|centrelink|federal police|shire council|wallabies|anzac|tafe|ute",
    "NZ": "maori|māori|iwi|all blacks|nz\\$|pakeha",
    "IE": "garda|gardaí|gardai|taoiseach|tánaiste|dáil|hse|rté|an bord pleanála",
    "IN": "lakhs?|crores?|lok sabha|bjp|panchayat|tehsil|rupees?|naxal|dalits?|collectorate",
    "PK": "tehsil|lakhs?|crores?|rangers|pti|pml-n",
    "NG": "naira|efcc|inec|lga",
    "KE": "matatus?|sh\\d|ksh|boda boda|county assembly",
    "ZA": "anc|eskom|braai|rand(?= )|saps",
    "PH": "barangays?|malacañang|pesos?|poblacion",
}
"""Lower-case patterns by ISO 3166-1 code: offices, money, schools and spellings."""

_WORD = {
    country: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for country, words in _WORDS.items()
}
_LONGEST_READ = 20_000
"""Characters looked at: the words of an article's first pages tell its readers."""

ENOUGH_WORDS = 4.0
"""Distinct words after which more say nothing new (judgement)."""


def countries_of_words(text: str) -> dict[str, float]:
    """Return how strongly the words of `text` point to each country, 0 to 1.

    A country's share falls with what points elsewhere: "labour" and "sheriff" in one article
    say little.
    """
    counts: Counter[str] = Counter()
    for country, pattern in _WORD.items():
        counts[country] = len(
            {match[0].lower() for match in pattern.finditer(text, 0, _LONGEST_READ)}
        )
    total = counts.total()
    if not total:
        return {}
    return {
        country: min(count / ENOUGH_WORDS, 1.0) * count / total
        for country, count in counts.items()
        if count
    }
