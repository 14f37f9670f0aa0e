"""Which addresses a text may link to, and which pictures it may show.

In: the address as the editor wrote it, entities already resolved. Out: None, or what is wrong.
Nothing here asks whether the target exists; that is known when the whole site is linked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator import danish

_WEB: Final = ("https", "http", "mailto", "tel")
_DANGEROUS: Final = ("javascript", "data", "vbscript", "blob", "filesystem", "about", "view-source")
_SHOWN: Final = 60

# What a browser or a reader passes over: white space, controls, and format characters such as the
# soft hyphen and the direction marks. `java<TAB>script:` is still a script to a browser.
_UNSEEN: Final = re.compile(
    "[\\s\\x00-\\x20\\x7f-\\xa0\\xad\\u061c\\u180e\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u206f\\ufeff]"
)
_SCHEME: Final = re.compile(r"([^:/?#\\]+):(.*)", re.DOTALL)
# Of two backslashes Markdown leaves one.
_OWN_DISK: Final = re.compile(r"[A-Za-z]:|\\|file:", re.IGNORECASE)
_HOST: Final = re.compile(r"//([^/?#]*)")
_HOST_NAME: Final = re.compile(r"[\w-]+(\.[\w-]+)+(:[0-9]{1,5})?")
_OWN_NETWORK: Final = re.compile(
    r"[\w-]+|.*\.(local|lan|intern|internal)|127(\.[0-9]+){3}|10(\.[0-9]+){3}"
    r"|192\.168(\.[0-9]+){2}|172\.(1[6-9]|2[0-9]|3[01])(\.[0-9]+){2}"
)
_MAILBOX: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
# In Denmark eight digits, or a short number: 112, 1813, 11833, 116111.
_DANISH_PHONE: Final = re.compile(r"(?:\+45|0045)?([0-9]{8})|11[0-9]|[0-9]{4,5}|116[0-9]{3}")
_FOREIGN_PHONE: Final = re.compile(r"\+(?!45)[1-9][0-9]{6,14}")
_BARE_HOST: Final = re.compile(
    r"(www\.|[\w-]+(\.[\w-]+)*\.(dk|com|org|net|eu|nu|info)(/|$))", re.IGNORECASE
)
_NAME: Final = r"(\.\./)*([\w-][\w.-]*/)*[\w-][\w.-]*"
_FILE: Final = re.compile(r"(?:\.\./)*([\w/-]+?)(?:/index)?\.md(#[\w-]+)?")
_PAGE: Final = re.compile(r"(?:\.\./)*/?([a-z0-9-]+(?:/[a-z0-9-]+)*)/")
_OWN_PATH: Final = re.compile(r"/?intra(net)?(?![\w-])", re.IGNORECASE)
_PICTURE: Final = re.compile(rf"{_NAME}\.(png|jpe?g|webp|avif|gif|svg)", re.IGNORECASE)
_FILE_NAME: Final = re.compile(
    r".*\.(png|jpe?g|webp|avif|gif|svg|tiff?|bmp|heic)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a part of a text, in the editor's words; a warning lets it pass."""

    code: str
    message: str
    remedy: str
    warning: bool = False


def visible(letters: str) -> str:
    """The letters without what nobody sees: white space, controls and format characters."""
    return _UNSEEN.sub("", letters)


def quoted(letters: str) -> str:
    """The beginning of the letters between Danish quotation marks, on one line, for a message."""
    line = " ".join(_UNSEEN.sub(" ", letters).split())
    return f"»{line[:_SHOWN]}…«" if len(line) > _SHOWN else f"»{line}«"


