// What the page can do beyond reading. It computes nothing but counts: every number is in a table of the page.

// The rows of a table as its download has them, read once.
const readings = new Map();
const rowsOf = (item) => {
  if (!item) return [];
  if (!readings.has(item)) {
    const address = item.querySelector('.downloads a[href^="data:text/csv"]')?.getAttribute("href");
    readings.set(item, address ? readCSV(decodeURIComponent(address.slice(address.indexOf(",") + 1))) : []);
  }
  return readings.get(item);
};

function readCSV(text) {
  const records = [[""]];
  let isQuoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place];
    const record = records.at(-1);
    if (isQuoted) {
      if (sign !== '"') record[record.length - 1] += sign;
      else if (text[place + 1] === '"') record[record.length - 1] += text[(place += 1)];
      else isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === ",") record.push("");
    else if (sign === "\n") records.push([""]);
    else if (sign !== "\r") record[record.length - 1] += sign;
  }
  const [header, ...rest] = records.filter((record) => record.length > 1 || record[0] !== "");
  return rest.map((record) => Object.fromEntries((header ?? []).map((name, index) => [name, record[index] ?? ""])));
}

const create = (tag, settings = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), settings);
  element.append(...children);
  return element;
};
const unfold = (element) => {
  for (let parent = element; parent; parent = parent.parentElement) if (parent.tagName === "DETAILS") parent.open = true;
};

// MARK: What the address remembers

const remembered = new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
const remember = (changes) => {
  for (const [key, value] of Object.entries(changes)) if (value) remembered.set(key, value); else remembered.delete(key);
  const text = remembered.toString();
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
};

// MARK: Marks of figures

const named = (mark) => mark.querySelector(":scope > title")?.textContent.split("\n") ?? [];
// The name of what a mark stands for: the first line without its heading and the numbers of systems.
const subject = (lines) => lines[0]?.replace(/^[^:]*: /, "").replace(/ +\(\d+, \d+\)$/, "") ?? "";

// Where the row of a mark comes from: the sources that its table names, or those of the whole figure.
function sourcesOf(item, name) {
  const row = rowsOf(item).find((row) => [row.name, row.label, row.system, row.statement].includes(name));
  const ids = (row?.source_ids ?? "").split(";").filter(Boolean);
  return ids.map((id) => document.getElementById(`source-${id}`)).filter(Boolean);
}

