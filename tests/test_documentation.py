"""Every command, setting and dependency is documented, and no import costs anything."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from geo.cli.options import parser

ROOT = Path(__file__).resolve().parent.parent
DOCS = "\n".join(
    path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
)
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")


def _commands(parser, prefix=""):
    for action in parser._actions:
        if hasattr(action, "choices") and isinstance(action.choices, dict):
            for name, sub in action.choices.items():
                yield f"{prefix}{name}", sub
                yield from _commands(sub, f"{prefix}{name} ")


COMMANDS = dict(_commands(parser()))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command):
    assert f"`{command}" in COMMAND_LINE
    for action in COMMANDS[command]._actions:
        for option in action.option_strings:
            if option not in ("-h", "--help"):
                assert option in COMMAND_LINE, f"{command} {option}"


@pytest.mark.parametrize(
    "variable",
    sorted(set(re.findall(r"DATELINE_[A-Z]+", (ROOT / "geo" / "settings.py").read_text("utf-8")))),
)
def test_every_setting_is_documented(variable):
    assert variable in COMMAND_LINE


@pytest.mark.parametrize("file", ["requirements.in", "requirements-dev.in"])
def test_every_direct_dependency_has_its_reason(file):
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
        name = re.match(r"[a-z][\w.-]*", line)
        if name:
            assert name.group() in reasons, name.group()


def test_every_requirement_is_pinned_with_a_hash_and_names_no_host():
    for file in ("requirements.txt", "requirements-dev.txt"):
        text = (ROOT / file).read_text(encoding="utf-8")
        blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^\s*#.*\n?", "", text).strip())
        for block in blocks:
            assert "==" in block, block
            assert "--hash=sha256:" in block, block
        assert "://" not in text


def test_importing_the_package_loads_no_third_party_library():
    code = (
        "import sys, geo, geo.model, geo.protocols, geo.pipeline, geo.wiring; "
        "print([m for m in ('numpy','spacy','streamlit','shapely','onnxruntime','folium') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
