"""The options of every command, read and checked: a wrong one is told as argparse tells it."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from geo.cli import commands
from geo.errors import FilterError
from geo.judging.command import add_options as add_judge_options
from geo.model import BoundingBox, EventType, ReviewState, Status

_Value = TypeVar("_Value")


def join_degrees(arguments: Sequence[str]) -> list[str]:
    """Write `--bbox -10,…` as `--bbox=-10,…`: argparse takes a leading minus for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] in ("--bbox", "--shape"):
            joined[-1] = f"{joined[-1]}={argument}"
        else:
            joined.append(argument)
    return joined


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each sets `run`, its function of `commands`."""
    whole = argparse.ArgumentParser(
        prog="python -m geo",
        description="What was reported, where, when, by whom, and how sure it is.",
    )
    whole.add_argument(
        "--database", help="store URL, such as sqlite:///news.db (default: DATELINE_DATABASE)"
    )
    known = whole.add_subparsers(required=True, metavar="COMMAND")
    command = known.add_parser("add", help="read articles into the store")
    command.add_argument("paths", nargs="+", metavar="PATH", help="file or folder")
    command.set_defaults(run=commands.add)
    command = known.add_parser("list", help="list the stored articles")
    command.set_defaults(run=commands.list_articles)
    _add_export(known.add_parser("export", help="write reports to a file"))
    _add_analyze(known.add_parser("analyze", help="analyse a JSON lines file, no database"))
    command = known.add_parser("demo", help="load the sample dispatches")
    command.set_defaults(run=commands.demo)
    _add_evaluate(known.add_parser("evaluate", help="score the stages on annotated corpora"))
    command = known.add_parser("bench", help="measure speed, start, memory and growth")
    command.add_argument("--corpora", metavar="DIR", help="folder of *.jsonl to read as well")
    command.add_argument("--small", action="store_true", help="a look in seconds")
    command.set_defaults(run=commands.bench)
    add_judge_options(known.add_parser("judge", help="what people decide about reports"))
    _add_gazetteer(known.add_parser("gazetteer", help="the embedded gazetteer"))
    return whole


def _add_analyze(command: argparse.ArgumentParser) -> None:
    command.add_argument("input", metavar="IN.jsonl")
    command.add_argument("-o", "--output", required=True, metavar="OUT.jsonl")
    command.add_argument(
        "--given-toponyms", action="store_true", help="resolve just the spans that each line gives"
    )
    command.set_defaults(run=commands.analyze)


def _add_evaluate(command: argparse.ArgumentParser) -> None:
    command.add_argument("--corpora", metavar="DIR", help="folder of *.jsonl")
    command.add_argument(
        "--gold", action="store_true", help="score the annotated sample dispatches instead"
    )
    command.add_argument(
        "--news",
        metavar="DIR",
        help="score the annotated news instead; DIR holds corpora/ and articles/",
    )
    command.add_argument(
        "--only-unseen", action="store_true", help="just articles that no model was fitted to"
    )
    command.add_argument(
        "--no-baseline", dest="baseline", action="store_false", help="compare with nothing"
    )
    command.add_argument(
        "--floors", nargs="?", const="", metavar="FILE", help="fail below the floors of FILE"
    )
    command.add_argument("--pin", action="store_true", help="raise the floors to what is measured")
    command.set_defaults(run=commands.evaluate)


def _add_gazetteer(command: argparse.ArgumentParser) -> None:
    actions = command.add_subparsers(required=True, metavar="ACTION")
    action = actions.add_parser("prepare", help="build the index unless it is there")
    action.set_defaults(run=commands.prepare_gazetteer)
    action = actions.add_parser("build", help="build the full GeoNames gazetteer from its dump")
    action.add_argument(
        "--geonames", required=True, metavar="DIR", help="folder with GeoNames' dump files"
    )
    action.add_argument(
        "--to",
        metavar="FOLDER",
        help="where it goes (default: DATELINE_GAZETTEER, else geonames in the data folder)",
    )
    action.set_defaults(run=commands.build_gazetteer)


def _add_export(command: argparse.ArgumentParser) -> None:
    from geo.export import FORMATS

    command.add_argument("-o", "--output", required=True, metavar="FILE")
    command.add_argument("--format", default="geojson", choices=sorted([*FORMATS, commands.HTML]))
    command.add_argument("--from", dest="date_from", type=_day, metavar="YYYY-MM-DD")
    command.add_argument("--to", dest="date_to", type=_day, metavar="YYYY-MM-DD")
    command.add_argument(
        "--known-on",
        type=_day,
        metavar="YYYY-MM-DD",
        help="only what articles published by that day say",
    )
    command.add_argument("--publisher", action="append", default=[], help="may be repeated")
    command.add_argument(
        "--type", action="append", default=[], type=_event_type, help="event type; may be repeated"
    )
    command.add_argument(
        "--status", action="append", default=[], type=_status, help="may be repeated"
    )
    command.add_argument(
        "--review", action="append", default=[], type=_review_state, help="may be repeated"
    )
    command.add_argument(
        "--bbox", type=_read_by(BoundingBox.parse), metavar="WEST,SOUTH,EAST,NORTH"
    )
    _add_source_and_place(command)
    command.set_defaults(run=commands.export)


def _add_source_and_place(command: argparse.ArgumentParser) -> None:
    from geo.features.ring import read_ring
    from geo.features.view_reading import read_precision, read_share, read_within

    command.add_argument("--published-from", type=_day, metavar="YYYY-MM-DD")
    command.add_argument("--published-to", type=_day, metavar="YYYY-MM-DD")
    command.add_argument(
        "--claimant", action="append", default=[], help="who says so; may be repeated"
    )
    command.add_argument(
        "--precision", type=_read_by(read_precision), metavar="1-7", help="1 exact place … 7"
    )
    command.add_argument("--confidence", type=_read_by(read_share), metavar="0-1")
    command.add_argument("--within", type=_read_by(read_within), metavar="UA|UA.05|PLACE_ID")
    command.add_argument("--shape", type=_read_by(read_ring), metavar="LON,LAT,LON,LAT,…")


def _read_by(read: Callable[[str], _Value]) -> Callable[[str], _Value]:
    """Return `read` as argparse calls it, its errors as argparse tells them."""

    def convert(text: str) -> _Value:
        try:
            return read(text)
        except FilterError as error:
            raise argparse.ArgumentTypeError(str(error)) from error

    return convert


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date like 2024-10-31") from error


def _event_type(text: str) -> EventType:
    for event_type in EventType:
        if text.casefold() in (event_type.value.casefold(), event_type.name.casefold()):
            return event_type
    known = ", ".join(repr(event_type.value) for event_type in EventType)
    raise argparse.ArgumentTypeError(f"{text!r} is not one of {known}")


def _status(text: str) -> Status:
    try:
        return Status(text.casefold())
    except ValueError as error:
        known = ", ".join(Status)
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {known}") from error


def _review_state(text: str) -> ReviewState:
    try:
        return ReviewState(text.casefold())
    except ValueError as error:
        known = ", ".join(ReviewState)
        raise argparse.ArgumentTypeError(f"{text!r} is not one of {known}") from error
