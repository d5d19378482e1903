"""Whether a probability of 0.8 is right four times in five: tenths, the error over all, and a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SIDE, _EDGE = 240, 30


@dataclass(frozen=True, slots=True)
class Bin:
    """Of statements between two probabilities: how many, how sure on average, and what share is right."""

    low: float
    count: int
    said: float
    right: float


def binned(said: NDArray[np.float64], right: NDArray[np.bool_], *, least: float) -> list[Bin]:
    """Statements sorted into tenths by how sure they are."""
    found = []
    for low in range(10):
        inside = (said >= max(low / 10, least)) & (said < (low + 1) / 10 if low < 9 else said <= 1)
        if inside.any():
            found.append(Bin(low / 10, int(inside.sum()), float(said[inside].mean()), float(right[inside].mean())))
    return found


def calibration_error(listed: Sequence[Bin]) -> float:
    """The expected calibration error: how far shares are from probabilities, on average over statements."""
    return sum(one.count * abs(one.said - one.right) for one in listed) / max(sum(one.count for one in listed), 1)


def picture(series: dict[str, Sequence[Bin]]) -> str:
    """An SVG of what was said against what is right; on the dashed line both are the same."""
    wide = _SIDE + 2 * _EDGE
    high = wide + 20 * len(series)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="11">',
        f'<rect width="{wide}" height="{high}" fill="white"/>',
        f'<path d="M{_EDGE} {_EDGE}V{_EDGE + _SIDE}H{_EDGE + _SIDE}" fill="none" stroke="black"/>',
        f'<path d="M{_EDGE} {_EDGE + _SIDE}L{_EDGE + _SIDE} {_EDGE}" stroke="gray" stroke-dasharray="4"/>',
        f'<text x="{_EDGE + 70}" y="{wide - 8}">how sure it says it is</text>',
        f'<text x="{_EDGE}" y="{_EDGE - 10}">share that is right</text>',
    ]
    for place, (name, listed) in enumerate(series.items()):
        colour = ("#1f5fa8", "#b3541e", "#3a7d44")[place % 3]
        points = " ".join(f"{_EDGE + _SIDE * one.said:.1f},{_EDGE + _SIDE * (1 - one.right):.1f}" for one in listed)
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.extend(
            f'<circle cx="{point.split(",")[0]}" cy="{point.split(",")[1]}" r="3" fill="{colour}"/>'
            for point in points.split()
        )
        parts.append(f'<text x="{_EDGE}" y="{wide + 12 + 20 * place}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])
