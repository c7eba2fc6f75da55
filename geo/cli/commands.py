"""What each command does: it takes the services and its options, and returns an exit code."""

from __future__ import annotations

import argparse
import functools
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from geo.errors import FilterError, GeoError, InputError
from geo.model import (
    Article,
    FiledReport,
    MapAs,
    Rejected,
    ReportFilter,
)
from geo.wiring import Added, Services, read_samples

if TYPE_CHECKING:
    from geo.evaluate import Evaluation, Floors
    from geo.ingest import GivenArticle

_Value = TypeVar("_Value")

HTML = "html"
"""The format of `export` that is a map of its own."""

DONE, LEFT_OUT, FAILED = 0, 1, 2
"""Exit codes."""


def add(services: Services, options: argparse.Namespace) -> int:
    """`add PATH…`: read files and folders, analyse what is new, store it."""
    from geo.ingest import read_paths

    paths = [Path(path) for path in options.paths]
    return _finish_adding(_add_with_bar(services, list(read_paths(paths))))


def demo(services: Services, options: argparse.Namespace) -> int:
    """`demo`: load the sample dispatches and show what they hold."""
    del options
    samples = read_samples()
    code = _finish_adding(_add_with_bar(services, samples))
    wanted = frozenset(sample.id for sample in samples if isinstance(sample, Article))
    reports = services.store.reports(ReportFilter(article_ids=wanted))
    for heading, values in (
        ("event type", (report.report.what.event_type.value for report in reports)),
        ("status", (report.report.what.status.value for report in reports)),
        ("drawn as", (report.report.where.map_as.value for report in reports)),
    ):
        counted = ", ".join(f"{value} {count}" for value, count in Counter(values).most_common())
        print(f"{heading}: {counted}")
    print("See them on the map: make app")
    return code


def list_articles(services: Services, options: argparse.Namespace) -> int:
    """`list`: one line an article, with how many of its mentions the map draws."""
    del options
    filed = services.store.reports(ReportFilter())
    mentions = Counter(report.article.id for report in filed)
    drawn = Counter(
        report.article.id
        for report in filed
        if report.report.where.map_as not in (MapAs.LIST, MapAs.ASSOCIATIVE)
    )
    articles = services.store.articles()
    for article in articles:
        published = article.published.isoformat() if article.published else "no date"
        published += "?" if article.is_date_guessed else ""
        title = article.title or article.text[:60].replace("\n", " ")
        counted = f"{drawn[article.id]}/{mentions[article.id]}"
        publisher = article.publisher or "-"
        print(_inert(f"{article.id}  {published:11}  {publisher:24.24}  {counted:>7}  {title}"))
    print(
        f"{len(articles)} articles, {mentions.total()} mentions, {drawn.total()} on the map",
        file=sys.stderr,
    )
    return DONE


def export(services: Services, options: argparse.Namespace) -> int:
    """`export`: write the reports that pass the filters to a file."""
    from geo.export import write

    _refuse_reversed("--from", options.date_from, "--to", options.date_to)
    _refuse_reversed(
        "--published-from", options.published_from, "--published-to", options.published_to
    )
    wanted = ReportFilter(
        date_from=options.date_from,
        date_to=options.date_to,
        known_on=options.known_on,
        publishers=frozenset(options.publisher),
        event_types=frozenset(options.type),
        statuses=frozenset(options.status),
        review_states=frozenset(options.review),
        bbox=options.bbox,
        published_from=options.published_from,
        published_to=options.published_to,
        claimants=frozenset(options.claimant),
        precision_at_least=options.precision,
        confidence_at_least=options.confidence,
        within=options.within,
        shape=options.shape,
    )
    reports = services.reports(wanted)
    target = Path(options.output)
    if options.format == HTML:
        _write_map(services, wanted, reports, target)
    else:
        write(reports, target, options.format, services.gazetteer)
    print(f"{len(reports)} reports written to {target}", file=sys.stderr)
    return DONE