for (const drawing of document.querySelectorAll(".drawing")) {
  const svg = drawing.querySelector("svg");
  const marks = new Map();
  for (const title of svg?.querySelectorAll("title") ?? []) {
    const mark = title.parentElement;
    const text = title.textContent;
    if (!marks.has(text)) marks.set(text, []);
    marks.get(text).push(mark);
  }
  if (marks.size === 0) continue;
  const figure = drawing.closest("figure");
  const item = figure.closest(".item");
  const readout = create("div", { className: "readout", hidden: true });
  readout.setAttribute("role", "status");
  figure.append(readout);
  drawing.setAttribute("role", "group");
  drawing.tabIndex = 0;
  drawing.setAttribute("aria-roledescription", "figure; arrow keys go from mark to mark");
  const keys = [...marks.keys()];
  let current = -1;
  const show = (index) => {
    for (const mark of marks.get(keys[current]) ?? []) mark.classList.remove("current");
    current = index;
    const own = marks.get(keys[index]);
    readout.hidden = !own;
    if (!own) return;
    for (const mark of own) mark.classList.add("current");
    const lines = named(own[0]);
    const [title, ...rest] = lines;
    const strong = create("strong", { textContent: title.replace(/^(Row|Name|Place): /, "") });
    readout.replaceChildren(strong, ...rest.flatMap((line) => [create("br"), line]));
    const sources = sourcesOf(item, subject(lines));
    const words = sources.length > 0
      ? sources.slice(0, 2).map((source) => source.querySelector(".source-title")?.textContent).join("; ")
        + (sources.length > 2 ? ` and ${sources.length - 2} more` : "")
      : drawing.dataset.source ?? "";
    if (words) readout.append(create("br"), create("span", { className: "faint", textContent: sources.length > 0 ? `Source: ${words}` : words }));
    const [frame, place] = [figure.getBoundingClientRect(), own.at(-1).getBoundingClientRect()];
    readout.style.insetBlockStart = `${place.bottom - frame.top + 8}px`;
    readout.style.insetInlineStart = `${Math.max(0, Math.min(place.left - frame.left, frame.width - readout.offsetWidth))}px`;
  };
  const at = (target) => keys.indexOf(target.closest?.("svg *")?.querySelector(":scope > title")?.textContent);
  drawing.addEventListener("pointermove", (event) => { const index = at(event.target); if (index !== current) show(index); });
  drawing.addEventListener("pointerleave", () => show(-1));
  drawing.addEventListener("blur", () => show(-1));
  drawing.addEventListener("keydown", (event) => {
    const last = keys.length - 1;
    const next = {
      ArrowRight: Math.min(current + 1, last), ArrowDown: Math.min(current + 1, last), ArrowLeft: Math.max(current - 1, 0),
      ArrowUp: Math.max(current - 1, 0), Home: 0, End: last, Escape: -1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(next);
  });
}

// MARK: One system everywhere

const items = [...document.querySelectorAll(".item")];
const systems = new Set(items.flatMap((item) => rowsOf(item).flatMap((row) =>
  row.name && row.system ? [row.name] : row.system && row.label ? [row.label] : [])));
if (systems.size > 0) {
  const names = [...systems].sort(new Intl.Collator(document.documentElement.lang, { numeric: true }).compare);
  const list = create("datalist", { id: "systems" }, ...names.map((name) => create("option", { value: name })));
  const field = create("input", { type: "search", id: "find-system", autocomplete: "off" });
  field.setAttribute("list", "systems");
  const found = create("div", { className: "found" });
  found.setAttribute("role", "status");
  const form = create("form", { className: "tools" },
    create("label", { htmlFor: "find-system", textContent: "Find a system" }), field, list, found);
  form.setAttribute("role", "search");
  document.querySelector("nav").after(form);

  const find = () => {
    for (const element of document.querySelectorAll(".hit")) element.classList.remove("hit");
    found.replaceChildren();
    const wanted = field.value.trim().toLowerCase();
    const name = names.find((name) => name.toLowerCase() === wanted);
    remember({ system: name ?? "" });
    if (!name) {
      if (wanted) found.append(`No system is called so. ${names.filter((other) => other.toLowerCase().includes(wanted)).slice(0, 5).join("; ")}`);
      return;
    }
    const places = create("ul");
    for (const item of items) {
      const isIt = (text) => text === name || text.startsWith(`${name} (`);
      const cells = [...item.querySelectorAll("tbody tr")].filter((row) => [...row.cells].some((cell) => isIt(cell.textContent.trim())));
      const marks = [...item.querySelectorAll("svg title")].filter((title) =>
        title.textContent.split("\n").some((line) => line.replace(/^[^:]*: /, "") === name)).map((title) => title.parentElement);
      for (const element of [...cells, ...marks]) element.classList.add("hit");
      const row = rowsOf(item).find((row) => row.name === name || row.label === name);
      if (cells.length === 0 && marks.length === 0 && !row) continue;
      const heading = [item.closest("section")?.querySelector("h2"), item.querySelector("h3")]
        .map((part) => part?.textContent).filter(Boolean).join(" ") || document.querySelector("h1").textContent;
      const link = create("a", { href: `#${item.id}`, textContent: heading });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const target = cells[0] ?? item;
        unfold(target);
        target.scrollIntoView({ block: "center" });
      });
      const said = row && item.id.startsWith("item-scores-") ? `: rank ${row.rank}, ${marks.length > 0 ? named(marks[0]).at(-1) : row.score}` : "";
      places.append(create("li", {}, link, said));
    }
    found.append(create("p", { textContent: `${name} stands in ${places.children.length} places, marked there:` }), places);
  };
  field.addEventListener("change", find);
  form.addEventListener("submit", (event) => { event.preventDefault(); find(); });
  if (remembered.get("system")) {
    field.value = remembered.get("system");
    find();
  }
}

// MARK: Any two

