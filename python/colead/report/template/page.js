// What the page does beside its charts: search in tables, contents on narrow screens, folds of the annex.
"use strict";
(() => {
  colead.start();
  if (typeof coleadNetwork !== "undefined") coleadNetwork.start();

  for (const input of document.querySelectorAll(".search input")) {
    const search = input.closest(".search");
    const rows = [...search.nextElementSibling.querySelectorAll("tbody tr")];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const told = search.querySelector("output");
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => texts[index].includes(word));
        shown += row.hidden ? 0 : 1;
      });
      told.textContent = `${shown} rows`;
    });
  }

  const contents = document.getElementById("contents");
  contents.open = matchMedia("(min-width: 72rem)").matches;
  // A link into the annex opens what it leads to.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const fold = target && target.querySelector(":scope > details");
    if (fold) fold.open = true;
    if (target) target.scrollIntoView({ behavior: "instant" });
  }
  addEventListener("hashchange", reveal);
  for (const link of document.querySelectorAll(".contents a")) {
    link.addEventListener("click", () => {
      if (location.hash === link.hash) reveal();
    });
  }
  if (location.hash) reveal();

  const folded = [];
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details.fold:not([open]), .annex > details:not([open])")) {
      if (fold.matches(".fold") && fold.querySelector(".search")) continue; // hundreds of rows: only for who opened them
      fold.open = true;
      folded.push(fold);
    }
  });
  addEventListener("afterprint", () => folded.splice(0).forEach((fold) => (fold.open = false)));
})();
