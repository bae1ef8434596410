import { useEffect, useId, useRef, useState } from "react";
import { m } from "~/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Icon } from "~/ui/primitives/icon";

type Detector = { detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type DetectorMaker = new (options: { formats: string[] }) => Detector;

const detectorMaker = (): DetectorMaker | null => {
  const maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  return maker && navigator.mediaDevices ? maker : null;
};

/** A label may hold a link; its last part is the code. */
const codeIn = (text: string): string => text.split(/[/?#=]/).at(-1) ?? text;

/** The parcel's code, typed, or read by the camera where the phone knows how. */
export function ScanField() {
  const id = useId();
  const [code, setCode] = useState("");
  const [canScan, setCanScan] = useState(false);
  const [isScanning, setIsScanning] = useState(false);
  useEffect(() => setCanScan(detectorMaker() !== null), []);
  const found = (text: string): void => {
    setCode(codeIn(text));
    setIsScanning(false);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{m.courier_parcel_code()}</label>
      <span className="field-hint">{m.courier_parcel_hint()}</span>
      <div className="row">
        <input
          id={id}
          className="input scan-code"
          name="code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          required
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
        />
        {canScan && (
          <Button type="button" look="quiet" onClick={() => setIsScanning(!isScanning)}>
            <Icon name="scan" /> {isScanning ? m.courier_scan_stop() : m.courier_scan()}
          </Button>
        )}
      </div>
      {isScanning && <Camera onFound={found} onFailed={() => setIsScanning(false)} />}
    </div>
  );
}

function Camera({ onFound, onFailed }: { onFound: (text: string) => void; onFailed: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const answer = useRef({ onFound, onFailed });
  answer.current = { onFound, onFailed };
  useEffect(
    () =>
      watch(
        video.current,
        (text) => answer.current.onFound(text),
        () => answer.current.onFailed(),
      ),
    [],
  );
  return <video ref={video} className="scan-video" muted playsInline />;
}

function watch(video: HTMLVideoElement | null, onFound: (text: string) => void, onFailed: () => void): () => void {
  const Maker = detectorMaker();
  let stream: MediaStream | null = null;
  let isOver = false;
  const run = async (): Promise<void> => {
    if (!video || !Maker) return onFailed();
    const detector = new Maker({ formats: ["qr_code", "code_128"] });
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    if (isOver) return stop();
    video.srcObject = stream;
    await video.play();
    while (!isOver) {
      const [seen] = await detector.detect(video);
      if (seen) return onFound(seen.rawValue);
      await new Promise((done) => setTimeout(done, 250));
    }
  };
  const stop = (): void => stream?.getTracks().forEach((track) => track.stop());
  run().catch(onFailed);
  return () => {
    isOver = true;
    stop();
  };
}
