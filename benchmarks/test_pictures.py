"""How long an edition's photographs take, in all their sizes, and how much memory; beside Pillow alone."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFilter

from benchmarks.figures import Unit
from benchmarks.measuring import Report, seconds
from newsdesk.app.wiring import open_desk
from newsdesk.domain.clock import SystemClock
from newsdesk.domain.pictures import Picture, PictureWords
from newsdesk.domain.story import StoryText

PROGRAM = "benchmarks.print_pictures"
#: What a telephone takes: 12 million pixels.
SIZE = (4000, 3000)
WIDTHS = (480, 960, 1600)
FEW, MANY = 8, 32


def photograph() -> Image.Image:
    """Return what packs as a photograph does, to some two megabytes: noise that is soft, under a gradient."""
    grain = Image.effect_noise((SIZE[0] // 4, SIZE[1] // 4), 60).resize(SIZE).filter(ImageFilter.BoxBlur(2))
    light = Image.linear_gradient("L").resize(SIZE)
    return Image.merge("RGB", (grain, Image.blend(grain, light, 0.5), light))


def fill(newsroom: Path, pictures: int) -> None:
    """Make a newsroom with a story for each of so many pictures."""
    image = photograph()
    desk = open_desk(newsroom, SystemClock(), "Aigul", may_start=True).desk
    for number in range(pictures):
        file = BytesIO()
        image.save(file, "JPEG", quality=90, comment=str(number))
        picture = Picture(f"{number}.jpg", file.getvalue(), "jpg", *SIZE)
        story = desk.stories.new(StoryText(headline=f"Mill {number} Turns Wool", body="It turns."))
        desk.pictures.add(story.value.uid, picture, PictureWords("A mill", "A mill", f"Reporter {number}"))
    desk.close()


def exported(newsroom: Path, out: Path) -> tuple[float, float, int]:
    """Return what two exports take in a program of their own: seconds each, and bytes at most."""
    command = [sys.executable, "-m", PROGRAM, str(newsroom), str(out)]
    first, again, most = subprocess.run(command, capture_output=True, check=True).stdout.split()
    return float(first), float(again), int(most)


def alone(newsroom: Path) -> None:
    """Make the same sizes of every picture, one after the other, and keep nothing."""
    for path in sorted((newsroom / "media").rglob("*.jpg")):
        with Image.open(path) as image:
            for width in reversed(WIDTHS):
                image.thumbnail((width, width))
                image.save(BytesIO(), "JPEG", quality=82, optimize=True, progressive=True)
                image.save(BytesIO(), "WEBP", quality=80)


def test_pictures(report: Report, folder: Path) -> None:
    """Made, and used again; and that four times as many need no more memory."""
    made = {}
    for pictures in (FEW, MANY):
        newsroom = folder / str(pictures)
        fill(newsroom, pictures)
        made[pictures] = exported(newsroom, folder / "out")
    (first, again, few), (_first, _again, many) = made[FEW], made[MANY]

    bare = seconds(lambda: alone(folder / str(FEW)))
    report.add(f"export {FEW} photographs of 12 MP", [first], ("Pillow alone", [bare]))
    report.add("  again", [again], ("Pillow alone", [bare]))
    beside = (f"{FEW} photographs", [few])
    report.add(f"memory, export of {MANY} photographs", [many], beside, unit=Unit.BYTES)