const compare = document.getElementById("item-pairs");
if (compare) {
  const rows = rowsOf(compare);
  const groups = [...new Set(rows.flatMap((row) => [row.country_a, row.country_b]))].sort();
  const boards = new Map(rows.map((row) => [row.benchmark, row.label]));
  const choice = (id, text, options, value, fallback = 0) => {
    const select = create("select", { id }, ...options.map(([value, label]) => create("option", { value, textContent: label })));
    select.value = options.some(([own]) => own === value) ? value : options[fallback][0];
    return [create("label", { htmlFor: id, textContent: text }), select];
  };
  const [asked, other] = [compare.dataset.a, compare.dataset.b];
  const named = (group) => [group, group];
  const a = choice("side-a", "First side", groups.map(named), remembered.get("a") ?? asked);
  const b = choice("side-b", "Second side", groups.map(named), remembered.get("b") ?? other, 1);
  const board = choice("board", "Benchmark", [["", "all of them"], ...boards], remembered.get("benchmark") ?? "");
  const current = create("input", { type: "checkbox", id: "current", checked: remembered.get("current") === "yes" });
  const sentence = create("p", { className: "answer", id: "pairs-sentence" });
  sentence.setAttribute("role", "status");
  const body = create("tbody");
  const heads = ["Benchmark", "Ahead", "By", "Systems of the first side", "Systems of the second side", "As of"];
  const table = create("table", {}, create("caption", { textContent: "The best of one side against the best of the other" }),
    create("thead", {}, create("tr", {}, ...heads.map((text) => create("th", { scope: "col", textContent: text })))), body);
  const scroll = create("div", { className: "table-scroll", tabIndex: 0 }, table);
  scroll.setAttribute("role", "region");
  scroll.setAttribute("aria-label", "The best of one side against the best of the other");
  const form = create("form", { className: "tools" }, ...a, ...b, ...board, create("span", {}, current, " ",
    create("label", { htmlFor: "current", textContent: "benchmarks with results of the past year only" })));
  compare.querySelector(".downloads").before(form, sentence, scroll);

  const counted = (count, singular, plural) => `${count} ${count === 1 ? singular : plural}`;
  const update = (event) => {
    const [first, second] = [a[1].value, b[1].value];
    if (event) remember({ a: first === asked ? "" : first, b: second === other ? "" : second, benchmark: board[1].value, current: current.checked ? "yes" : "" });
    const shown = rows.filter((row) => [row.country_a, row.country_b].includes(first) && [row.country_a, row.country_b].includes(second)
      && first !== second && (!board[1].value || row.benchmark === board[1].value) && (!current.checked || row.is_current === "true"));
    const families = new Map();
    for (const row of shown) families.set(row.family, [...(families.get(row.family) ?? []), row.leader]);
    const tally = { a: 0, b: 0, split: 0, level: 0 };
    for (const leaders of families.values()) {
      const [ofA, ofB] = [leaders.includes(first), leaders.includes(second)];
      tally[ofA && ofB ? "split" : ofA ? "a" : ofB ? "b" : "level"] += 1;
    }
    const rest = (tally.split > 0 ? `, ${tally.split} ${tally.split === 1 ? "is" : "are"} split` : "") + (tally.level > 0 ? `, on ${tally.level} neither is` : "");
    sentence.textContent = first === second ? "Choose two different sides."
      : shown.length === 0 ? "No benchmark that was chosen has systems of both sides."
      : `Of ${counted(families.size, "family", "families")} of benchmarks ${first} is ahead on ${tally.a} and ${second} on ${tally.b}${rest}.`;
    body.replaceChildren(...shown.map((row) => {
      const isTurned = row.country_a !== first;
      const cells = [row.leader || "neither", row.in_words, isTurned ? row.n_b : row.n_a, isTurned ? row.n_a : row.n_b, row.date];
      return create("tr", {}, create("th", { scope: "row", textContent: row.label }), ...cells.map((text, index) =>
        create("td", { textContent: text, className: index === cells.length - 1 ? "date" : "" })));
    }));
    scroll.hidden = shown.length === 0;
  };
  for (const control of [a[1], b[1], board[1], current]) control.addEventListener("change", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  update();
}
