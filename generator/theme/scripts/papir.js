/*
 * A page on paper: every link of its text gets a number, and the addresses stand in one list at the
 * end, each once. When the printing is over, the page is as it was.
 *
 * Without this script the addresses that lead away from the site stand behind their words.
 */
(() => {
  "use strict";

  const UNSPOKEN = /^(https?:\/\/|mailto:|tel:)|\/$/g;
  const written = (address) => address.replace(UNSPOKEN, "");
  let added = [];

  /** Where the page is published, also when it is seen from a disk or in a preview. */
  function home() {
    return document.querySelector('link[rel="canonical"]')?.href ?? location.href;
  }

  /** Number the links of the text, and list their addresses below it. */
  function number() {
    const text = document.querySelector(".page--artikel .page__text");
    if (!text || added.length) {
      return;
    }
    const numbers = new Map();
    for (const link of text.querySelectorAll("a[href]")) {
      const target = link.getAttribute("href");
      const isOnPaper = !link.closest("nav, svg, .download, [hidden]");
      const address = new URL(target, home()).href;
      if (isOnPaper && !target.startsWith("#") && written(address) !== link.textContent.trim()) {
        numbers.set(address, numbers.get(address) ?? numbers.size + 1);
        link.after(made("sup", "printed", String(numbers.get(address))));
      }
    }
    if (numbers.size) {
      text.append(list([...numbers.keys()]));
    }
  }

  function list(addresses) {
    const section = made("section", "printed-addresses", "");
    const items = document.createElement("ol");
    items.append(...addresses.map((address) => made("li", "", written(address))));
    section.append(made("h2", "", "Adresser"), items);
    return section;
  }

  /** An element that goes away again; what stands inside another goes with it. */
  function made(name, kind, words) {
    const element = document.createElement(name);
    element.className = kind;
    element.textContent = words;
    added.push(element);
    return element;
  }

  addEventListener("beforeprint", number);
  addEventListener("afterprint", () => {
    for (const element of added) {
      element.remove();
    }
    added = [];
  });
})();
