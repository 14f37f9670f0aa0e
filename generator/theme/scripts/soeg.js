/*
 * What the search field of every page and the page /soeg/ share: how the search is asked, and what a
 * hit looks like. Nothing is fetched before the first question. What is found is set as text, never
 * as HTML.
 *
 *   vip2Find.open()                   fetches the engine and the first part of the index
 *   vip2Find.search(query, options)   a promise of an answer, as soeg-motor.js tells of it
 *   vip2Find.onMore(listener)         calls when more of the index has come
 *   vip2Find.say(text)                tells those who cannot see it how many there are
 */
(() => {
  "use strict";

  const PAUSE = 700;
  const LONGEST = 200;

  const { root, engine, worker } = document.currentScript.dataset;
  const absolute = (address) => new URL(address, document.baseURI).href;
  const site = absolute(root);

  const listeners = [];
  const tell = () => listeners.forEach((listener) => listener());
  let opened = null;

  /** The search in a thread of its own: a function from a question to a promise of its answer. */
  async function inThread() {
    const thread = new Worker(absolute(worker));
    const ask = (query, options) =>
      new Promise((resolve, reject) => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", ({ data: { answer, fault } }) => {
          port1.close();
          if (fault) {
            reject(new Error(fault));
          } else {
            resolve(answer);
          }
        });
        port1.start();
        thread.addEventListener("error", reject, { once: true });
        thread.postMessage({ site, engine: absolute(engine), query, options }, [port2]);
      });
    thread.addEventListener("message", tell);
    await ask("", {});
    return ask;
  }

  /** The same in the page, where a browser allows no thread: Chromium, for a site on a disk. */
  async function inPage() {
    const script = made("script", { src: absolute(worker) });
    await new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    const searcher = await self.vip2SoegArbejder(site, absolute(engine), tell);
    return async (query, options) => searcher.search(query, options);
  }

  /** Makes the search ready, once; where that fails, the next question tries again. */
  function open() {
    opened ||= inThread()
      .catch(inPage)
      .catch((fault) => {
        opened = null;
        throw fault;
      });
    return opened;
  }

  /** The answer to a question, of which only so much is read as the fields take. */
  async function search(query, options) {
    const ask = await open();
    return ask(query.slice(0, LONGEST), options);
  }

  /** An element with these attributes; its children are elements and texts. */
  function made(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    element.append(...children);
    return element;
  }

  /** A text in pieces, the hits in it marked. */
  function marked(pieces) {
    return pieces.map(({ text, hit }) => (hit ? made("mark", {}, text) : text));
  }

  /** What is told of a hit below its title: that it is no real person, where it stands, its words. */
  function detailsOf(hit) {
    const found = [];
    if (hit.demonstration) {
      found.push(made("span", { class: "badge badge--demo" }, "Demonstration"), " ");
    }
    const where = [hit.place, hit.heading].filter(Boolean).join(" › ");
    if (where) {
      found.push(made("span", { class: "hit__place" }, where), " ");
    }
    if (hit.excerpt.length) {
      found.push(made("span", { class: "hit__excerpt" }, ...marked(hit.excerpt)));
    }
    return found;
  }

  /** A number of results in words. */
  function counted(total) {
    return `${total.toLocaleString("da-DK")} ${total === 1 ? "resultat" : "resultater"}`;
  }

  /** The address of a hit. */
  function addressOf({ address, anchor }) {
    return `${site}${address}${anchor ? `#${anchor}` : ""}`;
  }

  /** The address of the page with all results for a question, and with all pages for none. */
  function pageFor(query) {
    return `${site}soeg/${query ? `?q=${encodeURIComponent(query)}` : ""}`;
  }

  /** A function that does a job, and once more where it was called while the job was under way. */
  function repeatable(job) {
    let running = null;
    let again = false;
    const run = async () => {
      do {
        again = false;
        await job();
      } while (again);
    };
    return () => {
      again = true;
      running ||= run().finally(() => {
        running = null;
      });
      return running;
    };
  }

  const status = made("p", { class: "search__status", role: "status" });
  let announcing = 0;

  /** Says a text to those who cannot see what changed, when there has been a pause in the typing. */
  function say(text) {
    clearTimeout(announcing);
    announcing = setTimeout(() => {
      status.textContent = text;
    }, PAUSE);
  }

  document.querySelector(".search").append(status);

  const onMore = (listener) => listeners.push(listener);
  const asking = { open, search, onMore, repeatable, say };
  const telling = { made, marked, detailsOf, counted, addressOf, pageFor };
  self.vip2Find = { ...asking, ...telling };
})();
