"""What axe finds on a page as it is shown."""

from axe_playwright_python.sync_playwright import Axe

VIOLATIONS = {"resultTypes": ["violations"]}
# To compare colors is half of the work, and they are the same at every width.
WITHOUT_COLORS = {**VIOLATIONS, "rules": {"color-contrast": {"enabled": False}}}


def check_accessibility(report, where, page, with_colors=True):
    """One check that no rule is broken; the first rules that are, with their places."""
    found = Axe().run(page, options=VIOLATIONS if with_colors else WITHOUT_COLORS).response["violations"]
    detail = "; ".join(f"{v['id']} at {v['nodes'][0]['target']}" for v in found[:5])
    report.check(f"{where}: no accessibility violations", not found, detail)