def _write_map(
    services: Services, wanted: ReportFilter, reports: Sequence[FiledReport], target: Path
) -> None:
    """Write the map as one HTML file: it tells the filters, and needs more than other formats."""
    from geo.export import write
    from geo.features.view_query import View
    from geo.maps import Alone, write_map

    writers = {HTML: functools.partial(write_map, alone=Alone(View(wanted)))}
    write(reports, target, HTML, services.gazetteer, writers)


def _refuse_reversed(first: str, start: date | None, last: str, end: date | None) -> None:
    if start and end and start > end:
        raise FilterError(f"{first} {start} is later than {last} {end}.")


def analyze(services: Services, options: argparse.Namespace) -> int:
    """`analyze IN.jsonl -o OUT.jsonl`: the JSON contract, without a database."""
    from geo.features import analysis_record
    from geo.ingest import read_given

    source = Path(options.input)
    target = Path(options.output)
    if target.exists() and not target.is_file():
        raise InputError(f"{target}: is no regular file; name another for the output.")
    partial = target.with_name(target.name + ".partial")
    rejected: list[Rejected] = []
    try:
        with partial.open("w", encoding="utf-8") as file:
            for item in _with_bar(read_given(source), "articles"):
                if isinstance(item, Rejected):
                    rejected.append(item)
                    continue
                if options.given_toponyms and item.spans is None:
                    rejected.append(_without_toponyms(item))
                    continue
                spans = item.spans if options.given_toponyms else None
                analysis = services.attempt(item.article, spans)
                if isinstance(analysis, Rejected):
                    rejected.append(analysis)
                    continue
                record = analysis_record(analysis, item.id)
                file.write(json.dumps(record, ensure_ascii=True) + "\n")
        partial.replace(target)
    except GeoError:
        raise  # some of them are OSErrors too
    except OSError as error:
        raise InputError(f"{target}: cannot be written ({error.strerror}).") from error
    finally:
        partial.unlink(missing_ok=True)
    return _tell_rejected(rejected)


def evaluate(services: Services, options: argparse.Namespace) -> int:
    """`evaluate`: score the stages on annotated corpora, print the tables, check the floors."""
    from geo.evaluate import FLOORS, Options, pin, read_floors, write_floors
    from geo.evaluate import evaluate as run

    if options.gold:
        return _evaluate_gold(services, options)
    if options.news is not None:
        if options.pin or options.floors is not None:
            raise InputError("evaluate: --news has no floors; leave --floors and --pin out.")
        return _evaluate_news(services, options)
    if options.corpora is None:
        raise InputError(
            "evaluate: name a folder with --corpora DIR or --news DIR, or ask for --gold."
        )
    path = Path(options.floors or FLOORS)
    is_new = options.pin and not path.exists()
    is_checked = options.pin or options.floors is not None
    floors = read_floors(path) if is_checked and not is_new else {}
    wanted = Options(
        baseline=services.baseline_recognizer if options.baseline else None,
        only_unseen=options.only_unseen,
        with_events=not is_checked,  # floors are about place names, and the rest takes longer
    )
    evaluation = run(
        services.pipeline,
        services.gazetteer,
        Path(options.corpora),
        wanted,
        on_progress=lambda name: print(f"measuring {name} …", file=sys.stderr),
    )
    print(evaluation)
    if options.pin:
        write_floors(pin(evaluation, floors), path)
        return DONE
    return _tell_breaches(evaluation, floors)


def _evaluate_gold(services: Services, options: argparse.Namespace) -> int:
    from geo.evaluate import gold_breaches, measure_gold, pin_gold

    measured = measure_gold(services.pipeline)
    print(measured)
    path = Path(options.floors) if options.floors else None
    if options.pin:
        pin_gold(measured, path)
        return DONE
    missed = gold_breaches(measured, path) if options.floors is not None else ()
    for breach in missed:
        print(f"below the floor: {breach}", file=sys.stderr)
    return LEFT_OUT if missed else DONE


def _evaluate_news(services: Services, options: argparse.Namespace) -> int:
    from geo.evaluate import measure_news

    for measured in measure_news(Path(options.news), services.pipeline):
        print(measured)
    return DONE


