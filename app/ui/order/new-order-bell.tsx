import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";
import { Badge } from "~/ui/primitives/badge";

const everyMs = 8_000;
const shelf = "order-bell";

/**
 * Looks for new orders while the page is open; rings, counts in the tab's title and refreshes the list. Browsers let a page
 * sound only after a tap, so the bell is switched on by hand and remembered.
 */
export function NewOrderBell({ waiting }: { waiting: number }) {
  const [isOn, setOn] = useState(false);
  const [isLost, setLost] = useState(false);
  const known = useRef(waiting);
  const { revalidate } = useRevalidator();
  useEffect(() => setOn(localStorage.getItem(shelf) === "on"), []);
  useEffect(() => {
    known.current = waiting;
    document.title = waiting > 0 ? `(${waiting}) ${m.farm_order_title()}` : m.farm_order_title();
  }, [waiting]);
  useEffect(() => {
    const timer = setInterval(() => {
      void countNew().then((count) => {
        setLost(count === null);
        if (count === null || count === known.current) return;
        if (count > known.current && isOn) ring();
        known.current = count;
        revalidate();
      });
    }, everyMs);
    return () => clearInterval(timer);
  }, [isOn, revalidate]);

  const toggle = (): void => {
    localStorage.setItem(shelf, isOn ? "off" : "on");
    if (!isOn) ring();
    setOn(!isOn);
  };
  return (
    <span className="row">
      {isLost && <Badge tone="warning">{m.farm_order_live_off()}</Badge>}
      <Button type="button" look="quiet" small onClick={toggle} aria-pressed={isOn}>
        <Icon name="bell" />
        {isOn ? m.farm_order_sound_off() : m.farm_order_sound_on()}
      </Button>
    </span>
  );
}

/** Null when the shop does not answer. */
async function countNew(): Promise<number | null> {
  try {
    const response = await fetch("/nha-vuon/dem-don", { headers: { accept: "application/json" } });
    const counts: unknown = await response.json();
    return typeof counts === "object" && counts !== null && "new" in counts ? Number(counts.new) : null;
  } catch {
    return null;
  }
}

/** Two rising tones, loud enough for a packing shed. */
function ring(): void {
  const audio = new AudioContext();
  [660, 880].forEach((pitch, index) => {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + index * 0.22;
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0.4, start);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.35);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.36);
  });
}
