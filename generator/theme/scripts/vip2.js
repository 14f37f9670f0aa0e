/*
 * The site works without this script. It folds the menu on a phone, and makes links to folders work
 * when the site is opened from a disk, where no server finds index.html.
 *
 * It is loaded before the body, so that the stylesheet knows at once that the menu can be folded.
 */
(() => {
  "use strict";

  document.documentElement.classList.add("js");

  /** The menu button shows and hides the menu; Escape hides it and gives the focus back. */
  function foldMenu() {
    const button = document.querySelector(".menu-button");
    const isOpen = () => button.getAttribute("aria-expanded") === "true";
    const open = (yes) => button.setAttribute("aria-expanded", String(yes));
    button.addEventListener("click", () => open(!isOpen()));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && isOpen()) {
        open(false);
        button.focus();
      }
    });
  }

  /** The address of the page in a folder on disk. */
  function withIndex(address) {
    const url = new URL(address, document.baseURI);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) {
      url.pathname += "index.html";
    }
    return url.href;
  }

  /** Links and forms that lead to a folder lead to its page instead, also those added later. */
  function openFromDisk() {
    const mend = (event) => {
      const link = event.target.closest("a[href]");
      if (link) {
        // Not `link.href`, which is no text where the link stands in a drawing.
        link.setAttribute("href", withIndex(link.getAttribute("href")));
      }
    };
    document.addEventListener("click", mend, true);
    document.addEventListener("auxclick", mend, true);
    document.addEventListener(
      "submit",
      (event) => {
        event.target.action = withIndex(event.target.action);
      },
      true,
    );
  }

  document.addEventListener("DOMContentLoaded", foldMenu);
  if (location.protocol === "file:") {
    openFromDisk();
  }
})();
