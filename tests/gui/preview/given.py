"""What the fixtures of this folder are, and questions to the page that many tests ask."""

from collections.abc import Callable

from newsdesk.gui.preview.pane import PreviewPane
from newsdesk.text.rendered import Block

Ask = Callable[[str], object]
Make = Callable[[], PreviewPane]
Story = Callable[..., tuple[Block, ...]]
Page = Callable[[tuple[Block, ...]], str]
Opened = Callable[[tuple[Block, ...]], PreviewPane]
Click = Callable[..., None]

#: What stands in the story's blocks, joined by bars.
TEXTS = "[...document.querySelectorAll('#story-body > .block')].map(b => b.innerHTML).join('|')"

#: What stands in the blocks that are marked.
EDITING = "[...document.querySelectorAll('.editing')].map(b => b.textContent).join('|')"
