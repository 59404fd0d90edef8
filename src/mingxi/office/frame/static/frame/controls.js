/* What controls do beyond plain HTML. Everything here works without it, only less handily. */

// A link to a dialog opens it as one: the page behind rests, Escape closes, focus returns.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("a[data-opens]");
  if (opener) {
    event.preventDefault();
    document.querySelector(opener.getAttribute("href")).showModal();
    return;
  }
  const closer = event.target.closest("[data-closes]");
  if (closer) {
    event.preventDefault();
    const opened = closer.closest("dialog");
    opened.close();
    if (location.hash === `#${opened.id}`) {
      location.hash = "";
    }
  }
});

// The menu of a phone closes by Escape and when the page is touched elsewhere.
const menu = document.querySelector(".menu");
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", ({ target }) => {
  if (menu?.open && !menu.contains(target)) {
    menu.open = false;
  }
});

// Files: the place lights up under them, and says what was chosen.
for (const [name, over] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
  document.addEventListener(name, ({ target }) => {
    target.closest?.(".drop")?.classList.toggle("over", over);
  });
}
document.addEventListener("change", ({ target }) => {
  const drop = target.closest(".drop");
  if (drop) {
    drop.querySelector(".chosen").replaceChildren(...[...target.files].map((file) => line(file, target)));
  }
});

function line(file, { dataset: { limit } }) {
  const told = document.createElement("p");
  told.textContent = `${file.name}（${size(file.size)}）`;
  if (limit && file.size > Number(limit)) {
    told.className = "wrong";
    told.textContent += `超过上限 ${size(Number(limit))}，不能上传`;
  }
  return told;
}

function size(bytes) {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KB"] : [bytes / 1024 / 1024, "MB"];
  return `${value.toLocaleString("zh-CN", { maximumFractionDigits: 1 })} ${unit}`;
}

// Rows that are ticked: how many, all of them at once, and what is done with them.
function recount(form) {
  const boxes = [...form.querySelectorAll("tbody .pick input")];
  const ticked = boxes.filter((box) => box.checked).length;
  const all = form.querySelector("thead .pick input");
  all.checked = ticked > 0 && ticked === boxes.length;
  all.indeterminate = ticked > 0 && ticked < boxes.length;
  const bar = form.querySelector(".bulk");
  bar.hidden = ticked === 0;
  bar.querySelector("output").textContent = `已选 ${ticked} ${bar.dataset.noun}`;
}
document.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-bulk]");
  if (!form || !target.closest(".pick")) {
    return;
  }
  if (target.closest("thead")) {
    form.querySelectorAll("tbody .pick input").forEach((box) => (box.checked = target.checked));
  }
  recount(form);
});

// A figure and its finding are lit together.
document.addEventListener("click", ({ target }) => {
  const jump = target.closest(".findings a[href^='#']");
  if (!jump) {
    return;
  }
  const whole = jump.closest(".findings");
  whole.querySelectorAll(".selected").forEach((lit) => lit.classList.remove("selected"));
  const there = whole.querySelector(jump.getAttribute("href"));
  for (const lit of [there, jump.closest(".mark, .finding")]) {
    lit.classList.add("selected");
  }
});

// What scrolls can be scrolled by keys; what fits is no stop on the way.
const fits = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
  scrollWidth <= clientWidth && scrollHeight <= clientHeight;
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (fits(target)) {
      target.removeAttribute("tabindex");
    } else {
      target.tabIndex = 0;
    }
  }
});

function prepare(part) {
  part.querySelectorAll(".table-scroll, .beside").forEach((each) => sizes.observe(each));
  part.querySelectorAll("form[data-bulk]").forEach((form) => {
    form.querySelector("thead .pick input").hidden = false;
    recount(form);
  });
}
prepare(document);
document.addEventListener("htmx:load", ({ target }) => prepare(target));

// After a form came back with errors, reading goes on there.
document.querySelector(".error-summary[data-answer]")?.focus();
