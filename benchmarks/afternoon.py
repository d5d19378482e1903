"""The program that somebody writes in an afternoon: pdfplumber, spaCy blank, sixty patterns, a Jinja page.

The yardstick of `benchmarks.speed`; it reads every page, runs every pattern over the whole text, and prints what hits.
"""

from __future__ import annotations

import re
import sys

import jinja2
import pdfplumber
import spacy

_WORDS = (
    "uptime availability credit maintenance severity response resolution support renewal renew "
    "terminate termination cure breach notice invoice payment interest late increase price fee "
    "minimum refund suspend dispute liability indemnify consequential warranty confidential assign "
    "governing law audit insurance exclusive transition escrow "
).split()
PATTERNS = [
    *(rf"(?i)[^.]*\b{word}\w*\b[^.]*\d+(?:\.\d+)?\s*(?:%|percent|days|hours|months|years)[^.]*\." for word in _WORDS),
    *(rf"(?i)\b(?:shall|will|may|must)\b[^.]*\b{word}\w*\b[^.]*\." for word in _WORDS[: 60 - len(_WORDS)]),
]
_PAGE = "{% for name, hits in found %}<h2>{{ name }}</h2>{% for hit in hits %}<p>{{ hit }}</p>{% endfor %}{% endfor %}"


def main(path: str) -> None:
    """Review a PDF the plain way and print a page."""
    with pdfplumber.open(path) as pdf:
        text = "\n".join((page.extract_text() or "") + str(page.extract_tables()) for page in pdf.pages)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = len(text) + 1
    sentences = [sentence.text for sentence in nlp(text).sents]
    found = [(p, [s for s in sentences if re.search(p, s)]) for p in PATTERNS]
    print(jinja2.Environment(autoescape=True).from_string(_PAGE).render(found=found))


if __name__ == "__main__":
    main(sys.argv[1])
