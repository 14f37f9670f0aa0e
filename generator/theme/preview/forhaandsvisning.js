/*
 * Only a preview has this script. It asks the server to say when the site has changed, and then
 * loads the page again; the browser keeps the place on it. A page that nobody sees does not ask, for
 * a browser keeps only six lines open to a server; it is looked after when it is seen again.
 */
(() => {
  "use strict";

  const { edition, news } = document.currentScript.dataset;
  let line;

  function listen() {
    if (line || document.hidden) {
      return;
    }
    line = new EventSource(news);
    line.onmessage = (event) => {
      say("");
      if (event.data !== edition) {
        hangUp();
        location.reload();
      }
    };
    line.onerror = () => say("Forhåndsvisningen er stoppet. Start den igen med vip2 serve.");
  }

  function hangUp() {
    line?.close();
    line = undefined;
  }

  /** Tell something at the foot of the page, or no longer. */
  function say(words) {
    document.querySelector(".preview-gone")?.remove();
    if (words) {
      const told = document.createElement("p");
      told.className = "preview-gone";
      told.setAttribute("role", "status");
      told.textContent = words;
      document.body.append(told);
    }
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? hangUp() : listen()));
  // A page that the browser has put aside and takes out again is as old as it was.
  addEventListener("pagehide", hangUp);
  addEventListener("pageshow", listen);
})();
