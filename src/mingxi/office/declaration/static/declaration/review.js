// Words selected in the text become the place of the comment that is written beside it.

const sheet = document.getElementById("sheet");
const form = document.getElementById("comment");
const EXCERPT_MAX = 500;

function lineOf(node) {
  const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  return element.closest("[data-start]");
}

// Code points before a point of a line, without the numbers behind marks.
function offsetIn(line, node, offset) {
  const range = document.createRange();
  range.setStart(line, 0);
  range.setEnd(node, offset);
  const before = range.cloneContents();
  for (const number of before.querySelectorAll(".mark-number")) {
    number.remove();
  }
  return [...before.textContent].length;
}

function wordsOf(range) {
  const words = range.cloneContents();
  for (const number of words.querySelectorAll(".mark-number")) {
    number.remove();
  }
  return words.textContent;
}

function take() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) {
    return;
  }
  const range = selection.getRangeAt(0);
  if (!sheet.contains(range.startContainer) || !sheet.contains(range.endContainer)) {
    return;
  }
  const line = lineOf(range.startContainer);
  const words = wordsOf(range);
  if (!line || line !== lineOf(range.endContainer) || !words.trim() || words.length > EXCERPT_MAX) {
    return;
  }
  const start = Number(line.dataset.start) + offsetIn(line, range.startContainer, range.startOffset);
  form.elements.start.value = start;
  form.elements.end.value = start + [...words].length;
  form.elements.excerpt.value = words;
  form.elements.field.value = "";
  tell(`批注“${words}”`);
}

function tell(words) {
  const told = form.querySelector("[data-selected]");
  told.textContent = words || told.dataset.selected;
}

// A line of the form is named by its field; another row of a table by its range.
function takeLine(button) {
  form.elements.field.value = button.dataset.sayField ?? "";
  form.elements.start.value = button.dataset.sayStart ?? "";
  form.elements.end.value = button.dataset.sayEnd ?? "";
  form.elements.excerpt.value = "";
  const field = form.elements.field;
  const row = button.closest("tr").innerText.replace(button.innerText, "").trim();
  tell(`批注“${field.value ? field.selectedOptions[0].text : row}”`);
  form.elements.words.focus();
  form.scrollIntoView({ block: "center" });
}

if (sheet && form) {
  document.addEventListener("selectionchange", take);
  for (const button of document.querySelectorAll("[data-say-field], [data-say-start]")) {
    button.hidden = false;
    button.addEventListener("click", () => takeLine(button));
  }
  form.elements.field.addEventListener("change", () => {
    if (form.elements.field.value) {
      for (const name of ["start", "end", "excerpt"]) {
        form.elements[name].value = "";
      }
      tell("");
    }
  });
}
