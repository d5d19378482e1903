"""What a run goes by: an option wins over the environment, that over the settings file, that over the default.

Resolved once, by the command line; everything below it is told what to do. Each setting stands once, in `SETTINGS`:
the environment, the file, its errors and the file that `init` writes are all read from there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from contract_review.errors import UsageError
from contract_review.model.contract import Kind
from contract_review.model.finding import Severity
from contract_review.model.limits import LIMITS, Limits
from contract_review.review import DEFAULT_PLAYBOOK

if TYPE_CHECKING:
    from contract_review.model.rule import Playbook
    from contract_review.rulebook.yaml_lines import Node

FILE_NAME = "contract-review.yml"
NEVER = "never"
_PREFIX = "CONTRACT_REVIEW_"
_IN_MEBIBYTES = frozenset({"file", "plain_file", "part", "package", "memory"})
_LIMITS_WHAT = "What one contract may cost before it is given up: pages, MiB of memory, seconds of reading."
_FILE_VARIABLE = f"{_PREFIX}SETTINGS"


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run, checked; None where nothing was chosen and the default is to do nothing."""

    playbook: str = DEFAULT_PLAYBOOK
    side: str = "customer"
    kind: Kind | None = None
    fail_on: Severity | None = None
    show: Severity | None = None
    jobs: int | None = None
    limits: Limits = LIMITS
    rules: str | None = None
    waivers: str | None = None
    register: str | None = None

    def book(self) -> Playbook:
        """The playbook of the run, with the rules and the waivers that the settings add to it."""
        from contract_review.rulebook import load_playbook

        folders = (Path(self.rules),) if self.rules else ()
        return load_playbook(self.playbook, folders=folders, waivers=Path(self.waivers) if self.waivers else None)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it means, what it may be, and what stands for it in a new settings file.

    `read` turns what somebody wrote into the value, and raises `ValueError` with the end of a sentence; the folder is
    the one from which a path is seen.
    """

    name: str
    what: str
    sample: str
    read: Callable[[str, Path], Any]

    @property
    def variable(self) -> str:
        """The environment variable of the setting."""
        return _PREFIX + self.name.upper()


def resolve(given: Mapping[str, Any], *, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings of a run: `given` are the options of the command line, None where an option was not used.

    Raises `UsageError` naming the variable, or `RuleFileError` with `path:line`, for what means nothing.
    """
    environment = os.environ if environment is None else environment
    chosen = _from_file(settings_file(environment))
    for setting in SETTINGS:
        word = environment.get(setting.variable, "").strip()
        if word:
            chosen[setting.name] = _from_variable(setting, word)
        option = given.get(setting.name)
        if option is not None:
            chosen[setting.name] = setting.read(str(option), Path())
    return Settings(**chosen)


def settings_file(environment: Mapping[str, str]) -> Path | None:
    """The settings file that applies: the one the environment names, the nearest here or above, or the user's.

    Only one is read. A run whose result depended on three files would be hard to explain to whoever must repeat it.
    """
    named = environment.get(_FILE_VARIABLE, "").strip()
    if named == "none":
        return None
    if named:
        path = Path(named)
        if not path.is_file():
            raise UsageError(f"{_FILE_VARIABLE}: there is no file {named!r}; name a settings file, or 'none'")
        return path
    from platformdirs import user_config_path

    personal = user_config_path("contract-review", appauthor=False) / FILE_NAME
    places = [Path(FILE_NAME), *(folder / FILE_NAME for folder in Path.cwd().parents)]
    return next((path for path in (*places, personal) if path.is_file()), None)


def starter() -> str:
    """A settings file in which every setting stands with its meaning, commented out."""
    lines = [
        "# Settings of contract-review for this folder and those below it.",
        f"# An option of the command line wins over the environment ({_PREFIX}SIDE and so on), that over this file.",
    ]
    for setting in SETTINGS:
        lines += ["", f"# {setting.what}", f"# {setting.name}: {setting.sample}"]
    lines += ["", f"# {_LIMITS_WHAT}", "# limits: {pages: 5000, memory: 2000, reading: 120}"]
    return "\n".join(lines) + "\n"


def settings_schema() -> dict[str, Any]:
    """The form of a settings file as JSON Schema, for editors."""
    sizes = {field.name: {"type": "integer", "minimum": 1} for field in fields(Limits)}
    limits = {"type": "object", "description": _LIMITS_WHAT, "properties": sizes, "additionalProperties": False}
    words: dict[str, list[str]] = {
        "side": ["customer", "vendor"],
        "kind": list(map(str, Kind)),
        "fail_on": [*map(str, Severity), NEVER],
        "show": list(map(str, Severity)),
    }
    forms = {
        setting.name: {
            "description": setting.what,
            **({"enum": words[setting.name]} if setting.name in words else {"type": ["string", "integer"]}),
        }
        for setting in SETTINGS
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Settings of contract-review",
        "type": "object",
        "properties": {**forms, "limits": limits},
        "additionalProperties": False,
    }


