"""Pictures for tests, painted from a few words: `PNG 2x2`, `JPEG 2x2 gps`, `GIF 2x2 forever`."""

from __future__ import annotations

import io

from PIL import Image

_GPS = 0x8825
_ORIENTATION = 0x0112
_CAMERA = 0x0110
_END = 20
_STUB = 4


def painted(words: str) -> bytes:
    """The bytes of the picture.

    After format and size may stand: `gps` or `camera` for what a camera writes into it, `cut` for a
    file without its end, `stub` for one that stops after four bytes, `moving` for two frames of a
    second each, `forever` for the same without end.
    """
    form, size, *more = words.split()
    width, height = map(int, size.split("x"))
    picture = Image.new("1" if width * height > 1000 else "RGB", (width, height))
    exif = Image.Exif()
    if "gps" in more:
        exif[_ORIENTATION] = 1  # without a tag of its own Pillow leaves the rest out
        exif.get_ifd(_GPS)[1] = "N"
    if "camera" in more:
        exif[_CAMERA] = "Kamera"
    options: dict[str, object] = {"exif": exif} if len(exif) else {}
    if {"moving", "forever"} & {*more}:
        other = Image.new("RGB", (width, height), "white")
        options = {"save_all": True, "append_images": [other], "duration": 1000}
        options |= {"loop": 0} if "forever" in more else {}
    file = io.BytesIO()
    picture.save(file, form, **options)
    data = file.getvalue()
    if "stub" in more:
        return data[:_STUB]
    return data[:-_END] if "cut" in more else data
