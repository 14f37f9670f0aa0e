/*
 * The page /soeg/ answers the question in its address: /soeg/?q=mentor&slags=metode
 * Without this script the page is a list of everything from A to Å.
 */
(() => {
  "use strict";

  const STEP = 20;
  const FEW = 7;
  const { search, onMore, repeatable, say } = self.vip2Find;
  const { made, marked, detailsOf, counted, addressOf, pageFor } = self.vip2Find;

  const form = document.getElementById("find");
  const field = form.elements.q;
  const filter = form.querySelector("fieldset");
  const choices = filter.querySelector(".find__choices");
  const found = document.getElementById("fund");
  const title = found.querySelector("h2");
  const suggested = found.querySelector(".found__suggestion");
  const list = found.querySelector("ol");
  const more = found.querySelector("button");
  const advice = found.querySelector(".found__advice");
  const usual = document.querySelectorAll("[data-uden-fund]");

  let kind = "";
  let shown = STEP;
  let filtered = "";

  const words = () => field.value.trim();

  function setUsual(visible) {
    for (const part of usual) {
      part.hidden = !visible;
    }
  }

  function itemOf(hit) {
    const link = made("a", { href: addressOf(hit) }, ...marked(hit.marked));
    const headline = made("h3", { class: "hit__title" }, link);
    const label = made("span", { class: "hit__kind" }, hit.label);
    const details = made("p", { class: "hit__details" }, label, " ", ...detailsOf(hit));
    return made("li", { class: "hit" }, headline, details);
  }

  /** A choice of the filter: a kind of page with its number, or "" for every kind. */
  function choiceOf(value, name, count, only) {
    const radio = made("input", { type: "radio", name: "slags", value });
    radio.checked = value === only;
    const number = made("span", { class: "find__count" }, count.toLocaleString("da-DK"));
    return made("label", { class: "find__kind" }, radio, name, " ", number);
  }

  /** Sets the filter to the kinds that were found; a choice in it leaves it as it stands. */
  function drawFilter(kinds, only) {
    const described = JSON.stringify(kinds);
    const chosen = filter.querySelector("input:checked")?.value;
    filter.hidden = kinds.length < 2;
    if (described !== filtered || chosen !== only) {
      const all = kinds.reduce((sum, one) => sum + one.count, 0);
      const single = kinds.map((one) => choiceOf(one.kind, one.title, one.count, only));
      const rest = single.slice(FEW).filter((choice) => !choice.control.checked);
      choices.replaceChildren(choiceOf("", "Alle", all, only), ...single, ...restOf(rest));
      filtered = described;
    }
  }

  /** A button that shows the rest of the choices, which are hidden until then. */
  function restOf(rest) {
    if (!rest.length) {
      return [];
    }
    const button = made("button", { class: "find__rest", type: "button" }, "Flere slags");
    const setHidden = (hidden) => rest.forEach((choice) => choice.toggleAttribute("hidden", hidden));
    setHidden(true);
    button.addEventListener("click", () => {
      setHidden(false);
      rest[0].control.focus();
      button.remove();
    });
    return [button];
  }

  function drawSuggestion(suggestion) {
    suggested.hidden = !suggestion;
    const link = made("a", { href: pageFor(suggestion) }, suggestion);
    suggested.replaceChildren("Mente du ", link, "?");
  }

  function draw(query, { total, kinds, hits, suggestion }, only) {
    drawFilter(kinds, only);
    drawSuggestion(suggestion);
    const number = total ? `${counted(total)} for` : "Ingen sider passer på";
    title.textContent = `${number} »${query}«`;
    list.replaceChildren(...hits.map(itemOf));
    more.hidden = hits.length >= total;
    advice.hidden = total > 0;
    found.hidden = false;
    setUsual(total === 0);
    say(title.textContent);
  }

  /** Nothing is asked for: the page is its list. */
  function clear() {
    drawFilter([], "");
    found.hidden = true;
    setUsual(true);
    say("");
  }

  /** Says that the search cannot be had; the list is still there. */
  function apologize() {
    clear();
    title.textContent = "Søgningen kunne ikke hentes";
    suggested.textContent = "Prøv igen, eller find siden i listen herunder.";
    suggested.hidden = false;
    list.replaceChildren();
    more.hidden = true;
    advice.hidden = true;
    found.hidden = false;
    say(`${title.textContent}. ${suggested.textContent}`);
  }

  /** Answers what the form asks. A kind of which nothing is found, or not yet, is passed over. */
  const answer = repeatable(async () => {
    const query = words();
    if (!query) {
      clear();
      return;
    }
    try {
      const given = await search(query, { kind, limit: shown });
      const passed = given.kinds.length > 0 && given.total === 0;
      draw(query, passed ? await search(query, { limit: shown }) : given, passed ? "" : kind);
    } catch {
      apologize();
    }
  });

  /** Sets the form to what the address says. */
  function readAddress() {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") ?? "";
    kind = given.get("slags") ?? "";
    shown = history.state?.shown ?? STEP;
  }

  /** Notes the question in the address, so that it can be linked to and come back to. */
  function writeAddress() {
    const set = Object.entries({ q: words(), slags: kind }).filter(([, value]) => value);
    const url = new URL(location.href);
    url.search = new URLSearchParams(set);
    url.hash = "";
    try {
      history.replaceState({ shown }, "", url);
    } catch {
      // Some browsers allow no new address on a disk, or none for a while: the page works without.
    }
  }

  function ask() {
    writeAddress();
    return answer();
  }

  field.addEventListener("input", () => {
    shown = STEP;
    ask();
  });
  filter.addEventListener("change", ({ target }) => {
    kind = target.value;
    shown = STEP;
    ask();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await ask();
    title.focus();
  });
  more.addEventListener("click", async () => {
    const first = shown;
    shown += STEP;
    await ask();
    list.children[first]?.querySelector("a").focus();
  });
  window.addEventListener("popstate", () => {
    readAddress();
    answer();
  });
  onMore(() => list.contains(document.activeElement) || answer());

  readAddress();
  form.hidden = false;
  if (words()) {
    title.textContent = "Søger …";
    found.hidden = false;
    setUsual(false);
  }
  answer();
})();
