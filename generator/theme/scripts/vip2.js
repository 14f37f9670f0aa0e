/*
 * The site works without this script. It folds the menu on a phone, narrows the list of all pages to
 * what was searched for, and makes links to folders work when the site is opened from a disk, where
 * no server finds index.html.
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

  /** Lower case without accents, æ as ae, so that a word is found however it is spelled. */
  function folded(text) {
    const plain = text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa");
    return plain.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, " ");
  }

  /** The page with the list of all pages shows those that hold every word of the search. */
  function findInList() {
    const form = document.querySelector(".finder");
    if (!form) {
      return;
    }
    const field = form.querySelector("input");
    const count = form.querySelector(".finder__count");
    const items = [...document.querySelectorAll(".letter li")];
    const narrow = () => {
      const words = folded(field.value).trim().split(" ");
      for (const item of items) {
        item.hidden = !words.every((word) => folded(item.textContent).includes(word));
      }
      for (const letter of document.querySelectorAll(".letter")) {
        letter.hidden = !letter.querySelector("li:not([hidden])");
      }
      const found = items.filter((item) => !item.hidden).length;
      count.textContent = found === 1 ? "1 side" : `${found.toLocaleString("da-DK")} sider`;
    };
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    field.addEventListener("input", narrow);
    field.value = new URLSearchParams(location.search).get("q") || "";
    narrow();
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
  document.addEventListener("DOMContentLoaded", findInList);
  if (location.protocol === "file:") {
    openFromDisk();
  }
})();
