"""Puts the rules and templates, which lie at the top where people edit them, inside the package of a wheel.

Everything else about the build stands in setup.cfg.
"""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

_DATA = ("rules", "report_templates")


class BuildWithData(build_py):
    """Copies the data folders to `contract_review/_data` while building."""

    def run(self) -> None:
        """Build the package, then add the data; an editable install reads the folders where they lie."""
        super().run()
        if self.editable_mode:
            return
        here = Path(__file__).parent
        for name in _DATA:
            target = Path(self.build_lib) / "contract_review" / "_data" / name
            shutil.copytree(
                here / name, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__")
            )


setup(cmdclass={"build_py": BuildWithData})
