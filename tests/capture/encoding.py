"""Pictures as files, and files as pictures."""

from io import BytesIO

from PIL import Image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file of that kind (Pillow's name)."""
    made = BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def opened(data: bytes) -> Image.Image:
    """Return the picture in a file, read to its end."""
    image = Image.open(BytesIO(data))
    image.load()
    return image
