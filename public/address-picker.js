// Makes the address picker work without leaving the page. Without it every step is a plain form post.
for (const box of document.querySelectorAll("[data-area-picker]")) enhance(box);

function enhance(box) {
  const part = (name) => box.querySelector(`[data-area-${name}]`);
  const province = part("province");
  const commune = part("commune");
  const text = part("text");
  const found = part("found");
  const pin = part("pin");
  let asked = 0;

  usePost("next", false);
  usePost("find", false);
  province.addEventListener("change", () => {
    forgetPin();
    void showCommunes("");
  });

  /** The buttons that post the form step aside, also as what the Enter key presses, and come back when the network fails. */
  function usePost(name, isUsed) {
    part(name).hidden = !isUsed;
    part(name).type = isUsed ? "submit" : "button";
  }

  async function ask(path) {
    const answer = await fetch(path, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function showCommunes(chosen) {
    const first = commune.options[0];
    commune.replaceChildren(first);
    if (province.value === "") return;
    try {
      const { communes } = await ask(`/khu-vuc/xa?tinh=${encodeURIComponent(province.value)}`);
      first.textContent = commune.dataset.areaCommune;
      commune.append(...communes.map(({ code, name }) => new Option(name, code, false, code === chosen)));
    } catch {
      usePost("next", true);
    }
  }

  async function choose(provinceCode, communeCode) {
    province.value = provinceCode;
    await showCommunes(communeCode);
    found.replaceChildren();
  }

  let timer;
  text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 250);
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    void search();
  });

  async function search() {
    const mine = ++asked;
    const typed = text.value.trim();
    if (typed.length < 2) return found.replaceChildren();
    try {
      const answer = await ask(`/khu-vuc/tim?q=${encodeURIComponent(typed)}`);
      if (mine === asked) showFound(answer.found);
    } catch {
      usePost("find", true);
    }
  }

  function showFound(communes) {
    if (communes.length === 0) {
      const none = document.createElement("p");
      none.className = "muted small";
      none.textContent = found.dataset.none;
      return found.replaceChildren(none);
    }
    found.replaceChildren(...communes.map(button));
  }

  function button({ provinceCode, communeCode, name, provinceName, formerly }) {
    const one = document.createElement("button");
    one.type = "button";
    one.className = "area-found";
    const title = document.createElement("b");
    title.textContent = `${name}, ${provinceName}`;
    one.append(title);
    if (formerly) {
      const old = document.createElement("span");
      old.className = "small muted";
      old.textContent = found.dataset.formerly.replace("%", formerly);
      one.append(old);
    }
    one.addEventListener("click", () => {
      forgetPin();
      void choose(provinceCode, communeCode);
    });
    return one;
  }

  function forgetPin() {
    if (!pin) return;
    part("lat").value = "";
    part("lng").value = "";
    pin.hidden = true;
  }

  function say(words) {
    pin.hidden = false;
    pin.textContent = words;
  }

  const locate = part("locate");
  if (!locate || !("geolocation" in navigator)) return;
  locate.hidden = false;
  if (part("lat").value !== "") say(pin.dataset.pinned);
  locate.addEventListener("click", () => {
    say(pin.dataset.waiting);
    navigator.geolocation.getCurrentPosition(atPosition, () => say(pin.dataset.failed), {
      enableHighAccuracy: true,
      timeout: 15000,
      maximumAge: 60000,
    });
  });

  async function atPosition({ coords }) {
    const lat = coords.latitude.toFixed(5);
    const lng = coords.longitude.toFixed(5);
    try {
      const { commune: near } = await ask(`/khu-vuc/gan?lat=${lat}&lng=${lng}`);
      if (!near) return say(pin.dataset.failed);
      await choose(near.provinceCode, near.code);
      part("lat").value = lat;
      part("lng").value = lng;
      say(pin.dataset.pinned);
    } catch {
      say(pin.dataset.failed);
    }
  }
}