def link_flaw(address: str, schemes: frozenset[str]) -> Flaw | None:
    """The flaw of a link's address; `schemes` are the record types that may stand before a colon.

    Allowed are https, mailto, tel, a record and a heading of the same text (`#...`). http passes
    with a warning. A page is a record too: its file (`om.md`) is no address.
    """
    bare = visible(address)
    if not bare.strip("#"):
        return Flaw("tom-adresse", "linket fører ingen steder hen", "skriv adressen i parentesen")
    if _OWN_DISK.match(bare):
        return _local(address)
    scheme = _SCHEME.fullmatch(bare)
    if scheme is None:
        flaw = _path_flaw(bare, schemes)
    elif scheme[1] in schemes:
        flaw = None if scheme[2].strip("#") else _nameless(scheme[1])
    else:
        flaw = _scheme_flaw(scheme[1], scheme[2], schemes)
    dialled = bare.startswith("tel:")  # where a space is as people write it
    if not dialled and (flaw is None or flaw.warning):
        return _spelling_flaw(address, bare) or flaw
    return flaw


def picture_flaw(address: str) -> Flaw | None:
    """The flaw of a picture's address: only a picture file beside the content may be shown."""
    bare = visible(address)
    if not bare:
        return Flaw("tom-adresse", "billedet mangler sin fil", "skriv filens navn i parentesen")
    if _OWN_DISK.match(bare):
        return _local(address, "billedet")
    if bare.startswith("//") or _SCHEME.fullmatch(bare):
        message = f"billedet {quoted(address)} ligger ikke på portalen"
        remedy = "læg billedet i docs/, og skriv stien derfra, fx billeder/værksted.jpg"
        return Flaw("billede-fra-andet-sted", message, remedy)
    if address == bare and _PICTURE.fullmatch(bare):
        return None
    message = f"{quoted(address)} er ikke navnet på en billedfil"
    return Flaw("ugyldigt-billede", message, "skriv et navn som værksted.jpg uden mellemrum")


def alt_flaw(alternative: str, address: str) -> Flaw | None:
    """The flaw of the words that stand in for a picture: none at all, or only its file name."""
    if not visible(alternative):
        message = "billedet mangler en beskrivelse til dem, der ikke kan se det"
        return Flaw("billede-uden-alt", message, "skriv den mellem [ og ]: ![beskrivelse](fil)")
    name = re.split(r"[/\\]", address)[-1]
    own_names = {danish.fold(name), danish.fold(name.rpartition(".")[0]) or None}
    if _FILE_NAME.fullmatch(alternative.strip()) or danish.fold(alternative) in own_names:
        message = f"billedets beskrivelse {quoted(alternative)} er et filnavn"
        return Flaw("alt-er-filnavn", message, "skriv, hvad billedet viser")
    return None


def _local(address: str, what: str = "linket") -> Flaw:
    message = f"{what} virker kun på din maskine: {quoted(address)}"
    return Flaw("lokal-sti", message, "brug en adresse, som alle kan åbne")


def _nameless(scheme: str) -> Flaw:
    message = f"der mangler et navn efter »{scheme}:«"
    return Flaw("tom-adresse", message, "skriv navnet, som det står i adressen på portalen")


def _scheme_flaw(scheme: str, rest: str, schemes: frozenset[str]) -> Flaw | None:
    match scheme.casefold():
        case "https":
            return _host_flaw(rest)
        case "http":
            return _host_flaw(rest) or Flaw(
                *("link-uden-https", "linket bruger http, som andre kan læse med på"),
                *(f"skriv https:{rest}, hvis siden findes dér", True),
            )
        case "mailto" if not _MAILBOX.fullmatch(rest):
            message = f"{quoted(rest)} er ikke en mailadresse"
            return Flaw(
                "ugyldig-mailadresse", message, "skriv kun adressen: mailto:navn@kommune.dk"
            )
        case "tel" if dialled(rest) is None:
            message = f"{quoted(rest)} er ikke et telefonnummer"
            return Flaw("ugyldigt-telefonnummer", message, "skriv otte cifre: tel:+4512345678")
        case "mailto" | "tel":
            return None
    return _unknown_scheme(scheme, schemes)


