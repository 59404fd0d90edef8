/* Fields of codes (input[data-code] with a datalist): the name of a code stands beneath it, and a
   code of departments brings the code of governments that goes with it where there is none yet. */

function optionOf(input) {
  return [...input.list.options].find((one) => one.value === input.value.trim());
}

function name(input) {
  input.nextElementSibling.textContent = optionOf(input)?.text ?? "";
}

function follow(input) {
  const proposed = optionOf(input)?.dataset.gov;
  const other = input.closest("tr").querySelector('input[data-code="gov"]');
  if (input.dataset.code !== "dept" || !proposed || other.value) return;
  other.value = proposed;
  name(other);
}

document.querySelectorAll("input[data-code]").forEach((input) => {
  input.addEventListener("input", () => {
    name(input);
    follow(input);
  });
  name(input);
});
