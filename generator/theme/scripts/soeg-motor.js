/*
 * The search: from a question to what answers it. It touches no page, so it runs in a worker
 * (`importScripts`) as well as in a page (`<script>`), also from a folder on a disk.
 *   self.vip2Soeg.open(self.vip2SoegIndeks)   a searcher, from `soeg/indeks.js`
 *   searcher.parts                            the text files, e.g. "soeg/tekst-0.1a2b3c4d.js"
 *   searcher.add(self.vip2SoegTekster[n])     takes in text file n, once that is loaded
 *   searcher.search(question, {kind, limit})  an answer; `kind` is one of its `kinds[].kind`, and
 *                                             `limit` the most hits (10 unless told):
 *     {total,                                 hits in all (of the kind, where one is asked for)
 *      kinds: [{kind, title, count}],         of every hit, the kind with the best hit first
 *      hits: [{address, title, kind, label, place, demonstration, heading, anchor, score,
 *              marked: [{text, hit}],         the title in pieces
 *              excerpt: [{text, hit}]}],      some words of the text in pieces
 *      suggestion}                            a question that finds more, or ""
 * Addresses are relative to the front page. `heading` and `anchor` are the section where the hit is,
 * both "" where that is the top of the page. What the index holds is told in generator/search/.
 */
(() => {
  "use strict";
  // How much a word counts by where it stands: a hit is its best place and a tenth of the others.
  const [FIRST, TITLE, NAMES, HEADING, TEXT] = [0, 1, 2, 3, 4];
  const [PLACES, OTHERS] = [[1.06, 1, 0.7, 0.5, 0.2], 0.1];
  // And by how it was found: with another ending; as a part of a compound; by its beginning; by other
  // words for it; as two words that it is made of; in spite of a slip of the finger.
  const [ENDING, PART, BEGINNING, SYNONYM, CUT, SLIP] = [0.75, 0.65, 0.8, 0.85, 0.6, 0.55];
  // How much depends on how much of a title was asked for; and what it gains when that is nearly all.
  const [COVER, EXACT, NEARLY] = [0.3, 0.1, 0.6];
  const [MOST_WORDS, LONGEST_PHRASE, MOST_OF_A_KIND, EXCERPT, BEFORE] = [12, 4, 3, 170, 50];
  const SPELLINGS = { æ: "a", ø: "o", œ: "o", ß: "ss", ð: "d", đ: "d", ł: "l", þ: "th", ı: "i" };
  const WORD = /[\p{L}\p{N}]+(?:[\u0300-\u036f]+[\p{L}\p{N}]*)*/gu;
  const CAPITALS = /^\p{Lu}{2,5}$/u;
  const ENDINGS = new RegExp(
    "(?:hedernes|hederne|erendes|erende|hedens|ethed|erede|heden|heder|endes|ernes|erens|erets|edes" +
      "|ered|ende|erne|eren|erer|heds|enes|eres|eret|ede|hed|ene|ere|ens|ers|ets|en|er|es|et|e)$",
  );

  const put = (map, key, value) => map.set(key, map.get(key) || []).get(key).push(value);
  const expression = (phrase) => phrase.map((word) => stem(fold(word))).join(" ");
  const slips = ({ length }) => (length > 8 ? 2 : length > 4 ? 1 : 0); // how many a word is given

  /** Letters as they are compared: å, aa and a are one, so are æ, ae and a, and ø, oe and o. */
  function fold(text) {
    const plain = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    const spelled = plain.replace(/[æøœßðđłþı]/g, (letter) => SPELLINGS[letter]);
    return spelled.replace(/a[ae]+/g, "a").replace(/oe+/g, "o");
  }

  /** The words of a text in lower case; abbreviations keep their capitals: DA is not da. */
  function words(text) {
    return (text.match(WORD) || []).map((one) => (CAPITALS.test(one) ? one : one.toLowerCase()));
  }

  /** What a folded word is without its ending: see generator/search/words.py. */
  function stem(word) {
    const syllable = /[aeiouy][^aeiouy]/.exec(word);
    if (word.length < 4 || !syllable || !/^[a-z]+$/.test(word)) {
      return word;
    }
    const start = Math.max(syllable.index + 2, 3);
    const plain = word.replace(/billede(?:t|r|rne)?s?$/, "billed"); // no verb of the past
    let root = plain.slice(0, start) + plain.slice(start).replace(ENDINGS, "");
    const less = (falls) => (falls && root.length > start ? root.slice(0, -1) : root);
    root = less(/[bcdfghjklmnprtvz]s$/.test(root));
    root = less(/(?:gd|dt|gt|kt)$/.test(root));
    root = less(root.at(-1) === root.at(-2) && /[^aeiouy]$/.test(root)).replace(/kursus$/, "kur");
    return root.replace(/([bdfgkpstv])r$/, "$1").replace(/([bdfgkmpst])\1?e?l$/, "$1el");
  }

  class Searcher {
    constructor(index) {
      this.parts = index.parts;
      this.kinds = index.kinds; // word, label, plural, how much a hit of the kind counts
      this.pages = index.pages; // address, title, kind, place, names, headings, opening, demonstration
      const small = new Set(index.small.split(" ")); // words that tell nothing, folded
      this.isSmall = (word) => small.has(fold(word)) && !CAPITALS.test(word);
      this.lengths = []; // how many words a page's title has; small ones count little
      this.sections = []; // the texts of a page: before its first heading, and below each
      this.entries = []; // the words of the site by number: word, folded, small, where it stands
      this.numbers = new Map(); // word → its number
      this.byStem = new Map(); // stem → numbers of the words that have it
      this.byPart = new Map(); // stem → numbers of compounds, each with the part that has it
      this.compounds = new Map(); // stem of a compound → its parts
      this.synonyms = new Map(); // expression → those that mean the same
      this._learn(index.compounds);
      index.synonyms.forEach(([from, to]) => put(this.synonyms, expression(words(from)), words(to)));
      this.pages.forEach(([, title, kind, place, names, headings, opening], page) => {
        this.lengths.push(this._take(page, TITLE, title) || 1);
        this._take(page, NAMES, [names, place, ...this.kinds[kind].slice(0, 3)].join(" "));
        headings.forEach(([heading]) => this._take(page, HEADING, heading));
        this._take(page, TEXT, opening);
      });
    }

    add(file) {
      this._learn(file.compounds);
      file.texts.forEach((sections, place) => {
        this.sections[file.first + place] = sections;
        sections.forEach((text) => this._take(file.first + place, TEXT, text));
      });
    }

    /** Note how compounds are made up: `job-pakke-ambassador`, one a line. */
    _learn(compounds) {
      const note = (one) => this.compounds.set(one.replaceAll("-", ""), one.split("-"));
      compounds.split("\n").forEach(note);
    }

    /** Index the words of a text; returns how many there are, of which small ones count little. */
    _take(page, place, text) {
      let count = 0;
      for (const word of words(text)) {
        const { small, posts } = this.entries[this.numbers.get(word) ?? this._meet(word)];
        const post = page * 8 + (place === TITLE && !small && count < 1 ? FIRST : place);
        if (posts[posts.length - 1] !== post) {
          posts.push(post);
        }
        count += small ? 0.1 : 1;
      }
      return count;
    }

    /** Give a new word a number, and note what it is made of: parts, and parts that stand together. */
    _meet(word) {
      const number = this.entries.length;
      const folded = fold(word);
      const parts = this.compounds.get(stem(folded)) || [];
      this.entries.push({ word, folded, small: this.isSmall(word), posts: [] });
      this.numbers.set(word, number);
      put(this.byStem, stem(folded), number);
      for (let start = 0; start < parts.length; start += 1) {
        for (let end = start + 1; end <= parts.length && end - start < parts.length; end += 1) {
          const part = parts.slice(start, end).join("");
          put(this.byPart, stem(part), [number, part]);
        }
      }
      return number;
    }

    /** The words that a word is a form or a part of: their numbers, each with how well. */
    _known(word) {
      const folded = fold(word);
      const found = new Map();
      const note = (number, form, how) => found.set(number, form === folded ? how : how * ENDING);
      (this.byPart.get(stem(folded)) || []).forEach(([number, part]) => note(number, part, PART));
      (this.byStem.get(stem(folded)) || [])
        .filter((number) => this.entries[number].small === this.isSmall(word))
        .forEach((number) => note(number, this.entries[number].folded, 1));
      return found;
    }

    /** The words that a word may mean: what it is a form, a part or the beginning of. */
    _meant(word) {
      const folded = fold(word);
      const found = this._known(word);
      const begins = /^\D{3}/.test(folded) || !found.size;
      this.entries.forEach(({ folded: whole }, number) => {
        if (begins && whole.startsWith(folded) && !found.has(number)) {
          found.set(number, BEGINNING * (0.4 + (0.6 * folded.length) / whole.length));
        }
      });
      return found;
    }

    /** The words nearest to one with a slip in it; `further` allows more slips than are likely. */
    _near(word, further = 0) {
      const folded = fold(word);
      const root = stem(folded);
      let near = slips(folded) + further;
      let forms = new Set();
      const compare = (one, other, form) => {
        const most = Math.min(near, slips(other) + further);
        const way = most ? distance(one, other, most) : Infinity;
        if (way <= most) {
          forms = way < near ? new Set([form]) : forms.add(form);
          near = way;
        }
      };
      this.entries.forEach((entry) => compare(folded, entry.folded, entry.word));
      this.entries.forEach((entry) => word !== folded && compare(word, entry.word, entry.word));
      this.byPart.forEach((_, part) => compare(root, part, part));
      const likely = Math.min(1, folded.length / 10);
      return merged([...forms].map((form) => this._known(form)), SLIP * likely);
    }

    /** A word as two that the site knows, cut as near its middle as can be; none where it cannot be. */
    _cut(word) {
      const folded = fold(word);
      const least = /\d/.test(folded) ? 2 : 3;
      const off = (cut) => Math.abs(cut - folded.length / 2);
      const piece = (text) => {
        const forms = [text, text.replace(/[se]$/, "")]; // the second without what links it to the next
        return merged(forms.map((form) => (this.isSmall(form) ? [] : this._known(form))), 1);
      };
      return Array.from(folded, (_, cut) => cut)
        .filter((cut) => cut >= least && cut <= folded.length - least)
        .sort((one, other) => off(one) - off(other))
        .map((cut) => [piece(folded.slice(0, cut)), piece(folded.slice(cut))])
        .find((pieces) => pieces.every((found) => found.size));
    }

    /** The ways to read a question: which of its words, as what words of the site, met by which pages. */
    _readings(terms) {
      const readings = [];
      const found = terms.map(() => false);
      const read = (from, to, factor, wanted = []) => {
        const met = this._met(wanted, factor);
        if (met.size) {
          readings.push({ from, to, wanted, met });
          found.fill(true, from, to);
        }
      };
      for (let from = 0; from < terms.length; from += 1) {
        read(from, from + 1, 1, [this._meant(terms[from])]);
        for (let to = from + 1; to <= Math.min(terms.length, from + LONGEST_PHRASE); to += 1) {
          const [first, ...rest] = terms.slice(from, to);
          for (const link of rest.length ? ["", "s", "e"] : []) {
            read(from, to, 1, [this._known(first + link + rest.join(""))]);
          }
          for (const other of this.synonyms.get(expression([first, ...rest])) || []) {
            read(from, to, SYNONYM, other.map((one) => this._known(one)));
          }
        }
      }
      const unknown = terms.map((_, place) => place).filter((place) => !found[place]);
      for (const place of unknown) {
        read(place, place + 1, CUT, this._cut(terms[place]));
        read(place, place + 1, 1, [this._near(terms[place])]);
      }
      return { readings, unknown };
    }

    /** The pages that have all of several words, and how well: by the best place of each, the worst. */
    _met(wanted, factor) {
      const each = wanted.map((meant) => {
        const found = new Map();
        for (const [number, how] of meant) {
          for (const post of this.entries[number].posts) {
            const places = found.get(post >> 3) || [0, 0, 0, 0, 0];
            places[post & 7] = Math.max(places[post & 7], how);
            found.set(post >> 3, places);
          }
        }
        return found;
      });
      const met = new Map();
      for (const page of each.length ? each[0].keys() : []) {
        const all = each.map((found) => found.get(page));
        if (all.every(Boolean)) {
          const title = all.reduce((sum, [first, other]) => sum + Math.max(first, other), 0);
          met.set(page, [factor * Math.min(...all.map(strength)), factor * title]);
        }
      }
      return met;
    }

    /** The pages that answer a question, the best first. */
    _ranked(terms, readings) {
      const scores = new Map();
      terms.forEach((_, term) => {
        const best = new Map();
        for (const { from, to, met } of readings.filter(({ from, to }) => from <= term && term < to)) {
          for (const [page, [well, title]] of met) {
            const [most, titled] = best.get(page) || [0, 0];
            best.set(page, [Math.max(most, well), Math.max(titled, title / (to - from))]);
          }
        }
        const rare = Math.log(1 + this.pages.length / (1 + best.size));
        for (const [page, [well, title]] of best) {
          const [sum, count, titles] = scores.get(page) || [0, 0, 0];
          scores.set(page, [sum + rare * well, count + 1, titles + title]);
        }
      });
      const ranked = Array.from(scores, ([page, [sum, count, titles]]) => {
        const [kind, , , weight] = this.kinds[this.pages[page][2]];
        const asked = Math.min(1, titles / this.lengths[page]); // so much of the title
        const exact = Math.min(asked, titles / terms.length) < NEARLY ? 0 : EXACT;
        const cover = (1 - COVER + COVER * asked + exact) * (count / terms.length) ** 2;
        return { page, kind, score: sum * cover * weight };
      });
      return ranked.sort((one, other) => other.score - one.score || one.page - other.page);
    }

    search(question, { kind = "", limit = 10 } = {}) {
      const asked = words(question);
      const telling = asked.filter((word) => !this.isSmall(word));
      const terms = (telling.length ? telling : asked).slice(0, MOST_WORDS);
      const { readings, unknown } = this._readings(terms);
      const ranked = this._ranked(terms, readings);
      const shown = kind ? ranked.filter((hit) => hit.kind === kind) : mixed(ranked);
      const counts = new Map();
      ranked.forEach((hit) => counts.set(hit.kind, (counts.get(hit.kind) || 0) + 1));
      const title = (one) => this.kinds.find(([word]) => word === one)[2];
      const wanted = new Map(); // number of a word → which words of the question it answers, as bits
      for (const reading of readings) {
        for (const number of reading.wanted.flatMap((meant) => [...meant.keys()])) {
          wanted.set(number, wanted.get(number) | ((1 << reading.to) - (1 << reading.from)));
        }
      }
      return {
        total: shown.length,
        kinds: Array.from(counts, ([one, count]) => ({ kind: one, title: title(one), count })),
        hits: shown.slice(0, limit).map((hit) => this._hit(hit, wanted)),
        suggestion: this._suggestion(terms, unknown, ranked.length),
      };
    }

    _hit({ page, kind, score }, wanted) {
      const [address, title, sort, place, , headings, opening, invented] = this.pages[page];
      const [label, demonstration] = [this.kinds[sort][1], Boolean(invented)];
      const { worth, pieces: marked } = this._quote(title, wanted, Infinity);
      const quotes = (this.sections[page] || [opening]).map((text, number) => {
        const [heading, anchor] = number ? headings[number - 1] : ["", ""];
        const { worth: own, pieces: excerpt } = this._quote(text, wanted, EXCERPT);
        return { worth: own + this._quote(heading, wanted, Infinity).worth, excerpt, heading, anchor };
      });
      const best = quotes.reduce((one, other) => (other.worth > one.worth ? other : one));
      const { excerpt } = best;
      const { heading, anchor } = best.worth > worth ? best : { heading: "", anchor: "" };
      return { address, title, kind, label, place, demonstration, heading, anchor, score, marked, excerpt };
    }

    /** The stretch of a text that answers most of the question: how much, and the text in pieces. */
    _quote(text, wanted, room) {
      const found = Array.from(text.matchAll(WORD), ({ 0: word, index: start }) => {
        return { bits: wanted.get(this.numbers.get(words(word)[0])), start, end: start + word.length };
      }).filter(({ bits }) => bits);
      const worths = found.map(({ start }) => {
        const near = found.filter((one) => one.start >= start && one.end < start + room - BEFORE);
        return near.reduce((all, { bits }) => all | bits, 0).toString(2).replaceAll("0", "").length;
      });
      const worth = Math.max(0, ...worths);
      const start = worth ? found[worths.indexOf(worth)].start : 0;
      const from = start > BEFORE ? text.indexOf(" ", start - BEFORE) + 1 : 0;
      const to = from + room < text.length ? text.lastIndexOf(" ", from + room) : text.length;
      const pieces = [{ text: from ? "… " : "", hit: false }];
      let last = from;
      for (const one of found.filter((one) => one.start >= from && one.end <= to)) {
        pieces.push({ text: text.slice(last, one.start), hit: false });
        pieces.push({ text: text.slice(one.start, one.end), hit: true });
        last = one.end;
      }
      pieces.push({ text: text.slice(last, to) + (to < text.length ? " …" : ""), hit: false });
      return { worth, pieces: pieces.filter((piece) => piece.text) };
    }

    /** The question with its unknown words as they may have been meant; "" where that is the same. */
    _suggestion(terms, unknown, hits) {
      const mended = terms.map((term, place) => {
        const near = unknown.includes(place) ? [...this._near(term, hits ? 0 : 1)] : [];
        const [number] = near.reduce((one, other) => (other[1] > one[1] ? other : one), [-1, 0]);
        return number < 0 ? term : this.entries[number].word;
      });
      return mended.join(" ") === terms.join(" ") ? "" : mended.join(" ");
    }
  }

  /** How much a hit counts by how well it stands at each place. */
  function strength(places) {
    const each = places.map((how, place) => how * PLACES[place]);
    return each.reduce((sum, one) => sum + OTHERS * one, (1 - OTHERS) * Math.max(...each));
  }

  /** The list as it is shown: no kind more than three times until the others have had their turn. */
  function mixed(ranked) {
    const counts = new Map();
    const turns = ranked.map(({ kind }) => counts.set(kind, (counts.get(kind) || 0) + 1).get(kind));
    const early = (_, place) => turns[place] <= MOST_OF_A_KIND;
    return [...ranked.filter(early), ...ranked.filter((hit, place) => !early(hit, place))];
  }

  /** Several finds as one, each word as well as it was found best. */
  function merged(finds, factor) {
    const all = new Map();
    for (const [number, how] of finds.flatMap((found) => [...found])) {
      all.set(number, Math.max(all.get(number) || 0, how * factor));
    }
    return all;
  }

  /** Insertions, deletions, changes and swaps from one word to another; more than `most` is enough. */
  function distance(one, other, most) {
    const alike = other.slice(0, 2).includes(one[0]) || other.slice(0, 2).includes(one[1]);
    if (!alike || Math.abs(one.length - other.length) > most) {
      return Infinity; // nobody slips at both of the first two letters
    }
    const rows = [Array.from({ length: other.length + 1 }, (_, place) => place)];
    for (let i = 1; i <= one.length && Math.min(...rows[i - 1]) <= most; i += 1) {
      const [before, last, row] = [rows[i - 2], rows[i - 1], [i]];
      for (let j = 1; j <= other.length; j += 1) {
        const swap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        const change = last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, change, swap ? before[j - 2] + 1 : change);
      }
      rows.push(row);
    }
    return rows[one.length]?.[other.length] ?? Infinity;
  }

  self.vip2Soeg = { fold, words, stem, open: (index) => new Searcher(index) };
})();
