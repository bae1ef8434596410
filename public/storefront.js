// The shop's one script: suggestions, steppers, and adding to the basket without leaving the page. Every page works without it.
const find = document.querySelector("[data-suggest]");
const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const safe = (text) => String(text).replace(/[&<>"]/g, (sign) => escapes[sign]);
const dong = (amount) => `${String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, ".")}\u00a0₫`;

if (find) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.role = "listbox";
  list.hidden = true;
  find.parentElement.append(list);
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-expanded", "false"],
    ["aria-controls", list.id],
    ["aria-autocomplete", "list"],
  ])
    find.setAttribute(name, value);
  let timer = 0;
  let asked = 0;
  let chosen = -1;
  const show = (isOpen) => {
    list.hidden = !isOpen;
    find.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) choose(-1);
  };
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    if (index >= 0) find.setAttribute("aria-activedescendant", list.children[index].id);
    else find.removeAttribute("aria-activedescendant");
  };
  const ask = async () => {
    const text = find.value.trim();
    const turn = ++asked;
    if (text.length < 2) return show(false);
    try {
      const answer = await fetch(`/tim/goi-y?q=${encodeURIComponent(text)}`);
      if (!answer.ok || turn !== asked) return;
      const found = await answer.json();
      if (turn !== asked) return;
      list.innerHTML = found
        .map(
          ({ name, slug, priceVnd }, at) =>
            `<li role="option" id="s${at}"><a tabindex="-1" href="/san-pham/${encodeURIComponent(slug)}"><span>${safe(name)}</span><b class="price">${dong(priceVnd)}</b></a></li>`,
        )
        .join("");
      choose(-1);
      show(found.length > 0 && document.activeElement === find);
    } catch {
      // The network is away: searching with the button still says so.
    }
  };
  find.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  });
  find.addEventListener("keydown", (event) => {
    const count = list.hidden ? 0 : list.children.length;
    if (event.key === "Escape") show(false);
    else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      choose((chosen + (event.key === "ArrowDown" ? 1 : count + (chosen < 0 ? 0 : -1)) + count) % count);
    } else if (event.key === "Enter" && count && chosen >= 0) {
      event.preventDefault();
      list.children[chosen].firstChild.click();
    }
  });
  document.addEventListener("click", (event) => find.parentElement.contains(event.target) || show(false));
}

for (const stepper of document.querySelectorAll("[data-stepper]")) {
  const input = stepper.querySelector("input");
  for (const button of stepper.querySelectorAll("button")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = Number(input.value) + Number(button.dataset.step);
      input.value = Math.min(Math.max(next, Number(input.min)), Number(input.max));
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
}

const showCount = (count) => {
  for (const badge of document.querySelectorAll("[data-basket-count]")) {
    badge.textContent = count > 99 ? "99+" : String(count);
    badge.hidden = !(count > 0);
  }
};
const countBasket = async () => {
  try {
    const answer = await fetch("/basket-count");
    if (answer.ok) showCount((await answer.json()).count);
  } catch {
    // The number is a comfort; the basket page is the truth.
  }
};
countBasket();

/** Says how it went, and the number on the basket with it. False when the shop refuses: its page has the words. */
const addToBasket = async (form, body) => {
  body.set("next", "/basket-count");
  const answer = await fetch(form.action, { method: "POST", body });
  if (answer.status >= 400 && answer.status < 500) return false;
  if (!answer.ok) throw new Error(String(answer.status));
  showCount((await answer.json()).count);
  return true;
};

for (const form of document.querySelectorAll("form[data-add]")) {
  form.addEventListener("submit", async (event) => {
    const button = form.querySelector("button[data-busy]");
    if (!button || button.disabled) return event.preventDefault();
    event.preventDefault();
    const label = button.textContent;
    button.disabled = true;
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-live", "polite");
    try {
      if (!(await addToBasket(form, new URLSearchParams(new FormData(form))))) return form.submit();
      button.textContent = `✓ ${button.dataset.done}`;
    } catch {
      button.textContent = button.dataset.failed;
    }
    button.disabled = false;
    setTimeout(() => (button.textContent = label), 2500);
  });
}

const fromList = document.getElementById("add");
if (fromList) {
  // The card's product is in the button: kept in a field too, so that a form sent by script says it as well.
  const pack = document.createElement("input");
  Object.assign(pack, { type: "hidden", name: "packId" });
  const toast = fromList.querySelector("output");
  toast.className = "toast";
  let timer = 0;
  const say = (...words) => {
    document.body.append(toast);
    // A reader hears what changes in what is already there.
    requestAnimationFrame(() => toast.replaceChildren(...words));
    clearTimeout(timer);
    timer = setTimeout(() => (toast.textContent = ""), 4000);
  };
  for (const button of document.querySelectorAll('button[form="add"]')) {
    button.addEventListener("click", async (event) => {
      event.preventDefault();
      if (button.getAttribute("aria-busy")) return;
      button.setAttribute("aria-busy", "true");
      const body = new URLSearchParams(new FormData(fromList));
      body.set("packId", button.value);
      try {
        if (!(await addToBasket(fromList, body))) {
          pack.value = button.value;
          fromList.append(pack);
          return fromList.submit();
        }
        const name = button.closest("li").querySelector("h3").textContent;
        const basket = document.createElement("a");
        basket.href = "/gio-hang";
        basket.textContent = toast.dataset.see;
        say(`✓ ${toast.dataset.done}: ${name}`, basket);
      } catch {
        say(toast.dataset.failed);
      }
      button.removeAttribute("aria-busy");
    });
  }
}

for (const clock of document.querySelectorAll("[data-countdown]")) {
  const end = Date.parse(clock.dateTime);
  const tick = () => {
    const left = Math.max(0, Math.round((end - Date.now()) / 1000));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left > 0) setTimeout(tick, 1000);
    // The shop lets go within seconds; then the page says so.
    else setTimeout(() => location.reload(), 20_000);
  };
  tick();
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = label), 2000);
  });
}
