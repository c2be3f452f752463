"""What the programs beside this one say when a request cannot be fulfilled."""


class Refusal(Exception):
    """A request that cannot be fulfilled, said in sentences for people."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def required(request, name, kind=str):
    """Returns the named value of the request, or refuses."""
    value = request.get(name)
    if not isinstance(value, kind) or (kind is str and not value):
        raise Refusal(f"The spreadsheet request lacks “{name}”.")
    return value
