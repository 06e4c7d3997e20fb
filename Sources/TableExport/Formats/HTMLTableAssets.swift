/// The style and the script that tables on a page share. Neither asks the network for anything.
public enum HTMLTableAssets {
  /// Style for light and dark surroundings and for print.
  public static let styleSheet = """
    :root { color-scheme: light dark; --text: #1c1c1c; --faint: #595959; --rule: #c8c8c8; --surface: #ffffff; --link: #005a9c; }
    @media (prefers-color-scheme: dark) {
      :root { --text: #ececec; --faint: #b3b3b3; --rule: #4d4d4d; --surface: #161616; --link: #8cc8ff; }
    }
    body { margin: 0; padding: 1rem; background: var(--surface); color: var(--text); font: 1rem/1.45 system-ui, sans-serif; }
    .table-block { margin: 1.5rem 0; }
    /* A shadow at an edge behind which the table goes on; at its end the surface, which moves with it, covers the shadow. */
    .table-scroll { position: relative; overflow-x: auto; --shade: color-mix(in srgb, var(--text) 22%, transparent);
      background: linear-gradient(to right, var(--surface) 40%, transparent) left / 2rem 100% no-repeat local,
        linear-gradient(to left, var(--surface) 40%, transparent) right / 2rem 100% no-repeat local,
        linear-gradient(to right, var(--shade), transparent) left / .75rem 100% no-repeat,
        linear-gradient(to left, var(--shade), transparent) right / .75rem 100% no-repeat; }
    table { border-collapse: collapse; border-top: 2px solid; border-bottom: 2px solid; font-variant-numeric: tabular-nums; }
    caption { text-align: start; padding-bottom: .5rem; }
    caption > * { position: sticky; inset-inline-start: 0; display: inline-block; max-width: calc(100vw - 2rem); }
    caption span { display: block; width: fit-content; color: var(--faint); }
    thead { border-bottom: 1px solid; }
    th, td { padding: .25rem .75rem; text-align: start; vertical-align: baseline; }
    th:first-child, td:first-child { padding-inline-start: 0; }
    tbody th { font-weight: inherit; }
    tbody tr + tr { border-top: 1px solid var(--rule); }
    .decimal, .trailing { text-align: end; }
    .decimal, .trailing, .interval, .date { white-space: nowrap; }
    sup { line-height: 0; }
    .center { text-align: center; }
    .pad { visibility: hidden; user-select: none; }
    .unit { color: var(--faint); font-weight: normal; }
    .table-notes { color: var(--faint); font-size: .875rem; }
    .table-notes p { margin: .25rem 0; }
    .provenance { overflow-wrap: anywhere; }
    a { color: var(--link); }
    th button { all: unset; cursor: pointer; text-decoration: underline dotted; text-underline-offset: .2em; }
    th button:focus-visible, .table-scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    th[aria-sort="ascending"] button::after { content: " ▲"; }
    th[aria-sort="descending"] button::after { content: " ▼"; }
    .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media print { .table-scroll { overflow: visible; background: none; } thead { display: table-header-group; break-inside: avoid; }
      tr { break-inside: avoid; } }
    """

  /// Makes each heading of a table of class `sortable` a button that sorts its rows: numbers by value, text by the reader's
  /// language, missing values last. A third press brings back the order in which they came. While the page is printed the headings are text, for
  /// browsers repeat no heading with a button on the next sheet.
  public static let sortScript = """
    for (const table of document.querySelectorAll("table.sortable")) {
      const body = table.tBodies[0];
      if (!body || body.rows.length < 2) continue;
      const original = [...body.rows];
      const compareText = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true }).compare;
      const key = (row, index) => {
        const cell = row.cells[index];
        return cell.dataset.sort === undefined ? cell.textContent.trim() : cell.dataset.sort;
      };
      [...table.tHead.rows[0].cells].forEach((heading, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...heading.childNodes);
        heading.append(button);
        addEventListener("beforeprint", () => { heading.append(...button.childNodes); button.remove(); });
        addEventListener("afterprint", () => { button.append(...heading.childNodes); heading.append(button); });
        const isNumeric = original.every((row) => {
          const value = key(row, index);
          return value === "" || Number.isFinite(Number(value));
        });
        button.addEventListener("click", () => {
          const next = { none: "ascending", ascending: "descending", descending: "none" }[heading.ariaSort ?? "none"];
          for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
          if (next !== "none") heading.setAttribute("aria-sort", next);
          const sign = next === "descending" ? -1 : 1;
          const rows = [...original];
          if (next !== "none") {
            rows.sort((left, right) => {
              const [a, b] = [key(left, index), key(right, index)];
              if (a === "" || b === "") return (a === "") - (b === "");
              return sign * (isNumeric ? Number(a) - Number(b) : compareText(a, b));
            });
          }
          body.append(...rows);
        });
      });
    }
    """
}
