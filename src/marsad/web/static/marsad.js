// Comfort only: every page works without this file.
// Keys: "/" to search, "j" and "k" along the cards and claims.
(() => {
  "use strict";
  const typing = (target) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
  const stops = () => [...document.querySelectorAll(".card h2 a, .said .who a, .coverage > li > a")];
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "/") { event.preventDefault(); document.getElementById("q")?.focus(); return; }
    const step = { j: 1, k: -1 }[event.key];
    if (!step) return;
    const all = stops();
    const next = all[all.indexOf(document.activeElement) + step] ?? (step > 0 ? all[0] : all.at(-1));
    next?.focus();
    next?.scrollIntoView({ block: "center" });
  });
})();
