"use strict";
const articles = [...document.querySelectorAll("article[data-severity]")];
const choose = { severity: document.getElementById("severity"), group: document.getElementById("group") };
function filter() {
  for (const article of articles) {
    article.hidden = Object.entries(choose).some(([key, box]) => box.value && article.dataset[key] !== box.value);
  }
}
for (const box of Object.values(choose)) box.addEventListener("change", filter);
function flash(mark) {
  document.querySelectorAll("mark.hit").forEach((old) => old.classList.remove("hit"));
  mark.classList.add("hit");
  mark.scrollIntoView({ block: "center" });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-finding]");
  const mark = event.target.closest("mark[data-findings]");
  if (link) {
    const hit = [...document.querySelectorAll("mark")].find((m) => m.dataset.findings.split(" ").includes(link.dataset.finding));
    if (hit) { event.preventDefault(); flash(hit); }
  } else if (mark) {
    const article = document.getElementById("finding-" + mark.dataset.findings.split(" ")[0]);
    if (article) { article.hidden = false; article.scrollIntoView({ block: "center" }); article.focus(); }
  }
});
