"""The MkDocs plugin: `mkdocs build` and `mkdocs serve` make the same site as `vip2 build`.

In: MkDocs' events. Out: the site in MkDocs' own site folder. MkDocs itself works in another folder,
so that a fault in the content leaves the published site as it was.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort

from generator import cache, clock, mkdocs_frame, pipeline, unchanged
from generator.problems import FaultyContentError
from generator.typesetting import UnsettablePaperError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from generator.pipeline import Ready

_SOURCES = ("content", "ambassadors", "newsletters")


class Vip2Plugin(mkdocs_frame.FramePlugin):  # type: ignore[no-untyped-call] # MkDocs' hook
    """Runs the pipeline around MkDocs' build, unless the pipeline is what started MkDocs."""

    def __init__(self) -> None:
        super().__init__()
        self._ready: Ready | None = None
        self._target = Path()
        self._lent: TemporaryDirectory[str]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig | None:
        """Load and check the content, order its forms, and move MkDocs away from the site."""
        if not self.orders:
            self._ready = _ready(_project(config))
            self.take(mkdocs_frame.form_orders(self._ready.shapes))
            self._target = Path(config.site_dir)
            self._lent = TemporaryDirectory(prefix="vip2-")
            config.site_dir = self._lent.name
        return super().on_config(config)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Press the pages and write the site, all or nothing."""
        if self._ready:
            with self._lent as folder:
                frame = mkdocs_frame.frame_of(self, Path(folder))
            store = cache.of(_project(config))
            asked = unchanged.Build(_project(config), self._target, "mkdocs")
            seen = unchanged.look(asked, store)
            report = pipeline.publish(self._ready, frame, self._target, store, seen.left())
            # Only how the site is left is asked for again: MkDocs always reads the content anew.
            unchanged.keep(asked, store, seen.sources, report.left, said="")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Have the preview follow the content as well as docs/, which MkDocs follows by itself."""
        del builder
        for folder in _SOURCES:
            if (_project(config) / folder).is_dir():
                server.watch(str(_project(config) / folder))
        return server


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _ready(project: Path) -> Ready:
    """The project's pages; every fault of the content is shown at once and ends the build."""
    try:
        return pipeline.ready(project, clock.today())
    except (FaultyContentError, UnsettablePaperError) as faulty:
        raise Abort(str(faulty)) from faulty
