"""What is made when it is first asked for."""

from newsdesk.app.later import Later


class Room:
    """Has somebody who comes when called."""

    def __init__(self) -> None:
        self.calls = 0

    @Later
    def guest(self) -> str:
        """Who comes."""
        self.calls += 1
        return "Aigul"


def test_asking_whether_somebody_came_calls_nobody() -> None:
    """Who was called is there from then on, for that room alone, and is called once."""
    room, other = Room(), Room()
    assert (Room.guest.there(room), room.calls) == (None, 0)

    assert (room.guest, room.guest, room.calls) == ("Aigul", "Aigul", 1)

    assert Room.guest.there(room) == "Aigul"
    assert Room.guest.there(other) is None
