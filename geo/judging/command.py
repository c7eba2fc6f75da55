"""`python -m geo judge`: what people decide, from the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from geo.features.judged import value_words
from geo.judging.lines import read_judgements, write_judgements
from geo.judging.taking import Wanted, judge, take, undo
from geo.model import JudgedField, Judgement, Rejected
from geo.wiring import Services

DONE, LEFT_OUT = 0, 1
"""Exit codes, as of every command."""


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the actions of `judge` to the command line's parser."""
    actions = command.add_subparsers(required=True, metavar="ACTION")

    action = actions.add_parser("list", help="list the judgements that stand")
    action.add_argument("--all", action="store_true", help="those taken back too")
    action.add_argument("--adrift", action="store_true", help="only those without their report")
    action.set_defaults(run=list_judgements)

    action = actions.add_parser("set", help="judge a report, or an article's publication date")
    action.add_argument("subject", metavar="ID", help="of the report; of the article for published")
    action.add_argument("field", type=_field, metavar="FIELD", help=", ".join(JudgedField))
    action.add_argument("value", metavar="VALUE")
    action.add_argument("--note", default="", help="why")
    action.set_defaults(run=set_judgement)

    action = actions.add_parser("undo", help="take a judgement back")
    action.add_argument("judgement", metavar="ID")
    action.set_defaults(run=undo_judgement)

    action = actions.add_parser("export", help="write all judgements as JSON lines")
    action.add_argument("-o", "--output", required=True, metavar="FILE")
    action.set_defaults(run=export_judgements)

    action = actions.add_parser("import", help="take in judgements from JSON lines")
    action.add_argument("input", metavar="FILE")
    action.set_defaults(run=import_judgements)


def list_judgements(services: Services, options: argparse.Namespace) -> int:
    """`judge list`: one line a judgement, oldest first."""
    store = services.store
    found = store.judgements_adrift() if options.adrift else store.judgements()
    listed = [one for one in found if options.all or one.undone_at is None]
    for one in listed:
        print(_inert(_line(one)))
    print(f"{len(listed)} judgements", file=sys.stderr)
    return DONE


def set_judgement(services: Services, options: argparse.Namespace) -> int:
    """`judge set ID FIELD VALUE`: change or reject part of a report."""
    wanted = Wanted(options.field, options.subject, options.value, options.note)
    print(_inert(_line(judge(services, wanted))))
    return DONE


def undo_judgement(services: Services, options: argparse.Namespace) -> int:
    """`judge undo ID`: let what was before count again."""
    undo(services, options.judgement)
    return DONE


def export_judgements(services: Services, options: argparse.Namespace) -> int:
    """`judge export -o FILE`: all judgements, those taken back too."""
    target = Path(options.output)
    number = write_judgements(services.store.judgements(), target)
    print(f"{number} judgements written to {target}", file=sys.stderr)
    return DONE


def import_judgements(services: Services, options: argparse.Namespace) -> int:
    """`judge import FILE`: take in what is not there yet; known ones are left alone."""
    read = list(read_judgements(Path(options.input)))
    judgements = [one for one in read if isinstance(one, Judgement)]
    rejected = [one for one in read if isinstance(one, Rejected)]
    new = take(services, judgements)
    known = len(judgements) - new
    print(f"{new} new judgements, {known} already there, {len(rejected)} left out", file=sys.stderr)
    for one in rejected:
        print(_inert(f"left out: {one.origin}: {one.reason}"), file=sys.stderr)
    return LEFT_OUT if rejected else DONE


def _field(text: str) -> JudgedField:
    try:
        return JudgedField(text.casefold())
    except ValueError as error:
        known = ", ".join(JudgedField)
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {known}") from error


def _line(one: Judgement) -> str:
    undone = f"  undone {one.undone_at:%Y-%m-%d %H:%M}" if one.undone_at else ""
    note = f"  ({one.note})" if one.note else ""
    return (
        f"{one.id}  {one.made_at:%Y-%m-%d %H:%M}  {one.subject}  {one.field.value}: "
        f"{value_words(one)}  [machine: {one.machine_value or 'unknown'}]{note}{undone}"
    )


def _inert(line: str) -> str:
    """Return `line` without characters that steer a terminal or turn its text around."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
