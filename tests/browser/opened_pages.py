"""What the browser tests share: the pages to open, the sizes to open them at, and a page that is open."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page

PHONE, DESKTOP = (375, 812), (1280, 900)

# What to run for each page; OUT stands for what it writes, a file or a folder.
COMMANDS = {
    "review": ["review", "saas-msa.docx", "--format", "html", "-o", "OUT"],
    "review of a PDF": ["review", "cloud-backup.pdf", "--format", "html", "-o", "OUT"],
    "memo": ["memo", "saas-msa.docx", "--format", "html", "-o", "OUT"],
    "issues list": ["memo", "saas-msa.docx", "--format", "html", "--audience", "vendor", "-o", "OUT"],
    "as read": ["text", "cloud-backup.pdf", "--format", "html", "-o", "OUT"],
    "back to back": ["back-to-back", "service.yml", "--format", "html", "-o", "OUT"],
    "renewals": [
        *("renewals", "cloud-backup.pdf", "colocation.pdf", "--as-of", "2026-03-01"),
        *("--format", "html", "-o", "OUT"),
    ],
    "compare": ["compare", "noc-services.pdf", "rmm-licence.pdf", "--format", "html", "-o", "OUT"],
    "scorecard": ["scorecard", "cloud-backup.pdf", "colocation.pdf", "--format", "html", "-o", "OUT"],
    "overview": ["batch", "saas-msa.docx", "colocation.pdf", "broken.pdf", "--jobs", "1", "--out", "OUT"],
}


@dataclass
class Visit:
    """A page that is open, with what it asked of the network and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def overhang(self) -> int:
        """By how many pixels the page is wider than its window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
