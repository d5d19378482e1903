"use strict";
// The page is whole without this script: quotes and findings are linked by plain anchors. It adds filters and keys, and
// keeps findings and contract side by side at the same place.
const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const findings = [...document.querySelectorAll(".finding")];
const sections = [...document.querySelectorAll(".severity")];
const marks = [...document.querySelectorAll("mark[data-quotes]")];
const filters = byId("filters");
const sideBySide = matchMedia("(min-width: 62rem)");
root.classList.add("scripted");

// Filters.
function filter() {
  const wanted = new FormData(filters);
  const words = wanted.get("words").trim().toLowerCase();
  for (const finding of findings) {
    const fits = ["severity", "group", "outcome"].every((key) => !wanted.get(key) || finding.dataset[key] === wanted.get(key));
    finding.hidden = !fits || (words !== "" && !finding.textContent.toLowerCase().includes(words));
  }
  for (const section of sections) section.hidden = !section.querySelector(".finding:not([hidden])");
  const n = findings.filter((finding) => !finding.hidden).length;
  byId("shown").textContent = n === findings.length ? `All ${n} points` : `${n} of ${findings.length} points`;
  byId("clear").hidden = n === findings.length;
}
function clearFilters() {
  filters.reset();
  filter();
}
if (filters) {
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => { clearFilters(); filters.elements.words.focus(); });
  clearFilters();
}

// One finding, or one quote, is lit at a time.
function light(elements) {
  document.querySelectorAll(".hit").forEach((old) => old.classList.remove("hit"));
  elements.forEach((element) => element.classList.add("hit"));
}
function lightPlace(id) {
  const pieces = marks.filter((mark) => mark.dataset.quotes.split(" ").includes(id));
  const lit = pieces.length ? pieces : [byId(id)].filter(Boolean);
  light(lit);
  return lit[0];
}
function showPlace(id) {
  lightPlace(id)?.scrollIntoView({ block: "center" });
}
function choose(finding) {
  findings.forEach((other) => other.removeAttribute("aria-current"));
  finding.setAttribute("aria-current", "true");
}
// The first link of a finding leads to its words, or to where we looked.
function placeOf(finding) {
  return finding.querySelector("a[href^='#']")?.getAttribute("href").slice(1);
}
function follow(finding) {
  choose(finding);
  const place = placeOf(finding);
  if (sideBySide.matches) place ? showPlace(place) : light([]);
}
function reveal(finding) {
  if (finding.hidden) clearFilters();
  for (let box = finding.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  if (finding.classList.contains("finding")) choose(finding);
}
function showFinding(finding) {
  reveal(finding);
  finding.scrollIntoView({ block: "nearest" });
  finding.focus({ preventScroll: true });
}

function clickOnLink(event, link) {
  const target = link.getAttribute("href").slice(1);
  const finding = link.closest(".finding");
  const isPlace = /^[fg]\d+-q\d+$|^p\d+$/.test(target);
  const isFinding = /^[fg]\d+$/.test(target) && byId(target);
  if (finding) choose(finding);
  if (isPlace) lightPlace(target);
  if (isFinding) reveal(isFinding);
  // Where the two stand one below the other the browser goes there itself, and its back button comes back.
  if (!sideBySide.matches || !(isPlace || isFinding)) return;
  event.preventDefault();
  history.replaceState(null, "", "#" + target);
  isPlace ? showPlace(target) : showFinding(isFinding);
}
function clickOnMark(mark) {
  const quote = mark.dataset.quotes.split(" ")[0];
  const finding = byId(quote.split("-")[0]);
  lightPlace(quote);
  if (sideBySide.matches) return showFinding(finding);
  reveal(finding);
  location.hash = finding.id;
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  const mark = event.target.closest("mark[data-quotes]");
  const finding = event.target.closest(".finding");
  if (link) clickOnLink(event, link);
  else if (String(getSelection())) return;
  else if (mark) clickOnMark(mark);
  else if (finding && !event.target.closest("details")) follow(finding);
});
addEventListener("hashchange", () => lightPlace(location.hash.slice(1)));
if (location.hash) showPlace(location.hash.slice(1));

// Keys. Whoever dictates or uses such keys otherwise turns them off.
const help = byId("keys");
const keysOn = byId("keys-on");
function step(by) {
  const shown = findings.filter((finding) => !finding.hidden);
  const now = shown.findIndex((finding) => finding.getAttribute("aria-current") === "true");
  const next = shown[now < 0 ? 0 : Math.min(Math.max(now + by, 0), shown.length - 1)];
  if (!next) return;
  showFinding(next);
  follow(next);
}
const keys = {
  j: () => step(1),
  k: () => step(-1),
  "/": () => filters?.elements.words.focus(),
  "?": () => help.showModal(),
  Enter: () => {
    const finding = document.activeElement.closest(".finding");
    const place = finding && placeOf(finding);
    if (place && document.activeElement === finding) location.hash = place;
  },
};
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, dialog");
  if (event.key === "Escape" && event.target === filters?.elements.words) {
    clearFilters();
    event.target.blur();
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !keysOn.checked || !Object.hasOwn(keys, event.key)) return;
  if (event.key !== "Enter") event.preventDefault();
  keys[event.key]();
});
byId("ask-keys").addEventListener("click", () => help.showModal());

// What is folded on the screen is unfolded on paper.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((box) => { box.open = true; });
});
addEventListener("afterprint", () => folded.forEach((box) => { box.open = false; }));
