// Eleventy makes a page of each record by pagination over the data; see pages/*.njk.
import yaml from "js-yaml";
import markdownIt from "markdown-it";

const PEOPLE_ON_A_PAGE = 200;
const NEWS_IN_FEED = 24;
const markdown = markdownIt();

export default function (config) {
  config.addPassthroughCopy({ static: "." });
  config.addDataExtension("yml", (text) => yaml.load(text));
  config.addFilter("markdown", rendered);
  config.addFilter("plain", (html) => html.replace(/<[^>]*>/g, "").replace(/\s+/g, " ").trim());
  config.addFilter("listed", (words) => new Intl.ListFormat("da").format(words));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("long_day", (date) => LONG_DAY.format(date));
  config.addFilter("rfc822", (date) => date.toUTCString());
  config.addFilter("minutes", (text) => Math.max(1, Math.round(text.split(/\s+/).length / 200)));
  config.addFilter("recent", (news) => news.slice(0, NEWS_IN_FEED));
  config.addFilter("by_topic", (guides) => grouped(Object.values(guides), (one) => one.topic));
  config.addFilter("by_year", (news) => grouped(news, (one) => one.date.getUTCFullYear()));
  config.addFilter("outline", outline);
  config.addFilter("json", (value) => JSON.stringify(value));
  config.addCollection("newest", (api) => newest(data(api).nyhedsbreve));
  config.addCollection("regions", (api) => regions(data(api)));
  return { dir: { input: "pages", data: "../data" }, markdownTemplateEngine: false };
}

// A text stands on its page and in the search data.
const known = new Map();
const rendered = (text) => {
  if (!known.has(text)) known.set(text, markdown.render(text));
  return known.get(text);
};

// Pairs of a key and its members, in the order in which the keys come first.
const grouped = (items, key) => [...Map.groupBy(items, key)];

// The headings of a text get anchors, and a list that leads to them.
const outline = (html) => {
  const entries = [];
  const content = html.replace(/<h2>(.*?)<\/h2>/g, (_, title) => {
    const anchor = title.toLowerCase().replace(/[^a-zæøå0-9]+/g, "-");
    entries.push(`<li><a href="#${anchor}">${title}</a></li>`);
    return `<h2 id="${anchor}">${title}</h2>`;
  });
  return { content, outline: `<ul>${entries.join("")}</ul>` };
};

const LONG_DAY = new Intl.DateTimeFormat("da", { dateStyle: "long", timeZone: "UTC" });

// Collections may be made of anything; the data is the same for every page.
const data = (api) => api.getAll()[0].data;

const newest = (news) =>
  Object.values(news).sort((one, other) => other.date - one.date || (one.id < other.id ? -1 : 1));

const regions = ({ regioner, ambassadoerer }) =>
  Object.keys(regioner).flatMap((region) => {
    const people = Object.values(ambassadoerer).filter((person) => person.region === region);
    const count = Math.max(1, Math.ceil(people.length / PEOPLE_ON_A_PAGE));
    return Array.from({ length: count }, (_, place) => ({
      region,
      title: `Ambassadører i ${regioner[region]}`,
      total: people.length,
      people: people.slice(place * PEOPLE_ON_A_PAGE, (place + 1) * PEOPLE_ON_A_PAGE),
      address: address(region, place),
      previous: place > 0 ? address(region, place - 1) : undefined,
      following: place + 1 < count ? address(region, place + 1) : undefined,
    }));
  });

const address = (region, place) =>
  `/ambassadoerer/region/${region}/${place ? `side-${place + 1}/` : ""}`;
