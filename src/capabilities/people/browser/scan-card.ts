interface Barcodes {
  detect(picture: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

declare const BarcodeDetector: { new (options: { formats: string[] }): Barcodes } | undefined;

/**
 * `<scan-card>` around the form of a class device: sends the key of a card's QR code, read by the camera where the browser
 * can (`BarcodeDetector`), or from the address when the tablet's own camera opened it. Typing always works too.
 */
class ScanCard extends HTMLElement {
  #camera: MediaStream | undefined;

  connectedCallback(): void {
    const key = keyIn(location.href);
    if (key) {
      history.replaceState(null, '', location.pathname);
      return this.#send(key);
    }
    const button = this.querySelector<HTMLButtonElement>('button[type=button]');
    if (!button || typeof BarcodeDetector === 'undefined' || !navigator.mediaDevices) return;
    button.hidden = false;
    button.addEventListener('click', () => void this.#scan(button));
  }

  disconnectedCallback(): void {
    this.#stop();
  }

  async #scan(button: HTMLElement): Promise<void> {
    if (this.#camera || typeof BarcodeDetector === 'undefined') return;
    try {
      this.#camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    } catch {
      button.hidden = true;
      return;
    }
    const video = document.createElement('video');
    video.playsInline = true;
    video.srcObject = this.#camera;
    button.after(video);
    await video.play();
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    while (this.#camera) {
      const codes = await detector.detect(video).catch(() => []);
      const key = codes.map(({ rawValue }) => keyIn(rawValue)).find(Boolean);
      if (key) {
        this.#stop();
        return this.#send(key);
      }
      await new Promise((resume) => setTimeout(resume, 150));
    }
  }

  #stop(): void {
    for (const track of this.#camera?.getTracks() ?? []) track.stop();
    this.#camera = undefined;
  }

  #send(key: string): void {
    const form = this.querySelector('form');
    if (!form) return;
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'key';
    field.value = key;
    form.append(field);
    form.submit();
  }
}

const keyIn = (address: string): string | null => new URLSearchParams(address.split('#')[1] ?? '').get('k');

customElements.define('scan-card', ScanCard);
