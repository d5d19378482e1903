"""YAML becomes rules: schema, loading with line numbers, playbooks, waivers."""

from __future__ import annotations

from contract_review.rulebook.loading import load_rule, rule_files
from contract_review.rulebook.playbooks import load_playbook, playbook_files

__all__ = ["load_playbook", "load_rule", "playbook_files", "rule_files"]
