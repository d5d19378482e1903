"use strict";
// The page is whole without this script: quotes and findings are linked by plain anchors. It adds filters, and shows
// every piece of a quote at once.
document.documentElement.classList.add("scripted");
const findings = [...document.querySelectorAll(".finding")];
const sections = [...document.querySelectorAll(".severity")];
const marks = [...document.querySelectorAll("mark[data-quotes]")];
const filters = document.getElementById("filters");
const shown = document.getElementById("shown");

function filter() {
  const wanted = new FormData(filters);
  const words = wanted.get("words").trim().toLowerCase();
  for (const finding of findings) {
    const fits = ["severity", "group", "outcome"].every((key) => !wanted.get(key) || finding.dataset[key] === wanted.get(key));
    finding.hidden = !fits || (words !== "" && !finding.textContent.toLowerCase().includes(words));
  }
  for (const section of sections) section.hidden = !section.querySelector(".finding:not([hidden])");
  const n = findings.filter((finding) => !finding.hidden).length;
  shown.textContent = n === findings.length ? `All ${n} points` : `${n} of ${findings.length} points`;
}
if (filters) {
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  filter();
}

function flash(elements) {
  document.querySelectorAll(".hit").forEach((old) => old.classList.remove("hit"));
  elements.forEach((element) => element.classList.add("hit"));
}
function showQuote(id) {
  const pieces = marks.filter((mark) => mark.dataset.quotes.split(" ").includes(id));
  if (!pieces.length) return false;
  flash(pieces);
  pieces[0].scrollIntoView({ block: "center" });
  return true;
}
function showFinding(key) {
  const finding = document.getElementById(key);
  if (!finding) return false;
  if (finding.hidden) { filters.reset(); filter(); }
  for (let box = finding.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  flash([finding]);
  finding.scrollIntoView({ block: "nearest" });
  finding.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const mark = event.target.closest("mark[data-quotes]");
  const target = link ? link.getAttribute("href").slice(1) : "";
  if (/^f\d+-q\d+$|^g\d+-q\d+$/.test(target)) {
    if (showQuote(target)) { event.preventDefault(); history.replaceState(null, "", "#" + target); }
  } else if (/^[fg]\d+$/.test(target)) {
    if (showFinding(target)) event.preventDefault();
  } else if (mark && !link && !String(getSelection())) {
    showFinding(mark.dataset.quotes.split(" ")[0].split("-")[0]);
  }
});
if (location.hash) showQuote(location.hash.slice(1));

// What is folded on the screen is unfolded on paper.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((box) => { box.open = true; });
});
addEventListener("afterprint", () => folded.forEach((box) => { box.open = false; }));
