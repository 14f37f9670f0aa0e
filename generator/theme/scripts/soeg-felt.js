/*
 * The search field of every page answers while one types. Without this script it leads to /soeg/.
 *
 * The pattern is WAI-ARIA's combobox with a list: the focus stays in the field, the arrows choose.
 */
(() => {
  "use strict";

  const SHOWN = 8;
  const PATIENCE = 400;

  const { open, search, onMore, repeatable, say } = self.vip2Find;
  const { made, marked, detailsOf, counted, addressOf, pageFor } = self.vip2Find;

  const form = document.querySelector(".search");
  const field = form.querySelector(".search__field");
  const note = made("p", { class: "finds__note" });
  const list = made("div", {
    class: "finds__list",
    id: "soeg-liste",
    role: "listbox",
    "aria-label": "Søgeresultater",
  });
  const panel = made("div", { class: "finds" }, note, list);

  let wanted = false; // the reader is waiting for an answer, or reading one
  let drawn = ""; // the question whose answer the list shows
  let choices = [];
  let at = -1;

  const words = () => field.value.trim();
  const isOpen = () => !panel.hidden;

  /** Opens the list; where there is nothing to choose, only the note above it is shown. */
  function show() {
    panel.hidden = false;
    list.hidden = choices.length === 0;
    note.hidden = note.textContent === "";
    field.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    wanted = false;
    if (!isOpen()) {
      return;
    }
    choose(-1);
    say("");
    panel.hidden = true;
    field.setAttribute("aria-expanded", "false");
  }

  /** Points at a choice, or with -1 at none: then the field is all there is. */
  function choose(next) {
    choices[at]?.setAttribute("aria-selected", "false");
    at = next;
    const choice = choices[at];
    if (choice) {
      choice.setAttribute("aria-selected", "true");
      choice.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", choice.id);
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  /** A step down (1) or up (-1); past either end is the field again. */
  function step(way) {
    const places = choices.length + 1;
    choose(((at + 1 + way + places) % places) - 1);
  }

  /** A choice: a link that the arrows reach and Tab does not. */
  function choiceOf(href, name, ...children) {
    const given = { class: name, role: "option", href, tabindex: "-1", "aria-selected": "false" };
    const choice = made("a", { ...given, id: `soeg-valg-${choices.length}` }, ...children);
    choices.push(choice);
    return choice;
  }

  /** A question to ask instead; it is asked at once, in the same field. */
  function suggestionOf(suggestion) {
    const text = ["Mente du ", made("strong", {}, suggestion), "?"];
    const choice = choiceOf(pageFor(suggestion), "finds__choice", ...text);
    choice.addEventListener("click", (event) => {
      if (!(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) {
        event.preventDefault();
        event.stopPropagation();
        field.value = suggestion;
        ask();
      }
    });
    return choice;
  }

  function hitOf(hit) {
    const headline = made("span", { class: "hit__title" }, ...marked(hit.marked));
    return choiceOf(addressOf(hit), "hit", headline, " ", ...detailsOf(hit));
  }

  /** The hits of a kind under its name. */
  function groupOf(title, hits) {
    const id = `soeg-slags-${choices.length}`;
    const name = made("div", { class: "finds__kind", id, role: "presentation" }, title);
    const given = { class: "finds__group", role: "group", "aria-labelledby": id };
    return made("div", given, name, ...hits.map(hitOf));
  }

  /** Sets the list to what was found: by kind, the kind with the best hit first. */
  function draw(query, { total, kinds, hits, suggestion }) {
    choose(-1);
    choices = [];
    drawn = query;
    const parts = suggestion ? [suggestionOf(suggestion)] : [];
    for (const { kind, title } of kinds) {
      const found = hits.filter((hit) => hit.kind === kind);
      if (found.length) {
        parts.push(groupOf(title, found));
      }
    }
    const rest = total ? `Vis alle ${counted(total)}` : "Gode råd og alle sider fra A til Å";
    parts.push(choiceOf(pageFor(query), "finds__choice", rest));
    list.replaceChildren(...parts);
    note.textContent = total ? "" : `Ingen sider passer på »${query}«.`;
    say(total ? counted(total) : note.textContent);
    show();
  }

  /** Says that the search cannot be had, and leads to the list of all pages. */
  function apologize() {
    choose(-1);
    choices = [];
    list.replaceChildren(choiceOf(pageFor(""), "finds__choice", "Alle sider fra A til Å"));
    note.textContent = "Søgningen kunne ikke hentes. Prøv igen, eller brug listen over alle sider.";
    say(note.textContent);
    show();
  }

  /** Says that the answer is under way, where it is long in coming. */
  function wait() {
    return setTimeout(() => {
      if (wanted && !isOpen()) {
        choices = [];
        note.textContent = "Henter søgningen …";
        show();
      }
    }, PATIENCE);
  }

  /** Answers what stands in the field. */
  const answer = repeatable(async () => {
    const query = words();
    if (!query) {
      close();
      return;
    }
    const waiting = wait();
    try {
      const given = await search(query, { limit: SHOWN });
      // Not for who has left meanwhile, nor below the feet of who is choosing.
      if (wanted && !(at >= 0 && query === drawn)) {
        draw(query, given);
      }
    } catch {
      if (wanted) {
        apologize();
      }
    } finally {
      clearTimeout(waiting);
    }
  });

  /** The reader wants an answer to what stands in the field now. */
  function ask() {
    wanted = true;
    choose(-1);
    return answer();
  }

  const KEYS = {
    ArrowDown: (event) => arrow(event, 1),
    ArrowUp: (event) => arrow(event, -1),
    Home: (event) => jump(event, 0),
    End: (event) => jump(event, choices.length - 1),
    Enter(event) {
      if (isOpen() && choices[at]) {
        event.preventDefault();
        choices[at].click();
      }
    },
    Escape(event) {
      if (wanted || field.value) {
        event.preventDefault();
        event.stopPropagation();
      }
      if (wanted) {
        close();
      } else {
        field.value = "";
      }
    },
  };

  /** The arrows open the list and move in it; with Alt they only open and close it. */
  function arrow(event, way) {
    event.preventDefault();
    if (event.altKey && way < 0) {
      close();
      return;
    }
    if (!isOpen() && words()) {
      ask().then(() => event.altKey || step(way));
    } else if (!event.altKey) {
      step(way);
    }
  }

  /** Home and End move in the list once one is in it; before that they are the field's own. */
  function jump(event, next) {
    if (at >= 0) {
      event.preventDefault();
      choose(next);
    }
  }

  // A text field, since only that may be a combobox by the rules of ARIA in HTML.
  field.type = "text";
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    field.setAttribute(name, value);
  }
  panel.hidden = true;
  form.append(panel);

  const prepare = () => open().catch(() => {});
  field.addEventListener("focus", prepare);
  form.addEventListener("pointerdown", prepare, { once: true });
  field.addEventListener("input", ask);
  field.addEventListener("click", () => isOpen() || ask());
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (!event.isComposing && !event.ctrlKey && !event.metaKey) {
      (KEYS[event.key] || (event.key.startsWith("Arrow") ? () => choose(-1) : () => {}))(event);
    }
  });
  form.addEventListener("submit", close);

  // A press on the list leaves the focus in the field; a choice that is taken closes the list.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => event.target.closest("a") && close());
  document.addEventListener("pointerdown", (event) => form.contains(event.target) || close());

  // More of the index has come: the answer is given anew, unless one is choosing from it already.
  onMore(() => isOpen() && answer());

  if (document.activeElement === field) {
    prepare();
    ask();
  }
})();
