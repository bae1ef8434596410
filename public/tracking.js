// Follows one order: each piece of news fetches the page again and swaps the part that tells the story.
const page = document.querySelector("[data-follow]");
if (page && "EventSource" in window) {
  let timer = 0;
  let wanted = 0;
  let shown = 0;

  const refresh = async () => {
    timer = 0;
    const turn = wanted;
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-follow]");
      const here = document.querySelector("[data-follow]");
      if (fresh && here && turn >= shown) {
        shown = turn;
        fresh.setAttribute("aria-live", "polite");
        here.replaceWith(fresh);
      }
    } catch {
      timer ||= setTimeout(refresh, 15_000);
    }
  };
  const soon = () => {
    wanted += 1;
    timer ||= setTimeout(refresh, 800);
  };

  if (navigator.connection?.saveData) setInterval(soon, 30_000);
  else new EventSource(page.dataset.follow).addEventListener("news", soon);
  addEventListener("visibilitychange", () => document.visibilityState === "visible" && soon());
}
