"""What is inside a picture file: whether it can be shown, and what it tells without being asked.

In: the bytes of a file in docs/ and its path from there. Out: what is wrong with it. A picture is
published as it lies there, so what must not come out has to go before.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from generator import danish
from generator.problems import Place, Problem

if TYPE_CHECKING:
    from lxml import etree
    from PIL import Image

MOST_PIXELS: Final = 40_000_000
"""More than a camera takes; a browser needs four bytes for each."""

_FORMATS: Final = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".avif": "AVIF",
    ".gif": "GIF",
}
_VECTOR: Final = ".svg"
_LONGEST_MOTION_MS: Final = 5000  # WCAG 2.2, 2.2.2
_MOST_FRAMES: Final = 1000
_GPS: Final = 0x8825  # the tag of EXIF that leads to where a picture was taken
_ORIENTATION: Final = 0x0112
_XMP: Final = ("xmp", "XML:com.adobe.xmp")
# What an SVG needs for drawing; all else can run, load or ask for something.
_DRAWN: Final = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("text", "tspan", "textPath", "linearGradient", "radialGradient", "stop"),
        *("clipPath", "mask", "pattern", "marker"),
    }
)
_STYLED: Final = re.compile(rb"<\?xml-")
_SVG: Final = "http://www.w3.org/2000/svg"
_HTML: Final = "http://www.w3.org/1999/xhtml"


def flaws(path: str, data: bytes) -> Iterator[Problem]:
    """What is wrong with a file of docs/ that is no page."""
    suffix = PurePosixPath(path).suffix.lower()
    if suffix == _VECTOR:
        yield from _drawing_flaws(path, data)
    elif suffix in _FORMATS:
        yield from _photo_flaws(path, data, _FORMATS[suffix])
    else:
        endings = danish.listed((*_FORMATS, _VECTOR), "eller")
        yield _problem(
            path,
            "ukendt-fil",
            "i docs/ må der kun ligge sider og billeder",
            f"slet filen, eller gem den som en side (.md) eller et billede ({endings})",
        )


def _problem(path: str, code: str, message: str, remedy: str) -> Problem:
    return Problem(Place(f"docs/{path}"), code, message, remedy)


def _photo_flaws(path: str, data: bytes, expected: str) -> Iterator[Problem]:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - it takes long to import

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of points too many and of tags that make no sense
            picture = Image.open(io.BytesIO(data), formats=sorted(set(_FORMATS.values())))
            yield from _seen(path, picture, expected)
    except Image.DecompressionBombError:
        yield _too_large(path, "billedet har alt for mange punkter")
    except UnidentifiedImageError:
        message = "filen er ikke et billede, selvom den hedder, som om den var"
        yield _problem(path, "ugyldigt-billede", message, "gem billedet igen fra et billedprogram")
    except Exception:  # noqa: BLE001 - what Pillow raises for a broken file depends on its kind
        message = "billedet er ikke helt: filen holder op, før det er slut"
        yield _problem(path, "ugyldigt-billede", message, "hent eller gem det igen")


def _seen(path: str, picture: Image.Image, expected: str) -> list[Problem]:
    """What is wrong with a picture that can be opened; raises what Pillow does if it is broken."""
    if picture.width * picture.height > MOST_PIXELS:
        size = f"{picture.width} × {picture.height}"
        return [_too_large(path, f"billedet er på {size} punkter")]
    picture.load()
    return [
        *_misnamed(path, picture, expected),
        *_motion(path, picture),
        *_told_in_secret(path, picture),
    ]


def _misnamed(path: str, picture: Image.Image, expected: str) -> Iterator[Problem]:
    if picture.format != expected:
        message = f"filen er et {picture.format}-billede, men hedder noget andet"
        remedy = f"lad navnet ende på .{str(picture.format).lower()}"
        yield _problem(path, "ugyldigt-billede", message, remedy)


def _too_large(path: str, size: str) -> Problem:
    message = f"{size}; der må højst være {danish.grouped(MOST_PIXELS)}"
    return _problem(path, "for-stort-billede", message, "gør det mindre i et billedprogram")


def _motion(path: str, picture: Image.Image) -> Iterator[Problem]:
    """A picture that moves for more than five seconds, and that nobody can stop."""
    frames = getattr(picture, "n_frames", 1)
    if frames == 1:
        return
    rounds = picture.info.get("loop", 1)
    length = 0.0
    for number in range(min(frames, _MOST_FRAMES)):
        picture.seek(number)
        length += picture.info.get("duration", 0)
    picture.seek(0)
    if rounds == 0 or frames > _MOST_FRAMES or length * rounds > _LONGEST_MOTION_MS:
        yield _problem(
            path,
            "billede-bevaeger-sig",
            "billedet bevæger sig i mere end fem sekunder, og ingen kan standse det",
            "gem det første billede som png, eller lad bevægelsen slutte",
        )


def _told_in_secret(path: str, picture: Image.Image) -> Iterator[Problem]:
    """What a camera or a program wrote beside the picture: the place, the time, a name."""
    exif = picture.getexif()
    telling = {tag for tag in exif if tag != _ORIENTATION}
    if exif.get_ifd(_GPS):
        message = "billedet fortæller, hvor det er taget"
    elif telling or any(key in picture.info for key in _XMP):
        message = "billedet gemmer oplysninger om kamera, tid eller person"
    else:
        return
    remedy = "gem det igen uden oplysninger; i Windows: Egenskaber, Detaljer, Fjern egenskaber"
    yield _problem(path, "billede-med-oplysninger", message, remedy)


def _drawing_flaws(path: str, data: bytes) -> Iterator[Problem]:
    from lxml import etree  # noqa: PLC0415 - 27 ms, for who has drawings

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or etree.QName(root).localname != "svg":
        message = "tegningen kan ikke læses som SVG"
        yield _problem(path, "ugyldigt-billede", message, "gem den igen fra et tegneprogram")
        return
    drawn = root.iter(etree.Element)  # and no comments
    if root.getroottree().docinfo.internalDTD is not None:
        found = "en DOCTYPE"
    elif _STYLED.search(data):
        found = "et stilark"
    else:
        found = next(filter(None, map(_danger, drawn)), "")
    if found:
        yield _problem(
            path,
            "billede-med-script",
            f"tegningen har {found}, som kan køre kode eller hente noget udefra",
            "gem den som »almindelig SVG« eller som png",
        )


def _danger(element: etree._Element) -> str:
    """What an element could do besides drawing; empty where it only draws."""
    from lxml import etree  # noqa: PLC0415 - as above

    name = etree.QName(element.tag)
    if name.namespace == _HTML or (name.namespace in {None, _SVG} and name.localname not in _DRAWN):
        return f"<{name.localname}>"
    if name.localname == "style" and _fetches(element.text or ""):
        return "<style> med url()"
    for key, value in element.attrib.items():
        attribute = etree.QName(key).localname.lower()
        outside = attribute == "href" and not str(value).startswith("#")
        if attribute.startswith("on") or outside or _fetches(str(value)):
            return f"{attribute}="
    return ""


def _fetches(style: str) -> bool:
    """Whether a style asks for anything but another part of the same drawing."""
    bare = style.replace(" ", "").lower()
    return "@import" in bare or "url(" in bare.replace("url(#", "") or "\\" in bare