def dialled(number: str) -> str | None:
    """A phone number as any phone can dial it, `+4512345678`; None where it is none."""
    bare = visible(number)
    danish_number = _DANISH_PHONE.fullmatch(bare)
    if danish_number:
        return f"+45{danish_number[1]}" if danish_number[1] else bare
    return bare if _FOREIGN_PHONE.fullmatch(bare) else None


def canonical(address: str) -> str:
    """An allowed address as every program takes it: phone numbers with +45, hosts in ASCII."""
    scheme, mark, rest = address.partition(":")
    if scheme == "tel":
        return f"tel:{dialled(rest) or rest}"
    host = _HOST.match(rest) if mark and not rest.isascii() else None
    if scheme in _WEB and host:
        return f"{scheme}://{_in_ascii(host[1])}{rest[host.end() :]}"
    return address


def _in_ascii(host: str) -> str:
    """A host in the letters of the domain name system: `rødgrød.dk` is `xn--rdgrd-vuad.dk`."""
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host


def _unknown_scheme(scheme: str, schemes: frozenset[str]) -> Flaw:
    if scheme.casefold() in _DANGEROUS:
        message = f"adresser, der begynder med »{scheme.casefold()}:«, er ikke tilladt"
        return Flaw("farlig-adresse", message, "skriv en adresse, der begynder med https://")
    known = (*_WEB, *sorted(schemes))
    meant = danish.nearest(scheme, known)
    allowed = danish.listed((f"{name}:" for name in known), "eller")
    remedy = f"mente du »{meant}:«?" if meant else f"begynd adressen med {allowed}"
    return Flaw(
        "ukendt-adressetype", f"{quoted(scheme + ':')} er ikke en kendt adressetype", remedy
    )


def _host_flaw(rest: str) -> Flaw | None:
    """The flaw of what follows `https:`: no host, somebody's name in it, or a host of our own."""
    host = _HOST.match(rest)
    name = host[1].casefold() if host else ""
    if name and _OWN_NETWORK.fullmatch(name.partition(":")[0]):
        return _local(rest)
    if not _HOST_NAME.fullmatch(name):
        message = f"{quoted(rest)} er ikke en adresse på nettet"
        return Flaw("ugyldig-adresse", message, "skriv den som https://www.kommune.dk/side")
    return None


def _path_flaw(bare: str, schemes: frozenset[str]) -> Flaw | None:
    if bare.startswith("#"):
        return None
    if file := _FILE.fullmatch(bare):
        message = f"{quoted(bare)} er en fil og ikke en adresse på portalen"
        return Flaw("ukendt-adresse", message, f"skriv side:{file[1]}{file[2] or ''}")
    whole = None
    if _MAILBOX.fullmatch(bare):
        whole = f"mailto:{bare}"
    elif bare.startswith("//") or _BARE_HOST.match(bare):
        whole = f"https://{bare.lstrip('/')}"
    if whole:
        message = f"{quoted(bare)} mangler begyndelsen af adressen"
        return Flaw("ufuldstaendig-adresse", message, f"skriv {whole}")
    if _OWN_PATH.match(bare):
        return _local(bare)
    page = _PAGE.fullmatch(bare)
    ways = ("https://…", *(f"{name}:…" for name in sorted(schemes)[:1]), "#afsnit")
    remedy = f"skriv side:{page[1]}" if page else f"skriv {danish.listed(ways, 'eller')}"
    return Flaw("ukendt-adresse", f"portalen kender ikke adressen {quoted(bare)}", remedy)


def _spelling_flaw(address: str, bare: str) -> Flaw | None:
    """The flaw of an address that is allowed but holds what no address can hold."""
    if any(letter in address.strip() for letter in " \t\n\xa0"):
        message = f"der er mellemrum i adressen {quoted(address)}"
        return Flaw("mellemrum-i-adresse", message, "skriv %20 i stedet for hvert mellemrum")
    if address != bare or any(letter in address for letter in '\\<>"^`{|}'):
        message = f"adressen {quoted(address)} holder tegn, som ikke kan stå i en adresse"
        return Flaw("ugyldig-adresse", message, "kopiér adressen igen fra browseren")
    return None
