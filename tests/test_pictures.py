"""What is told of a picture file, and what is no business of anybody's."""

from __future__ import annotations

import io
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from painting import painted
from PIL import Image, PngImagePlugin

from generator import pictures

SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def _codes(path: str, data: bytes) -> list[str]:
    return [one.code for one in pictures.flaws(path, data)]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("a.png", "PNG 9x9"),
        ("a.jpg", "JPEG 9x9"),
        ("mappe/a.JPEG", "JPEG 9x9"),
        ("a.webp", "WEBP 9x9"),
        ("a.avif", "AVIF 9x9"),
        ("a.gif", "GIF 9x9 moving"),
    ],
)
def test_a_whole_picture_of_each_kind_is_in_order(path: str, words: str) -> None:
    assert _codes(path, painted(words)) == []


@pytest.mark.parametrize(
    ("path", "words", "code"),
    [
        ("a.jpg", "JPEG 9x9 gps", "billede-med-oplysninger"),
        ("a.jpg", "JPEG 9x9 camera", "billede-med-oplysninger"),
        ("a.webp", "WEBP 9x9 camera", "billede-med-oplysninger"),
        ("a.png", "PNG 9x9 gps", "billede-med-oplysninger"),
        ("a.png", "PNG 9000x9000", "for-stort-billede"),
        ("a.png", "PNG 30000x30000", "for-stort-billede"),
        ("a.jpg", "JPEG 200x200 cut", "ugyldigt-billede"),
        ("a.png", "PNG 9x9 stub", "ugyldigt-billede"),
        ("a.png", "GIF 9x9", "ugyldigt-billede"),
        ("a.webp", "WEBP 9x9 forever", "billede-bevaeger-sig"),
        ("a.gif", "GIF 9x9 forever", "billede-bevaeger-sig"),
    ],
)
def test_what_is_wrong_with_a_picture_is_told_by_its_code(path: str, words: str, code: str) -> None:
    assert _codes(path, painted(words)) == [code]


def test_what_a_program_wrote_beside_the_points_of_a_png_is_told() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta/>")
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "PNG", pnginfo=told)
    assert _codes("a.png", file.getvalue()) == ["billede-med-oplysninger"]


def test_how_a_camera_was_held_is_no_secret() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "JPEG", exif=exif)
    assert _codes("a.jpg", file.getvalue()) == []


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"><!-- en streg --><path d="M0 0h9"/></g><use href="#a"/>',
        '<style>path { fill: url(#a); stroke: #123456 }</style><path d="M0 0h9"/>',
        "<title>Trappe</title><desc>Tre trin</desc><text>a &lt; b</text>",
    ],
)
def test_a_drawing_that_only_draws_is_in_order(inside: str) -> None:
    assert _codes("a.svg", SVG.format(inside).encode()) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<path onclick="alert(1)"/>',
        '<a href="javascript:alert(1)"><path/></a>',
        '<image href="https://ond.example/a.png"/>',
        '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://ond.example/#a"/>',
        '<path style="fill: URL( https://ond.example/ )"/>',
        r'<style>@\69mport "https://ond.example/";</style>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
    ],
)
def test_a_drawing_that_could_run_or_fetch_anything_is_refused(inside: str) -> None:
    assert _codes("a.svg", SVG.format(inside).encode()) == ["billede-med-script"]


@pytest.mark.parametrize(
    "before", ['<?xml-stylesheet href="a.css"?>', '<!DOCTYPE svg [<!ENTITY a "a">]>']
)
def test_a_drawing_declares_nothing(before: str) -> None:
    assert _codes("a.svg", (before + SVG.format("")).encode()) == ["billede-med-script"]


def test_a_part_of_a_drawing_is_none() -> None:
    alone = b'<g xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></g>'
    assert _codes("a.svg", alone) == ["ugyldigt-billede"]


def test_a_later_frame_that_cannot_be_is_told_too() -> None:
    data = painted("GIF 9x9 moving")
    at = data.rindex(b"\x2c\x00\x00\x00\x00\x09\x00")
    wide = data[: at + 5] + b"\xff\xff\xff\xff" + data[at + 9 :]
    assert _codes("a.gif", wide) == ["for-stort-billede"]


@given(st.sampled_from(["a.png", "a.jpg", "a.gif", "a.webp", "a.avif", "a.svg"]), st.binary())
def test_any_bytes_are_told_to_be_no_picture(path: str, data: bytes) -> None:
    assert _codes(path, data) == ["ugyldigt-billede"]
