"use strict";
// The page is whole without this script: it adds sorting by the heads of the columns, and filters.
for (const table of document.querySelectorAll("table.sorted")) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const falling = head.getAttribute("aria-sort") === "ascending";
      const key = (row) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
      const rows = [...body.rows].map((row) => [key(row), row]);
      rows.sort(([a], [b]) => {
        // What is not known stands last, whichever way is up.
        if (a === "" || b === "") return (a === "") - (b === "");
        return (falling ? -1 : 1) * a.localeCompare(b, "en", { numeric: true });
      });
      body.append(...rows.map(([, row]) => row));
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    });
  });
}

const filters = document.getElementById("filters"), shown = document.getElementById("shown");
const lines = [...document.querySelectorAll("#contracts tbody tr")], rules = [...document.querySelectorAll(".rule")];
const vendors = [...document.querySelectorAll("#vendors tbody tr")];
function filter() {
  const words = filters.elements.words.value.trim().toLowerCase(), rank = filters.elements.rank.value;
  const says = (element) => words === "" || element.textContent.toLowerCase().includes(words);
  for (const line of lines) line.hidden = !says(line) || (rank !== "" && Number(line.dataset.rank) > Number(rank));
  for (const rule of rules) rule.hidden = !says(rule);
  for (const vendor of vendors) vendor.hidden = !says(vendor);
  for (const all of [lines, rules, vendors]) {
    if (all.length) all[0].closest("section").hidden = all.every((one) => one.hidden);
  }
  const left = lines.filter((line) => !line.hidden).length;
  shown.textContent = left === lines.length ? `All ${left} contracts` : `${left} of ${lines.length} contracts`;
}
filters.hidden = false;
filters.addEventListener("input", filter);
filters.addEventListener("submit", (event) => event.preventDefault());
filter();
