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
  // The drawing for narrow screens has the places of the names.
  const keys = [...marks.keys()];
  for (const mark of drawing.querySelectorAll("[data-m]")) marks.get(keys[mark.dataset.m])?.push(mark);
  const isShown = (mark) => { const { width, height } = mark.getBoundingClientRect(); return width + height > 0; };
  const figure = drawing.closest("figure");
  const item = figure.closest(".item");
  const readout = create("div", { className: "readout", hidden: true });
  readout.setAttribute("role", "status");
  figure.append(readout);
  drawing.setAttribute("role", "group");
  drawing.tabIndex = 0;
  drawing.setAttribute("aria-roledescription", "figure; arrow keys go from mark to mark");
  let current = -1;
  const show = (index, scrolls = false) => {
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
    // Beneath the mark, or above it where that is off the screen, and never off it.
    const mark = own.findLast(isShown) ?? own[0];
    if (scrolls) mark.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
    const put = () => {
      const [frame, place] = [figure.getBoundingClientRect(), mark.getBoundingClientRect()];
      const within = (value, room, own) => Math.max(4, Math.min(value, room - own - 4));
      const right = Math.min(frame.right, document.documentElement.clientWidth);
      readout.style.insetInlineStart = `${within(place.left, right, readout.offsetWidth) - frame.left}px`;
      // How tall it is hangs on how it wraps there.
      const height = readout.offsetHeight;
      const top = place.bottom + 8 + height > innerHeight ? place.top - 8 - height : place.bottom + 8;
      readout.style.insetBlockStart = `${within(top, innerHeight, height) - frame.top}px`;
    };
    put();
    // What stands above may be laid out only now.
    requestAnimationFrame(() => { if (current === index) put(); });
  };
  const at = (target) => {
    const mark = target.closest?.("svg *");
    return mark?.dataset.m === undefined ? keys.indexOf(mark?.querySelector(":scope > title")?.textContent) : Number(mark.dataset.m);
  };
  // A finger is wider than a mark: it means the nearest one within its reach, and what it showed stays until it touches elsewhere.
  const nearest = (x, y, reach = 24) => {
    let [best, least] = [-1, reach];
    keys.forEach((key, index) => {
      for (const mark of marks.get(key)) {
        if (!isShown(mark)) continue;
        const box = mark.getBoundingClientRect();
        const distance = Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
        if (distance < least) [best, least] = [index, distance];
      }
    });
    return best;
  };
  drawing.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch") return;
    const index = at(event.target);
    if (index !== current) show(index);
  });
  drawing.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") show(-1); });
  drawing.addEventListener("click", (event) => {
    const index = at(event.target);
    show(index >= 0 ? index : nearest(event.clientX, event.clientY));
  });
  drawing.addEventListener("focus", () => { if (drawing.matches(":focus-visible")) show(0, true); });
  drawing.addEventListener("blur", () => show(-1));
  drawing.addEventListener("keydown", (event) => {
    const last = keys.length - 1;
    const next = {
      ArrowRight: Math.min(current + 1, last), ArrowDown: Math.min(current + 1, last), ArrowLeft: Math.max(current - 1, 0),
      ArrowUp: Math.max(current - 1, 0), Home: 0, End: last, Escape: -1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    show(next, true);
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
    const holds = (text) => (text ?? "").toLowerCase().includes(wanted);
    const hits = wanted ? names.filter(holds) : [];
    remember({ system: hits.length > 0 ? field.value.trim() : "" });
    if (hits.length === 0) {
      if (wanted) found.append("No system on this page is called so.");
      return;
    }
    const few = (texts, most) => texts.slice(0, most).join("; ") + (texts.length > most ? ` and ${texts.length - most} more` : "");
    const places = create("ul");
    for (const item of items) {
      // Of a row that is about two systems, such as the best of either side, its note names them.
      const noted = rowsOf(item).filter((row) => holds(row.note)).map((row) => row.label);
      const lines = [...item.querySelectorAll("tbody tr")].filter((row) =>
        [...row.cells].some((cell) => holds(cell.textContent)) || noted.some((label) => row.cells[0]?.textContent.startsWith(label)));
      const marks = [...item.querySelectorAll("svg title")].filter((title) =>
        title.textContent.split("\n").some((line) => holds(line.replace(/^[^:]*: /, "")))).map((title) => title.parentElement);
      for (const element of [...lines, ...marks]) element.classList.add("hit");
      const rows = rowsOf(item).filter((row) => holds(row.name) || holds(row.label));
      if (lines.length === 0 && marks.length === 0 && rows.length === 0) continue;
      const heading = [item.closest("section")?.querySelector("h2"), item.querySelector("h3")]
        .map((part) => part?.textContent).filter(Boolean).join(" ") || document.querySelector("h1").textContent;
      const link = create("a", { href: `#${item.id}`, textContent: heading });
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const target = lines[0] ?? item;
        unfold(target);
        target.scrollIntoView({ block: "center" });
      });
      const score = (row) => {
        const mark = marks.find((mark) => subject(named(mark)) === row.name);
        return `${hits.length > 1 ? `${row.name} ` : ""}rank ${row.rank}, ${mark ? named(mark).at(-1) : row.score}`;
      };
      const said = rows.length > 0 && item.id.startsWith("item-scores-") ? `: ${few(rows.map(score), 6)}` : "";
      places.append(create("li", {}, link, said));
    }
    const who = hits.length === 1 ? `${hits[0]} stands` : `${hits.length} systems stand`;
    found.append(create("p", { textContent: `${who} in ${places.children.length} places, marked there:` }), places,
      ...(hits.length > 1 ? [create("p", { className: "faint", textContent: few(hits, 40) })] : []));
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
  const data = JSON.parse(document.getElementById("pairs-data").textContent);
  const option = ([value, label]) => create("option", { value, textContent: label });
  const choice = (id, text, options, value) => {
    const select = create("select", { id }, ...options.map(option));
    if (options.some(([own]) => own === value)) select.value = value;
    return [create("label", { htmlFor: id, textContent: text }), select];
  };
  const by = choice("by", "Sides are", data.by.map((kind) => [kind.name, kind.title]), remembered.get("by"));
  const a = choice("side-a", "First side", []);
  const b = choice("side-b", "Second side", []);
  const board = choice("board", "Benchmark", [["", "all of them"], ...data.boards.map(([key, title]) => [key, title])], remembered.get("benchmark"));
  const judge = choice("measured", "Measured by", [["", "anyone"], ...data.judges], remembered.get("measured"));
  const state = choice("as-of", "As of", data.states.map(({ date, words }) => [date, words]), remembered.get("as-of"));
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
  const form = create("form", { className: "tools" }, ...[by, a, b, board, judge, state].map((pair) => create("span", {}, pair[0], " ", pair[1])),
    create("span", {}, current, " ", create("label", { htmlFor: "current", textContent: "benchmarks with results of the year before only" })));
  const link = create("a", { href: "#item-pairs", textContent: "CSV" });
  link.setAttribute("aria-label", "CSV: the comparison that is shown");
  compare.querySelector(".downloads").before(form, sentence, scroll);
  compare.querySelector(".downloads").append(link);

  const kind = () => data.by.findIndex(({ name }) => name === by[1].value);
  // The sides of the report stand first among its groups.
  const offerSides = (first, second) => {
    const { groups } = data.by[kind()];
    for (const [select, value, fallback] of [[a[1], first, 0], [b[1], second, 1]]) {
      select.replaceChildren(...groups.map(option));
      select.value = groups.some(([key]) => key === value) ? value : groups[fallback][0];
    }
  };
  const counted = (count, singular, plural) => `${count} ${count === 1 ? singular : plural}`;
  // The pairs of the two groups at these places on the boards that are chosen, as they stand in the data.
  const chosen = (first, second) => {
    const found = [];
    for (const [place, date, isCurrent, ...kinds] of data.states.find(({ date }) => date === state[1].value).boards) {
      const [key, title, family, measuredBy, unit] = data.boards[place];
      if (board[1].value && key !== board[1].value || judge[1].value && measuredBy !== judge[1].value || current.checked && !isCurrent) continue;
      const pairs = kinds[kind()];
      for (let at = 0; at < pairs.length; at += 6) {
        const [ahead, behind, distance, range, ofAhead, ofBehind] = pairs.slice(at, at + 6);
        const isFirst = ahead === first && behind === second;
        if (!isFirst && !(ahead === second && behind === first)) continue;
        const words = /^[−\d.,]+$/.test(distance) ? `${distance} ${unit}` : distance;
        found.push({
          title, family, date, leader: distance === "level" ? null : ahead, words: range ? `${words} (${data.level} interval ${range})` : words,
          counts: isFirst ? [ofAhead, ofBehind] : [ofBehind, ofAhead],
        });
      }
    }
    return found;
  };
  let shown = [];
  const update = (event) => {
    const { groups } = data.by[kind()];
    const [first, second] = [a, b].map(([, select]) => groups.findIndex(([key]) => key === select.value));
    const [firstWords, secondWords] = [groups[first][1], groups[second][1]];
    if (event) {
      const isUsual = kind() === 0;
      remember({
        by: isUsual ? "" : by[1].value, a: isUsual && first === 0 ? "" : a[1].value, b: isUsual && second === 1 ? "" : b[1].value,
        benchmark: board[1].value, measured: judge[1].value, "as-of": state[1].value, current: current.checked ? "yes" : "",
      });
    }
    shown = first === second ? [] : chosen(first, second);
    const families = new Map();
    for (const row of shown) families.set(row.family, [...(families.get(row.family) ?? []), row.leader]);
    const tally = { a: 0, b: 0, split: 0, level: 0 };
    for (const leaders of families.values()) {
      const [ofA, ofB] = [leaders.includes(first), leaders.includes(second)];
      tally[ofA && ofB ? "split" : ofA ? "a" : ofB ? "b" : "level"] += 1;
    }
    const rest = (tally.split > 0 ? `, ${tally.split} ${tally.split === 1 ? "is" : "are"} split` : "") + (tally.level > 0 ? `, on ${tally.level} neither is` : "")
      + (state[1].value ? `, as of ${state[1].selectedOptions[0].textContent}` : "");
    sentence.textContent = first === second ? "Choose two different sides."
      : shown.length === 0 ? "No benchmark that was chosen has systems of both sides."
      : `Of ${counted(families.size, "family", "families")} of benchmarks ${firstWords} is ahead on ${tally.a} and ${secondWords} on ${tally.b}${rest}.`;
    body.replaceChildren(...shown.map(({ title, leader, words, counts, date }) => create("tr", {},
      create("th", { scope: "row", textContent: title }),
      ...[leader === null ? "neither" : groups[leader][1], words, ...counts].map((text) => create("td", { textContent: text })),
      create("td", { textContent: date, className: "date" }))));
    scroll.hidden = shown.length === 0;
    link.hidden = scroll.hidden;
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const quoted = (text) => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const lines = [...table.rows].map((row) => [...row.cells].map((cell) => quoted(cell.textContent)).join(",") + "\n");
    const address = URL.createObjectURL(new Blob(lines, { type: "text/csv" }));
    Object.assign(document.createElement("a"), { href: address, download: "comparison.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  });
  by[1].addEventListener("change", () => offerSides());
  for (const [, control] of [by, a, b, board, judge, state]) control.addEventListener("change", update);
  current.addEventListener("change", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  offerSides(remembered.get("a"), remembered.get("b"));
  update();
}
