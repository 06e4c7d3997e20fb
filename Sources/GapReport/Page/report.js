// What the marks of a drawing stand for, for those who point at them. The tables say the same.
const tip = document.createElement("div");
tip.className = "tip";
tip.hidden = true;
document.body.append(tip);
document.addEventListener("pointermove", (event) => {
  const mark = event.target.closest(".drawing [aria-label][aria-roledescription]");
  tip.hidden = !mark || /axis|legend|title|container/.test(mark.getAttribute("aria-roledescription"));
  if (!mark || tip.hidden) return;
  tip.textContent = mark.getAttribute("aria-label");
  const box = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(4, Math.min(event.clientX + 12, innerWidth - box.width - 4))}px`;
  tip.style.top = `${event.clientY + 16 + box.height > innerHeight ? event.clientY - box.height - 8 : event.clientY + 16}px`;
});
// A printed page has no one to unfold it.
addEventListener("beforeprint", () => {
  for (const part of document.querySelectorAll("details")) part.open = true;
});
