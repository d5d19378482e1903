"""Coordinates: from the file's own (bottom left, unturned) to points from the top left, and back."""

from __future__ import annotations

from dataclasses import dataclass

Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a page in the file's own coordinates, turned clockwise by `turns` quarters to be looked at.

    A page has two of them: as a viewer shows it, and as its text is upright (a wide table is often printed sideways).
    """

    left: float
    bottom: float
    width: float
    height: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as one looks at it."""
        return (self.height, self.width) if self.turns % 2 else (self.width, self.height)

    def turned(self, turns: int) -> Frame:
        """The same part of the page under another turn."""
        return Frame(self.left, self.bottom, self.width, self.height, turns)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file, seen from the top left."""
        x, y = x - self.left, y - self.bottom
        if self.turns == 0:
            return x, self.height - y
        if self.turns == 1:
            return y, x
        if self.turns == 2:
            return self.width - x, y
        return self.height - y, self.width - x

    def rectangle(self, x0: float, y0: float, x1: float, y1: float) -> Rectangle:
        """A rectangle of the file as (left, top, right, bottom), seen from the top left."""
        (ax, ay), (bx, by) = self.point(x0, y0), self.point(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def seen_in(self, other: Frame, place: Rectangle) -> Rectangle:
        """A rectangle of this frame as it stands in another frame of the same page."""
        if self.turns == other.turns:
            return place
        (ax, ay), (bx, by) = self.in_file(place[0], place[1]), self.in_file(place[2], place[3])
        return other.rectangle(ax, ay, bx, by)

    def in_file(self, x: float, y: float) -> tuple[float, float]:
        """A point that is seen from the top left, in the file's own coordinates."""
        if self.turns == 0:
            inside = x, self.height - y
        elif self.turns == 1:
            inside = y, x
        elif self.turns == 2:
            inside = self.width - x, y
        else:
            inside = self.width - y, self.height - x
        return inside[0] + self.left, inside[1] + self.bottom
