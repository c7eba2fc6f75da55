"""The words that may stand between a relation and its place name: "near the besieged city of".

Fragments of regular expressions, to be compiled with FLAGS.
"""

from __future__ import annotations

import re

FLAGS = re.IGNORECASE | re.VERBOSE

NAME = r"(?-i:[A-Z])[\w’'.-]*(?:\ (?-i:[A-Z])[\w’'.-]*){0,3}"
"""A name of up to four words."""

_KIND = r"""(?:capital|cit(?:y|ies)|towns?|villages?|ports?|hamlets?|townships?|suburbs?
    |neighbou?rhoods?|settlements?|municipalit(?:y|ies)|communit(?:y|ies)|resorts?|strongholds?
    |hubs?|regions?|provinces?|states?|islands?|districts?|count(?:y|ies))"""
"""Nouns that a place name follows."""

LINKING = r"""(?:in|of|at|on|from|to|and|or|between|near|with|for|by|where|that|which|who|as|but
    |while|when|after|before|during|through|across|into|inside|outside|along|around|over|under
    |against|towards?|not|is|was|were|are|be|been|has|have|had|said|says|say)"""
"""Words that end a noun phrase: what stands before them is no part of the place's name."""

LEADING = rf"""
    (?:(?:(?:the|an?|its|their|his|her)\ )?  # "the Iraqi" of "the Iraqi city of Mosul"
       (?:(?!{LINKING}\ )(?!\d)[\w’'-]+,?\ ){{1,5}}(?={_KIND},?\ )(?!capital\ of))?
    (?:(?:the|a|its|their|his|(?!capital){_KIND}\ of|capital,?(?!\ of)|{_KIND}
        |regional|provincial|eastern|western|northern|southern|central|nearby|russian-occupied
        |occupied|besieged|embattled|coastal
        |ukrainian|russian|downtown|rural|neighbou?ring|strategic|frontline|front-line
        |[\w-]+-(?:held|controlled|occupied|run))\ )*
    (?:{NAME}['’]s?\ )?
"""
"""Up to the place name itself, with the name of whose it is: "Iraq's Mosul"."""
