"""The page about the workflow is the table's own."""

from pathlib import Path

from newsdesk.copydesk.checklist import rules
from newsdesk.desk.workflow_page import workflow_page
from newsdesk.domain.workflow import RIGHTS, TRANSITIONS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_in_the_docs_is_the_tables() -> None:
    """Whoever changes the table writes the page anew: ``newsdesk workflow --as md > docs/workflow.md``."""
    assert (DOCS / "workflow.md").read_text(encoding="utf-8") == workflow_page()


def test_the_page_names_everything() -> None:
    """Every way, every right, and every rule."""
    page = workflow_page()

    assert all(f"(`{way.action}`)" in page for way in TRANSITIONS)
    assert all(right.what in page for right in RIGHTS)
    assert all(f"`{rule.name}`" in page for rule in rules())
