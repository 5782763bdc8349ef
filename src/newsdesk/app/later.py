"""What is made when it is first asked for, and can be asked whether it was."""

from functools import cached_property
from typing import TypeVar

Made = TypeVar("Made")


class Later(cached_property[Made]):
    """Decorates like ``cached_property``; on the class, ``there`` asks without making anything."""

    def there(self, owner: object) -> Made | None:
        """Return what was made for this owner by now, or None."""
        made: Made | None = vars(owner).get(self.attrname or "")
        return made
