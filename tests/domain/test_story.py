"""A story's text as it is written down, and what vouches for it."""

import hashlib
import json

import pytest

from newsdesk.domain.story import BITE, StoryText, json_bites

#: Characters that JSON escapes, that take two units in UTF-16, and halves of one: wherever a part ends.
ODD = '"\\\n\t\x00é’😀\ud83d\ude00'


@pytest.mark.parametrize("length", [0, 20, BITE - 1, BITE, BITE + 1, 3 * BITE + 7])
def test_a_text_in_parts_is_the_text_in_one(length: int) -> None:
    """Digests and revisions from before there were parts hold."""
    body = (ODD * (length // len(ODD) + 1))[:length]
    text = StoryText("Mill “Turns” Wool", body=body, keywords=("wool", 'a"b'), pins=("1",))
    canon = json.dumps(text.record(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    parts = list(json_bites(text.record(), ", ", ": "))

    assert "".join(parts) == json.dumps(text.record(), ensure_ascii=False)
    assert max(map(len, parts)) < 6 * BITE + 400
    assert text.digest() == hashlib.sha256(canon.encode("utf-8", "surrogatepass")).hexdigest()
