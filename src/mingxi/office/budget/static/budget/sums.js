/* Live sums of a table that is written in (data-sums): amounts in 万元, summed in whole fen.

   Cells have data-row and data-column; <output data-sum-row> shows what a row comes to, <output
   data-left-column> what is left of data-limit-fen after data-others-fen and the column. A block of
   cells copied from a spreadsheet is pasted from the cell on; Enter and arrows go up and down. */

const FEN_PER_WAN = 1_000_000n;

function fenOf(text) {
  const plain = text.replace(/[,，\s]/g, "").normalize("NFKC");
  const parts = /^(\d*)(?:\.(\d{0,6}))?$/.exec(plain);
  if (!parts) return 0n;
  return BigInt(parts[1] || "0") * FEN_PER_WAN + BigInt((parts[2] || "").padEnd(6, "0"));
}

function written(fen) {
  const sign = fen < 0n ? "−" : "";
  const size = fen < 0n ? -fen : fen;
  const whole = (size / FEN_PER_WAN).toLocaleString("en-US");
  const rest = (size % FEN_PER_WAN).toString().padStart(6, "0").replace(/0{1,4}$/, "");
  return `${sign}${whole}.${rest}`;
}

function cells(table, key, value) {
  return [...table.querySelectorAll(`input[data-${key}="${CSS.escape(value)}"]`)];
}

function sum(inputs) {
  return inputs.reduce((total, input) => total + fenOf(input.value), 0n);
}

function show(output, fen, over) {
  output.textContent = written(fen);
  output.toggleAttribute("data-over", over);
}

function reckon(table) {
  table.querySelectorAll("output[data-sum-row]").forEach((output) => {
    const fen = sum(cells(table, "row", output.dataset.sumRow));
    show(output, fen, fen > BigInt(output.dataset.limitFen));
  });
  table.querySelectorAll("output[data-left-column]").forEach((output) => {
    const used = sum(cells(table, "column", output.dataset.leftColumn));
    const left = BigInt(output.dataset.limitFen) - BigInt(output.dataset.othersFen) - used;
    show(output, left, left < 0n);
  });
}

function grid(table) {
  return [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("input.cell")]);
}

function paste(table, event) {
  const text = event.clipboardData.getData("text");
  if (!/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const rows = grid(table);
  const at = rows.findIndex((row) => row.includes(event.target));
  const from = rows[at].indexOf(event.target);
  text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .forEach((line, down) => {
      line.split("\t").forEach((value, along) => {
        const cell = rows[at + down]?.[from + along];
        if (cell) cell.value = value.trim();
      });
    });
  reckon(table);
}

function move(table, event) {
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.target.list) return;
  event.preventDefault();
  const rows = grid(table);
  const at = rows.findIndex((row) => row.includes(event.target));
  const next = rows[at + step]?.[rows[at].indexOf(event.target)];
  next?.focus();
  next?.select();
}

document.querySelectorAll("table[data-sums]").forEach((table) => {
  table.addEventListener("input", () => reckon(table));
  table.addEventListener("paste", (event) => event.target.matches("input.cell") && paste(table, event));
  table.addEventListener("keydown", (event) => event.target.matches("input.cell") && move(table, event));
  reckon(table);
});
