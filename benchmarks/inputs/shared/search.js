// The search of the measured site: the records whose title or text holds what is written.
document.querySelector(".search").addEventListener("submit", async (event) => {
  event.preventDefault();
  const wanted = event.target.q.value.toLowerCase();
  const records = await (await fetch("/index.json")).json();
  const found = records.filter(({ title, text }) => `${title} ${text}`.toLowerCase().includes(wanted));
  const items = found.map(({ title, url }) => {
    const item = document.createElement("li");
    item.append(Object.assign(document.createElement("a"), { href: url, textContent: title }));
    return item;
  });
  const list = document.createElement("ul");
  list.append(...items);
  document.querySelector("main").replaceChildren(list);
});
