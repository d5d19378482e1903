"""A mistake in a file of ours is shown in its place: the line before, the line itself, and a mark under the spot."""

from __future__ import annotations

from contract_review.errors import ContractReviewError, RuleFileError

_LONGEST = 100


def told(error: ContractReviewError) -> str:
    """The sentence of an error on the first line; of a mistake in a YAML file, the lines around it below."""
    return "\n".join((str(error), *_excerpt(error))) if isinstance(error, RuleFileError) else str(error)


def _excerpt(error: RuleFileError) -> list[str]:
    try:
        lines = error.path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    if not 1 <= error.line <= len(lines):
        return []
    # In a long line the spot counts: what stands far before it is left out.
    cut = max(0, error.column - 1 - _LONGEST // 2)
    shown = [f"{number:>6} | {_printed(lines[number - 1], cut)}" for number in _around(error.line)]
    return [*shown, f"{'':>6} | {' ' * (error.column - 1 - cut)}^"]


def _around(line: int) -> range:
    return range(max(1, line - 1), line + 1)


def _printed(line: str, cut: int) -> str:
    # Orders to a terminal are no part of a rule.
    shown = "".join(sign if sign.isprintable() else " " for sign in line[cut : cut + _LONGEST])
    return shown.rstrip()
