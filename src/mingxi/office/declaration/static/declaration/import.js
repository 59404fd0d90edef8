/* A value that was read and its characters in the source are lit together, also where the page
   brought them later. Without this a link still leads to where the characters begin. */

function light(link, calmly) {
  const from = Number(link.dataset.from);
  const to = Number(link.dataset.to);
  document.querySelectorAll(".source .selected").forEach((lit) => lit.classList.remove("selected"));
  document.querySelectorAll(".from[aria-current]").forEach((lit) => lit.removeAttribute("aria-current"));
  const lit = [...document.querySelectorAll(".source .at")].filter(
    ({ dataset }) => Number(dataset.start) < Math.max(to, from + 1) && Number(dataset.end) > from,
  );
  lit.forEach((segment) => segment.classList.add("selected"));
  link.setAttribute("aria-current", "true");
  lit[0]?.scrollIntoView({ block: calmly ? "nearest" : "center" });
}

// The narrowest value that holds a character is the one that was meant.
function valueAt(segment) {
  const start = Number(segment.dataset.start);
  return [...document.querySelectorAll(".from")]
    .filter(({ dataset }) => Number(dataset.from) <= start && start < Number(dataset.to))
    .sort((one, other) => span(one) - span(other))[0];
}

function span({ dataset }) {
  return Number(dataset.to) - Number(dataset.from);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a.from");
  if (link) {
    event.preventDefault();
    light(link);
    return;
  }
  const segment = event.target.closest(".source .at");
  const value = segment && valueAt(segment);
  if (value) {
    light(value, true);
    value.scrollIntoView({ block: "center" });
    value.focus({ preventScroll: true });
  }
});

// Who corrects a value sees what it was read from; the source is beside it only on wide screens.
document.addEventListener("focusin", ({ target }) => {
  if (!target.matches("input, select, textarea")) {
    return;
  }
  const near = target.closest(".imported :is(tr, .read-field, .read-words)")?.querySelector("a.from");
  if (near && matchMedia("(min-width: 62rem)").matches) {
    light(near, true);
  }
});
