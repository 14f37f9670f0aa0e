/*
 * The filters of the directory of ambassadors. Without this script the list stands there whole.
 *
 * The state is the form's, and is kept in the address: /ambassadoerer/?kommune=vejen&jobpakke=…
 * The people come as a script (`katalog-data.js`, see generator/people_data.py), asked for when the
 * form is first touched or the address already asks for somebody.
 */
(() => {
  "use strict";

  const form = document.getElementById("katalog");
  if (!form) {
    return;
  }
  const FACETS = ["region", "kommune", "jobpakke", "metode", "kontakt"];
  const MASKED = ["jobpakke", "metode", "kontakt"];
  const BITS = 30;
  const PAGE = 60;

  const found = document.getElementById("katalog-fund");
  const title = found.querySelector("h2");
  const list = found.querySelector("ul");
  const more = found.querySelector("button");
  const status = form.querySelector("[role=status]");
  const ways = form.querySelector(".katalog__ways");
  const clear = form.querySelector(".katalog__clear");
  const whole = document.querySelectorAll("#alle-ambassadoerer, [data-uden-filter]");
  const { q, naboer } = form.elements;

  let data = null;
  let asked = null;
  let hits = [];
  let shown = PAGE;
  let typing = false;

  const PLAIN = { æ: "a", ø: "o", ł: "l", đ: "d", ð: "d", ı: "i", ß: "ss", þ: "th" };

  /** Letters as they are compared: å, aa and a are one, so are æ, ae and a, and ø, oe and o. */
  function folded(text) {
    const plain = text.toLowerCase().replace(/[æøłđðıßþ]/g, (letter) => PLAIN[letter]);
    const bare = plain.normalize("NFD").replace(/\p{M}/gu, "");
    const short = bare.replace(/a[ae]+/g, "a").replace(/oe+/g, "o");
    return short.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function people(number) {
    return `${number.toLocaleString("da-DK")} ${number === 1 ? "ambassadør" : "ambassadører"}`;
  }

  function listed(words, last) {
    return words.length < 2
      ? words.join("")
      : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
  }

  function element(name, className, ...children) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  }

  /** Asks for the people, once. */
  function load() {
    asked ||= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = form.dataset.src;
      script.addEventListener("load", () => resolve(prepare(window.vip2Katalog)));
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    return asked;
  }

  /** What is looked up at every change is made ready once. */
  function prepare(given) {
    data = given;
    data.number = {};
    for (const facet of FACETS) {
      data.number[facet] = new Map(data.choices[facet].map(([id], number) => [id, number]));
    }
    data.reach = data.near.map((near) => new Set(near));
    data.words = {};
    for (const facet of ["kommune", "jobpakke", "metode"]) {
      data.words[facet] = data.choices[facet].map(([, name]) => folded(name));
    }
    data.words.workplaces = data.workplaces.map(folded);
    data.words.names = data.names.map(folded);
  }

  /** The number of the choice in a facet, or -1. */
  function chosen(facet) {
    return data.number[facet].get(form.elements[facet].value) ?? -1;
  }

  function has(facet, person, choice) {
    return (data[facet][Math.floor(choice / BITS)][person] >> choice % BITS) & 1;
  }

  /** The conditions that are set: the name of each, and what it asks of a person. */
  function conditions() {
    const set = [];
    const region = chosen("region");
    const town = chosen("kommune");
    if (region >= 0) {
      set.push(["region", (one) => data.regionOf[data.town[one]] === region]);
    }
    if (town >= 0) {
      const near = naboer.checked ? data.reach[town] : new Set();
      set.push(["kommune", (one) => data.town[one] === town || near.has(data.town[one])]);
    }
    for (const facet of MASKED) {
      const choice = chosen(facet);
      if (choice >= 0) {
        set.push([facet, (one) => has(facet, one, choice)]);
      }
    }
    const words = folded(q.value).split(" ").filter(Boolean);
    if (words.length) {
      const tests = words.map(wordTest);
      set.push(["q", (one) => tests.every((test) => test(one))]);
    }
    return set;
  }

  /** Whether a person has the word, or a part of one, in any of what is searched. */
  function wordTest(word) {
    const holds = (text) => text.includes(word);
    const towns = data.words.kommune.map(holds);
    const places = data.words.workplaces.map(holds);
    const known = ["jobpakke", "metode"].map((facet) => [
      facet,
      [...data.words[facet].keys()].filter((choice) => holds(data.words[facet][choice])),
    ]);
    return (one) =>
      holds(data.words.names[one]) ||
      places[data.workplace[one]] ||
      towns[data.town[one]] ||
      known.some(([facet, choices]) => choices.some((choice) => has(facet, one, choice)));
  }

  /** Count a person at every choice of a facet that the person has. */
  function tally(counts, facet, person) {
    if (MASKED.includes(facet)) {
      data[facet].forEach((column, part) => {
        for (let bits = column[person]; bits; bits &= bits - 1) {
          counts[facet][part * BITS + 31 - Math.clz32(bits & -bits)] += 1;
        }
      });
    } else if (data.town[person] >= 0) {
      const town = data.town[person];
      counts[facet][facet === "kommune" ? town : data.regionOf[town]] += 1;
    }
  }

  /**
   * Who fits; for each facet what each of its choices would give, the others being as they are; and
   * for each condition how many there would be without it.
   */
  function search() {
    const set = conditions();
    const counts = Object.fromEntries(
      FACETS.map((facet) => [facet, new Array(data.choices[facet].length).fill(0)]),
    );
    const without = Object.fromEntries(set.map(([name]) => [name, 0]));
    const fit = [];
    for (let one = 0; one < data.names.length; one += 1) {
      let missed = "";
      let misses = 0;
      for (let at = 0; at < set.length && misses < 2; at += 1) {
        if (!set[at][1](one)) {
          missed = set[at][0];
          misses += 1;
        }
      }
      if (misses === 0) {
        fit.push(one);
        FACETS.forEach((facet) => tally(counts, facet, one));
      } else if (misses === 1) {
        without[missed] += 1;
        if (missed !== "q") {
          tally(counts, missed, one);
        }
      }
    }
    if (naboer.checked) {
      const own = counts.kommune;
      counts.kommune = own.map((number, town) =>
        data.near[town].reduce((sum, near) => sum + own[near], number),
      );
    }
    return { fit, counts, without, active: set.length > 0 };
  }

  /** The town that is looked around in, or -1. */
  function centre() {
    return naboer.checked ? chosen("kommune") : -1;
  }

  function cardOf(person) {
    const id = data.ids[person];
    const town = data.town[person];
    const named = (facet) =>
      data.choices[facet].filter((_, choice) => has(facet, person, choice)).map(([, name]) => name);
    const link = document.createElement("a");
    link.href = `${form.dataset.base}${typeof id === "number" ? `amb-${String(id).padStart(4, "0")}` : id}/`;
    link.textContent = data.names[person];
    const facts = [];
    if (town >= 0) {
      const beside = centre() >= 0 && town !== centre() ? " (nabokommune)" : "";
      facts.push(data.choices.kommune[town][1] + beside);
    }
    facts.push(data.workplaces[data.workplace[person]]);
    /** A name as it stands inside a sentence: abbreviations keep their capitals. */
    const inside = (name) =>
      name.slice(1, 2) === name.slice(1, 2).toLowerCase()
        ? name.slice(0, 1).toLowerCase() + name.slice(1)
        : name;
    const known = listed(named("jobpakke").map(inside), "og");
    facts.push(known.slice(0, 1).toUpperCase() + known.slice(1));
    const methods = named("metode").map(inside);
    facts.push(methods.length ? `Bruger ${listed(methods, "og")}` : "");
    const offers = named("kontakt");
    facts.push(offers.length ? `Spørg om ${listed(offers, "og")}` : "");
    const card = element("li", "card", element("h3", "card__title", link));
    if (data.demo[person]) {
      const badge = element("span", "badge badge--demo", "Demonstration");
      card.append(element("p", "card__badge", badge));
    }
    const lines = facts.filter(Boolean).map((fact) => element("li", "", fact));
    card.append(element("ul", "card__meta", ...lines));
    return card;
  }

  function drawCards() {
    const held = list.contains(document.activeElement);
    list.replaceChildren(...hits.slice(0, shown).map(cardOf));
    drawMore();
    if (held) {
      title.focus();
    }
  }

  function drawMore() {
    const left = hits.length - shown;
    more.hidden = left <= 0;
    more.textContent = `Vis flere (${left.toLocaleString("da-DK")} til)`;
  }

  function drawCounts(counts) {
    for (const facet of FACETS) {
      [...form.elements[facet].options].slice(1).forEach((option, choice) => {
        const text = `${option.dataset.title} (${counts[facet][choice].toLocaleString("da-DK")})`;
        if (option.text !== text) {
          option.text = text;
        }
      });
    }
  }

  /** What a condition is called when it is offered to be taken away. */
  function wordsOf(name) {
    return name === "q" ? `»${q.value.trim()}«` : form.elements[name].selectedOptions[0].dataset.title;
  }

  function statusText(without) {
    if (hits.length === 0) {
      const helpful = Object.keys(without).filter((name) => without[name]);
      const what = helpful.length ? listed(helpful.map(wordsOf), "eller") : "et par af valgene";
      return `Ingen ambassadører passer. Prøv at fjerne ${what}.`;
    }
    if (centre() < 0) {
      return people(hits.length);
    }
    const own = hits.filter((one) => data.town[one] === centre()).length;
    const around = hits.length - own;
    if (!around || !own) {
      return `${people(hits.length)} i ${own ? "kommunen" : "nabokommunerne"}`;
    }
    return `${people(hits.length)}: ${own} i kommunen og ${around} i nabokommunerne`;
  }

  /** Where nobody fits, a button for each condition that stands in the way alone. */
  function drawWays(without) {
    const names = hits.length ? [] : Object.keys(without).filter((name) => without[name]);
    const buttons = names.map((name) => {
      const words = `Fjern ${wordsOf(name)} (${without[name].toLocaleString("da-DK")})`;
      const button = element("button", "katalog__button", words);
      button.type = "button";
      button.addEventListener("click", () => {
        const field = form.elements[name];
        field.value = "";
        field.focus();
        changed(true);
      });
      return button;
    });
    ways.replaceChildren(...buttons);
  }

  /** Shows what the form asks for. */
  function draw() {
    const { fit, counts, without, active } = search();
    const here = centre();
    const isHere = (one) => data.town[one] === here;
    hits = here < 0 ? fit : [...fit.filter(isHere), ...fit.filter((one) => !isHere(one))];
    for (const part of whole) {
      part.hidden = active;
    }
    found.hidden = !active || hits.length === 0;
    clear.hidden = !active;
    status.textContent = statusText(without);
    drawWays(without);
    drawCounts(counts);
    if (active) {
      drawCards();
    }
  }

  /** Draws as soon as the people are there. */
  function show() {
    const sorry = "Listen til valgene kunne ikke hentes. Alle ambassadører står herunder.";
    return load().then(draw, () => {
      status.textContent = sorry;
    });
  }

  /** The form's state as a query; being near is usual, so only its absence is told. */
  function query() {
    const given = new URLSearchParams();
    for (const name of [...FACETS, "q"]) {
      const value = form.elements[name].value.trim();
      if (value) {
        given.set(name, value);
      }
    }
    if (!naboer.checked) {
      given.set("naboer", "nej");
    }
    return given;
  }

  /** Sets the form to what the address says; what it has no choice for is passed over. */
  function readAddress() {
    const given = new URLSearchParams(location.search);
    for (const name of [...FACETS, "q"]) {
      const field = form.elements[name];
      field.value = given.get(name) ?? "";
      if (field.selectedIndex === -1) {
        field.value = "";
      }
    }
    naboer.checked = given.get("naboer") !== "nej";
    shown = history.state?.shown ?? PAGE;
    typing = false;
  }

  /** Notes the state in the address, as a step of its own or in the place of the last. */
  function writeAddress(step) {
    const url = new URL(location.href);
    url.search = query();
    url.hash = "";
    try {
      history[step ? "pushState" : "replaceState"]({ shown }, "", url);
    } catch {
      // Some browsers allow no new address on a disk, or none for a while: the page works without.
    }
  }

  function changed(step) {
    shown = PAGE;
    writeAddress(step);
    return show();
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", load, { once: true });
  form.addEventListener("pointerdown", load, { once: true });

  // A word that is typed is one step back, however many letters it has.
  form.addEventListener("input", ({ target }) => {
    const step = target !== q || !typing;
    typing = target === q;
    changed(step);
  });

  clear.addEventListener("click", () => {
    for (const name of [...FACETS, "q"]) {
      form.elements[name].value = "";
    }
    naboer.checked = true;
    q.focus();
    changed(true);
  });

  more.addEventListener("click", () => {
    const first = shown;
    shown += PAGE;
    list.append(...hits.slice(first, shown).map(cardOf));
    drawMore();
    writeAddress(false);
    list.children[first].querySelector("a").focus();
  });

  // A square of the map chooses its municipality, unless the reader asks for another window.
  document.addEventListener("click", (event) => {
    const tile = event.target.closest("a[data-kommune]");
    const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (tile && plain && event.button === 0) {
      event.preventDefault();
      form.elements.kommune.value = tile.dataset.kommune;
      changed(true).then(() => (found.hidden ? form.elements.kommune : title).focus());
    }
  });

  window.addEventListener("popstate", () => {
    readAddress();
    show();
  });

  readAddress();
  form.hidden = false;
  if ([...FACETS, "q"].some((name) => form.elements[name].value)) {
    show();
  }
})();
