// A printed page has no one to unfold it.
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});

// The colours of a light page: those of rules that stand in no condition.
const lightColors = new Map();
for (const rule of document.styleSheets[0].cssRules) {
  if (rule.selectorText !== ":root") continue;
  for (const name of rule.style) if (name.startsWith("--c")) lightColors.set(name, rule.style.getPropertyValue(name).trim());
}

// A figure is handed over as it is drawn, under its title and in the colours of a light page.
for (const figure of document.querySelectorAll("figure")) {
  const links = figure.parentElement.querySelector(".downloads");
  const drawing = figure.querySelector("svg");
  if (!links || !drawing) continue;
  const name = figure.querySelector(".drawing").id.replace(/^drawing-/, "");
  const title = figure.querySelector("figcaption strong").textContent;
  const picture = () => {
    const [width, height] = ["width", "height"].map((side) => Number(drawing.getAttribute(side)));
    const namespace = "http://www.w3.org/2000/svg";
    const page = document.createElementNS(namespace, "svg");
    const lines = [""];
    for (const word of title.split(" ")) {
      const longer = (lines.at(-1) + " " + word).trim();
      if (longer.length * 8.4 > width - 24 && lines.at(-1)) lines.push(word); else lines[lines.length - 1] = longer;
    }
    const top = lines.length * 20 + 18;
    for (const [key, value] of Object.entries({ width, height: height + top, viewBox: `0 0 ${width} ${height + top}` })) page.setAttribute(key, value);
    page.append(Object.assign(document.createElementNS(namespace, "title"), { textContent: title }));
    const ground = document.createElementNS(namespace, "rect");
    for (const [key, value] of Object.entries({ width, height: height + top, fill: "#ffffff" })) ground.setAttribute(key, value);
    page.append(ground);
    lines.forEach((line, index) => {
      const text = document.createElementNS(namespace, "text");
      const settings = { x: 12, y: 26 + index * 20, "font-family": drawing.getAttribute("font-family"), "font-size": 16, "font-weight": "bold", fill: "#1c1c1c" };
      for (const [key, value] of Object.entries(settings)) text.setAttribute(key, value);
      text.textContent = line;
      page.append(text);
    });
    const inner = drawing.cloneNode(true);
    inner.setAttribute("y", top);
    page.append(inner);
    const text = new XMLSerializer().serializeToString(page).replace(/var\((--c\d+)\)/g, (whole, color) => lightColors.get(color) ?? whole);
    return { text, width, height: height + top };
  };
  const offer = (label, make) => {
    const link = document.createElement("a");
    link.href = `#drawing-${name}`;
    link.textContent = label;
    link.setAttribute("aria-label", `${label}: ${name}`);
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      const address = URL.createObjectURL(await make());
      Object.assign(document.createElement("a"), { href: address, download: `${name}.${label.toLowerCase()}` }).click();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    });
    links.append(link, " ");
  };
  offer("SVG", async () => new Blob([picture().text], { type: "image/svg+xml" }));
  offer("PNG", async () => {
    const { text, width, height } = picture();
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: 2 * width, height: 2 * height });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  });
}