def bench(services: Services, options: argparse.Namespace) -> int:
    """`bench`: measure speed, start, memory and growth, and print them beside the targets."""
    from geo.evaluate import SMALL, Plan, benchmark, read_corpora

    samples = [item for item in read_samples() if isinstance(item, Article)]
    corpora = read_corpora(Path(options.corpora)) if options.corpora else ()
    others = [gold.article for corpus in corpora for gold in corpus.articles]
    plan = SMALL if options.small else Plan()
    baseline = services.baseline_recognizer
    print(benchmark(services.pipeline, services.gazetteer, baseline, (samples, others), plan))
    return DONE


def prepare_gazetteer(services: Services, options: argparse.Namespace) -> int:
    """`gazetteer prepare`: build the gazetteer's index unless it is there already."""
    from geo.gazetteer import prepare

    del options
    prepare(services.settings.data_folder, show_progress=True)
    return DONE


def build_gazetteer(services: Services, options: argparse.Namespace) -> int:
    """`gazetteer build --geonames DIR`: build the full GeoNames gazetteer from its dump."""
    from geo.gazetteer.geonames import build

    settings = services.settings
    chosen = Path(options.to) if options.to else settings.gazetteer_folder
    target = (chosen or settings.data_folder / "geonames").absolute()
    built = build(Path(options.geonames), target, settings.data_folder, show_progress=True)
    for told in built.told:
        print(_inert(f"left out: {told}"), file=sys.stderr)
    if built.damaged:
        print(f"{built.damaged} damaged rows of the dump were left out", file=sys.stderr)
    print(f"{built.places} places; to use them: DATELINE_GAZETTEER={target}", file=sys.stderr)
    return LEFT_OUT if built.damaged else DONE


def _without_toponyms(given: GivenArticle) -> Rejected:
    origin = given.article.origin or f"article {given.id!r}"
    return Rejected(origin, "has no list 'toponyms', which --given-toponyms needs.")


def _add_with_bar(services: Services, inputs: list[Article | Rejected]) -> Added:
    from tqdm import tqdm

    with tqdm(total=len(inputs), unit="article", file=sys.stderr, disable=None) as bar:

        def on_progress(label: str, done: int, total: int | None) -> None:
            del total
            bar.set_postfix_str(label[:40], refresh=False)
            bar.update(done - bar.n)

        added = services.add(inputs, on_progress)
        bar.update(len(inputs) - bar.n)
    return added


def _with_bar(
    items: Iterable[GivenArticle | Rejected], unit: str
) -> Iterator[GivenArticle | Rejected]:
    from tqdm import tqdm

    yield from tqdm(items, unit=f" {unit}", file=sys.stderr, disable=None)


def _finish_adding(added: Added) -> int:
    unmapped = added.mentions - added.mapped
    print(
        f"{added.new} new articles, {added.known} already there, {len(added.rejected)} left out; "
        f"{added.mentions} mentions, {added.mapped} on the map, {unmapped} not; "
        f"{added.guessed} publication dates guessed, {added.undated} missing, "
        f"{added.ahead} in the future",
        file=sys.stderr,
    )
    return _tell_rejected(added.rejected)


def _tell_breaches(evaluation: Evaluation, floors: Floors) -> int:
    from geo.evaluate import breaches, not_measured

    for name in not_measured(evaluation, floors):
        print(f"not measured: {name}, which has floors", file=sys.stderr)
    missed = breaches(evaluation, floors)
    for breach in missed:
        print(f"below the floor: {breach}", file=sys.stderr)
    return LEFT_OUT if missed else DONE


def _tell_rejected(rejected: Sequence[Rejected]) -> int:
    for item in rejected:
        print(_inert(f"left out: {item.origin}: {item.reason}"), file=sys.stderr)
    return LEFT_OUT if rejected else DONE


def _inert(line: str) -> str:
    """Return `line` without characters that steer a terminal or turn its text around."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
