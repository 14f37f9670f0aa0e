"""MkDocs as the maker of the frame: it builds one form for each shape.

In: a project's mkdocs.yml and the shapes. Out: the forms, and the theme's files.
`vip2 build` comes in through `make`; `mkdocs build` comes in through the plugin, which is a
`FramePlugin` that also runs the pipeline. What MkDocs is asked to build is always a list of orders:
a form is an order whose values are sentinels, and a test may order whole pages instead.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel

from generator import mkdocs_theme
from generator.frame import Frame
from generator.page import Layout, Shape
from generator.press import SLOTS, cut, form_address, sentinels

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

# The slots of 404.html, whose text stands in its template.
_LOST: Final = {
    **dict.fromkeys(SLOTS, ""),
    "title": "Siden findes ikke",
    "description": "Adressen findes ikke på dette websted.",
    "robots": '<meta name="robots" content="noindex">',
}


@dataclass(frozen=True, slots=True)
class Order:
    """A page that MkDocs is to build: where, in which shape, and the HTML for each slot."""

    address: str
    shape: Shape
    slots: Mapping[str, str]


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs gives its hook no types
    """What may stand under `vip2` in mkdocs.yml."""

    demonstration = config_options.Type(bool, default=True)
    pdf = config_options.Type(bool, default=True)
    tag = config_options.Type(str, default="vip2.example,2026")
    tilmelding = config_options.Type(str, default="")
    mail = config_options.Type(str, default="")
    admin = config_options.Type(dict, default={})


class FramePlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call] # as above
    """Has MkDocs build the orders and keeps the finished pages in `built`, by address.

    Of a page nothing is written; the theme's files and `404.html` are.
    """

    def __init__(self) -> None:
        self.orders: dict[str, Order] = {}
        self.built: dict[str, str] = {}
        self._assets: Mapping[str, tuple[str, bytes]] = {}

    def take(self, orders: Iterable[Order]) -> None:
        """Replace the orders; what was built of earlier ones is forgotten."""
        self.orders = {order.address: order for order in orders}
        self.built = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig | None:
        """Set what our theme rests on, whatever the project's mkdocs.yml says of it."""
        logging.getLogger("mkdocs.commands.build").addFilter(_is_news)
        config.use_directory_urls = True
        config.theme.dirs.insert(0, str(mkdocs_theme.THEME))
        config.theme.static_templates.discard("sitemap.xml")  # ours is made with the pages
        for key, value in {
            "language": "da",
            "font": False,
            "features": [],
            "palette": None,
        }.items():
            config.theme[key] = value
        self._assets = mkdocs_theme.assets(Path(utils.get_theme_dir("material")))
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Exchange the content of docs/, which is ours to read, and the theme's files for ours."""
        for file in list(files):
            if file.src_dir == config.docs_dir or _belongs_to_theme(file, config):
                files.remove(file)
        for address in self.orders:
            source = f"{address}index.md"
            hidden = InclusionLevel.NOT_IN_NAV
            files.append(File.generated(config, source, content="", inclusion=hidden))
        for address, data in self._assets.values():
            files.append(File.generated(config, address, content=data))
        return files

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Hand the template the order of this page."""
        del config, nav
        return self._with_order(context, self.orders[_address(page)])

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Hand 404.html an order of its own; its text stands in the template."""
        del config
        return self._with_order(context, Order(template_name, Shape("", 0, Layout.ARTICLE), _LOST))

    def _with_order(self, context: TemplateContext, order: Order) -> TemplateContext:
        addresses = {name: address for name, (address, _) in self._assets.items()}
        root = context["base_url"].rstrip("/") + "/"
        ours: dict[str, Any] = {"order": order, "assets": addresses, "root": root}
        context.update(ours)  # type: ignore[typeddict-item] # MkDocs lets plugins add variables
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the page and have MkDocs write nothing."""
        del config
        self.built[_address(page)] = mkdocs_theme.mended(output)
        return ""

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Mend the theme's own page, 404.html."""
        del template_name, config
        return mkdocs_theme.mended(output_content)


def _is_news(record: logging.LogRecord) -> bool:
    """That a page comes out empty is no news: MkDocs is to write none of them."""
    return not record.getMessage().startswith("Page skipped:")


def _address(page: Page) -> str:
    return page.file.src_uri.removesuffix("index.md")


def _belongs_to_theme(file: File, config: MkDocsConfig) -> bool:
    """Whether the file is one of the theme's that no page of ours asks for.

    Of our own theme the folder `assets/` is served as it lies; styles and scripts are not, since
    they go out under other names.
    """
    if file.src_dir == str(mkdocs_theme.THEME):
        return not file.src_uri.startswith("assets/")
    return file.src_dir in config.theme.dirs and file.src_dir != config.theme.custom_dir


def form_orders(shapes: Iterable[Shape]) -> tuple[Order, ...]:
    """An order for the form of each shape, in the shapes' own order."""
    return tuple(
        Order(form_address(shape), shape, sentinels(shape)) for shape in sorted(set(shapes))
    )


def frame_of(plugin: FramePlugin, folder: Path) -> Frame:
    """The frame when MkDocs has built the forms that were ordered, and the files in a folder."""
    forms = {
        order.shape: cut(plugin.built[order.address], order.address)
        for order in plugin.orders.values()
    }
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return Frame(forms, {path.relative_to(folder).as_posix(): path.read_bytes() for path in files})


def make(config_file: Path, shapes: Iterable[Shape], *, site_url: str | None = None) -> Frame:
    """The frame that the project's mkdocs.yml describes; `site_url` replaces the one it names.

    Raises `mkdocs.exceptions.Abort` where mkdocs.yml is not to be used, after MkDocs has said why.
    """
    with TemporaryDirectory(prefix="vip2-") as lent:
        # MkDocs may change the folder that it works in.
        folder = Path(lent).resolve()
        return frame_of(_built(config_file, form_orders(shapes), folder, site_url), folder)


def build_pages(config_file: Path, orders: Iterable[Order]) -> Mapping[str, str]:
    """Whole pages as MkDocs builds them, by address: what pressed pages are measured against."""
    with TemporaryDirectory(prefix="vip2-") as folder:
        return _built(config_file, orders, Path(folder), None).built


def _built(
    config_file: Path, orders: Iterable[Order], workdir: Path, site_url: str | None
) -> FramePlugin:
    config = load_config(str(config_file), site_dir=str(workdir), site_url=site_url)
    plugin = config.plugins.get("vip2")
    if not isinstance(plugin, FramePlugin):
        message = f"{config_file.name}: skriv »vip2« under »plugins«"
        raise ConfigurationError(message)
    plugin.take(orders)
    build(config)
    return plugin
