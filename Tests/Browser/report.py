"""Counts what was checked, and says what failed."""


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, name, is_right, detail=""):
        """Counts one check; a failure is printed at once with what was found instead."""
        if is_right:
            self.passed += 1
        else:
            self.failed += 1
            print(f"failed: {name}" + (f": {detail}" if detail else ""), flush=True)
        return bool(is_right)

    def close(self):
        """Prints the closing line; the exit status."""
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0