def _from_variable(setting: Setting, word: str) -> Any:
    try:
        return setting.read(word, Path())
    except ValueError as error:
        raise UsageError(f"{setting.variable}: {error}") from error


def _from_file(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    from contract_review.rulebook.suggest import suggestion
    from contract_review.rulebook.yaml_lines import load

    if not _says_anything(path):
        return {}
    known = {setting.name: setting for setting in SETTINGS}
    chosen: dict[str, Any] = {}
    for name, node in load(path).mapping().items():
        if name == "limits":
            chosen[name] = _limits(node)
        elif name not in known:
            raise node.wrong_key(f"{name!r} is no setting{suggestion(name, (*known, 'limits'))}")
        elif node.value is not None:
            chosen[name] = _from_node(known[name], node)
    return chosen


def _from_node(setting: Setting, node: Node) -> Any:
    if isinstance(node.value, (dict, list)):
        raise node.wrong(f"{setting.name!r} is one value, such as {setting.sample}")
    try:
        return setting.read(str(node.value), node.path.parent)
    except ValueError as error:
        raise node.wrong(f"{setting.name}: {error}") from error


def _limits(node: Node) -> Limits:
    from contract_review.rulebook.suggest import suggestion

    known = {field.name for field in fields(Limits)}
    chosen = {}
    for name, value in node.mapping().items():
        if name not in known:
            raise value.wrong_key(f"{name!r} is no limit{suggestion(name, sorted(known))}")
        if isinstance(value.value, bool) or not isinstance(value.value, int) or value.value < 1:
            raise value.wrong(f"{name}: {value.value!r} is no whole number above 0")
        chosen[name] = value.value << 20 if name in _IN_MEBIBYTES else value.value
    return replace(LIMITS, **chosen)


def _says_anything(path: Path) -> bool:
    # A file in which every line is still commented out is the one that `init` wrote, and no mistake.
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return True
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def _playbook(word: str, folder: Path) -> str:
    path = folder / word
    return str(path) if path.is_file() else word


def _path(word: str, folder: Path) -> str:
    path = folder / word
    return str(path) if path.exists() else word


def _file_or_url(word: str, folder: Path) -> str:
    return word if "://" in word else str((folder / Path(word).expanduser()).absolute())


def _one_of(words: Iterable[str]) -> Callable[[str, Path], str]:
    known = tuple(map(str, words))

    def read(word: str, folder: Path) -> str:
        from contract_review.rulebook.suggest import suggestion

        del folder
        if word not in known:
            raise ValueError(f"{word!r} is not known here{suggestion(word, known)}")
        return word

    return read


def _kind(word: str, folder: Path) -> Kind:
    return Kind(_one_of(Kind)(word, folder))


def _severity(word: str, folder: Path) -> Severity:
    return Severity(_one_of(Severity)(word, folder))


def _severity_or_never(word: str, folder: Path) -> Severity | None:
    return None if word == NEVER else Severity(_one_of((*Severity, NEVER))(word, folder))


def _count(word: str, folder: Path) -> int:
    del folder
    if not word.isdecimal() or not 1 <= int(word) <= 64:
        raise ValueError(f"{word!r} is no number from 1 to 64")
    return int(word)


SETTINGS = (
    Setting(
        "playbook",
        "The requirements to hold contracts against: the name of a playbook, or its path seen from here.",
        "our-playbook.yml",
        _playbook,
    ),
    Setting("side", "Whose interest is looked after: customer or vendor.", "customer", _one_of(("customer", "vendor"))),
    Setting("kind", "The kind of document that all contracts here are; better left to each contract.", "saas", _kind),
    Setting(
        "fail_on",
        "Exit with status 1 if a finding is this severe or worse: critical, high, medium, low, info or never.",
        "critical",
        _severity_or_never,
    ),
    Setting("show", "Show only findings that are this severe or worse.", "medium", _severity),
    Setting("jobs", "How many contracts a batch reads at the same time.", "4", _count),
    Setting("rules", "A folder of rules of your own, which go beside those of the playbook.", "our-rules", _path),
    Setting(
        "waivers", "A file of what somebody accepted: rule, contract, clause, reason, by, until.", "waivers.yml", _path
    ),
    Setting(
        "register",
        "Where uploaded contracts are kept: a file, or postgresql://user@host/database.",
        "contracts.db",
        _file_or_url,
    ),
)
