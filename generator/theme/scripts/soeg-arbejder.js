/*
 * Opens the index of the search and answers from it: in a thread of its own, or in the page where a
 * browser allows no thread, as Chromium does for a site on a disk.
 *
 * The first part of the index is enough for an answer. The others follow by themselves, and each is
 * told of, so that an answer can be given anew.
 */
(() => {
  "use strict";

  const inThread = "importScripts" in self;

  /** Runs a script of the site. In a thread `import`, which does not hold up answers meanwhile. */
  function load(address) {
    if (inThread) {
      return import(address);
    }
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(address)));
      document.head.append(script);
    });
  }

  /** Reads the rest of the index; what cannot be fetched is done without. */
  async function complete(searcher, site, tell) {
    for (const [number, part] of searcher.parts.entries()) {
      await load(site + part);
      searcher.add(self.vip2SoegTekster[number]);
      tell();
    }
  }

  /** The searcher of the site at an address. Rejects where engine or index cannot be fetched. */
  async function open(site, engine, tell) {
    await Promise.all([load(engine), load(`${site}soeg/indeks.js`)]);
    const searcher = self.vip2Soeg.open(self.vip2SoegIndeks);
    complete(searcher, site, tell).catch(() => {});
    return searcher;
  }

  if (!inThread) {
    self.vip2SoegArbejder = open;
    return;
  }

  let opened = null;
  self.addEventListener("message", async ({ data, ports: [port] }) => {
    const { site, engine, query, options } = data;
    try {
      opened ||= open(site, engine, () => self.postMessage("more"));
      const searcher = await opened;
      port.postMessage({ answer: query && searcher.search(query, options) });
    } catch (fault) {
      port.postMessage({ fault: String(fault) });
    }
  });
})();
