"""newsdesk picture: putting a picture into a story."""

from dataclasses import asdict
from pathlib import Path

import click

from newsdesk.cli.program import Session, as_json, emit, pass_session, tell
from newsdesk.cli.verbs import WholeHelp
from newsdesk.domain.pictures import PictureWords


@click.group(cls=WholeHelp)
def picture() -> None:
    """Put pictures into stories."""


@picture.command()
@click.argument("uid")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--alt", help="What is seen in it, for whoever cannot see it.")
@click.option("--caption", help="What stands under it, in Markdown.")
@click.option("--credit", help="Whose it is.")
@as_json
@pass_session
def add(
    session: Session,
    uid: str,
    file: Path,
    alt: str | None,
    caption: str | None,
    credit: str | None,
    *,
    in_json: bool,
) -> None:
    """Keep the picture FILE in the newsroom, and put it at the end of the story UID.

    What is not said here is taken from the file, where that says it (IPTC, XMP, Exif).
    """
    with session.desk() as desk:
        read = desk.pictures.read_file(file)
        words = PictureWords(
            alt=read.words.alt if alt is None else alt,
            caption=read.words.caption if caption is None else caption,
            credit=read.words.credit if credit is None else credit,
        )
        figure = desk.pictures.add(uid, read, words).value
    if in_json:
        size = {"width": read.width, "height": read.height}
        emit({"picture": asdict(figure) | size, "remarks": list(read.remarks)})
        return
    tell(f"{file.name} is in the story, and in the newsroom as {figure.path}.")
    for remark in read.remarks:
        tell(remark)
    missing = [name for name, said in (("--alt", figure.alt), ("--credit", figure.credit)) if not said]
    if missing:
        tell(f"Before readers get it, it needs {' and '.join(missing)}.")
