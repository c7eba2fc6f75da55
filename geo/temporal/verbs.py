"""Verbs, and a few nouns, that tell whether what they govern lies ahead or back."""

from __future__ import annotations

DEMANDING = frozenset(
    {"demand", "order", "urge", "require", "promise", "vow", "pledge", "ask", "expect", "call"}
)
"""Verbs whose deadline is to come, told in the past: "demanded a recount by Sunday"."""

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "wo", "shall"})

MODALS = frozenset({"would", "'d", "may", "might", "should", "can", "must", "ca", "could"})
"""Denied or in the passive, "could" tells of the past half of the time: "neither could be reached
Monday"."""

PLANNING = frozenset(
    {"schedule", "plan", "expect", "slate", "intend", "due", "hope", "anticipate", "prepare",
     "propose"}
)  # fmt: skip
"""Verbs whose participle looks ahead: "was scheduled for Tuesday"."""

STARTING = frozenset(
    {"begin", "start", "open", "expire", "end", "take", "go", "leave", "return", "meet", "vote"}
    | {"visit", "travel", "arrive", "convene", "gather", "face", "elect", "choose", "head"}
)
"""Verbs whose present tense tells of a timetable: "the summit opens Monday"."""

SPEAKING = frozenset({"say", "tell", "report", "write", "warn", "come"})
"""Verbs whose present tense tells of what has just been: "the talks come as …"."""

PRESENT_PASSIVE = frozenset({"is", "are", "am", "’re", "'re"})
"""Auxiliaries of "when the case is heard in May", which tells no past. Without "'s", also "has"."""

IMPLYING = frozenset(
    {"force", "manage", "have", "begin", "start", "continue", "help", "fail", "get", "compel",
     "oblige", "cause", "lead"}
)  # fmt: skip
"""Verbs whose past tells that what they govern was done: "was forced to leave on Monday"
(implicative verbs, Karttunen 1971)."""

ATTEMPTING = frozenset({"attempt", "try", "seek", "prepare", "rush", "wait"})

MEANING = frozenset({"plan", "bid", "intention"})
"""Verbs and nouns over what somebody meant to do."""

OCCASIONS = frozenset(
    {"primary", "election", "vote", "referendum", "runoff", "run-off", "caucus", "poll", "summit",
     "meeting", "talk", "hearing", "convention", "conference", "debate", "congress", "congresses",
     "funeral", "ballot", "contest", "session", "inauguration"}
)  # fmt: skip
"""What is held by a timetable: "Peru holds a runoff on Sunday"."""

LASTING = frozenset(
    {"serve", "work", "live", "stay", "remain", "last", "run", "reign", "rule", "govern", "lead"}
    | {"head", "burn", "rage", "continue", "go", "teach", "play", "fight", "wait", "study", "stand"}
    | {"persist", "linger", "hide", "sit", "sleep", "keep", "drag", "belong", "chair", "edit"}
)
"""Verbs of what goes on for a while: in the past, "until May" tells when it ended."""

SETTING = frozenset(
    {"set", "fix", "announce", "call", "extend", "postpone", "delay", "move", "approve", "agree"}
    | {"order", "confirm", "arrange", "book", "declare", "convene", "summon", "invite", "choose"}
)
"""Verbs whose past may put an occasion on a coming day: "set a hearing on Nov. 12"."""

SET_OCCASIONS = OCCASIONS | {"trial", "retrial", "sentencing", "arraignment"}
"""What they put there; "approved the law on Nov. 12" was done on that day."""

CALLED_GATHERINGS = frozenset(
    {"strike", "protest", "march", "rally", "demonstration", "walkout", "boycott", "vigil"}
)
"""What is only put there by calling it: a strike that was ordered may be one of war."""
