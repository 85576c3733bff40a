import { type Bytes, base64url } from '../../../secrets/shared-with-browser/bytes.ts';
import { mostDrawingBytes } from '../shared-with-browser/drawing.ts';
import { drawOn, emptySheet, inks, lineWidth, type Point, pngOf, type Stroke, sheetHeight, sheetWidth } from '../shared-with-browser/picture.ts';

/**
 * `<drawing-board>` around a canvas, its inks and two buttons: a finger, a pen or a mouse draws. After each line `made` is fired with the
 * drawing (see `pngOf`), or with nothing once the sheet is empty.
 */
class DrawingBoard extends HTMLElement {
  /** What was drawn before this page. */
  #ground: Uint8Array | undefined;
  #strokes: Stroke[] = [];
  #drawing: { pointer: number; stroke: Stroke } | undefined;
  #ink = 1;

  connectedCallback(): void {
    const canvas = this.#canvas;
    canvas.addEventListener('pointerdown', (event) => this.#begin(event));
    canvas.addEventListener('pointermove', (event) => this.#goOn(event));
    for (const end of ['pointerup', 'pointercancel']) canvas.addEventListener(end, () => this.finish());
    for (const button of this.#inks) button.addEventListener('click', () => this.#choose(Number(button.value)));
    this.#on('undo', () => this.#strokes.pop());
    this.#on('wipe', () => this.#empty());
    addEventListener('pagehide', () => {
      this.#empty();
      this.#change();
    });
    this.#show();
  }

  begin(made: Bytes): void {
    const picture = new Image();
    picture.onload = () => {
      this.#context.drawImage(picture, 0, 0, sheetWidth, sheetHeight);
      this.#ground = inksIn(this.#context.getImageData(0, 0, sheetWidth, sheetHeight).data);
      this.#change();
    };
    picture.src = `data:image/png;base64,${base64url(made).replace(/-/g, '+').replace(/_/g, '/')}`;
  }

  /** A line that is being drawn ends here. */
  finish(): void {
    if (!this.#drawing) return;
    this.#drawing = undefined;
    this.#change();
  }

  get #canvas(): HTMLCanvasElement {
    return this.querySelector('canvas') as HTMLCanvasElement;
  }

  get #context(): CanvasRenderingContext2D {
    return this.#canvas.getContext('2d') as CanvasRenderingContext2D;
  }

  get #inks(): NodeListOf<HTMLButtonElement> {
    return this.querySelectorAll<HTMLButtonElement>('.inks button');
  }

  #on(name: string, does: () => void): void {
    this.querySelector(`.${name}`)?.addEventListener('click', () => {
      does();
      this.#change();
    });
  }

  #choose(ink: number): void {
    this.#ink = ink;
    for (const button of this.#inks) button.setAttribute('aria-pressed', String(Number(button.value) === ink));
  }

  #begin(event: PointerEvent): void {
    // One finger draws; a second one, or the side of a hand, does not.
    if (this.#drawing || event.button !== 0) return;
    event.preventDefault();
    this.#canvas.setPointerCapture(event.pointerId);
    const stroke: Stroke = { ink: this.#ink, points: [this.#pointOf(event)] };
    this.#drawing = { pointer: event.pointerId, stroke };
    this.#strokes.push(stroke);
    this.#draw(stroke);
  }

  #goOn(event: PointerEvent): void {
    if (this.#drawing?.pointer !== event.pointerId) return;
    this.#drawing.stroke.points.push(this.#pointOf(event));
    this.#draw(this.#drawing.stroke);
  }

  #pointOf({ offsetX, offsetY }: PointerEvent): Point {
    const { clientWidth, clientHeight } = this.#canvas;
    return [(offsetX / clientWidth) * sheetWidth, (offsetY / clientHeight) * sheetHeight];
  }

  #empty(): void {
    this.#ground = undefined;
    this.#strokes = [];
    this.#drawing = undefined;
  }

  #change(): void {
    let drawing = this.#png();
    // So full a sheet that it fits in no letter takes no more lines.
    while (drawing.length > mostDrawingBytes && this.#strokes.length > 0) {
      this.#strokes.pop();
      drawing = this.#png();
    }
    this.#show();
    const isEmpty = this.#strokes.length === 0 && !this.#ground;
    this.dispatchEvent(new CustomEvent('made', { detail: isEmpty ? undefined : drawing }));
  }

  #png(): Bytes {
    const sheet = this.#ground?.slice() ?? emptySheet();
    for (const stroke of this.#strokes) drawOn(sheet, stroke);
    return pngOf(sheet);
  }

  #show(): void {
    const context = this.#context;
    context.fillStyle = inks[0];
    context.fillRect(0, 0, sheetWidth, sheetHeight);
    if (this.#ground) {
      const picture = context.getImageData(0, 0, sheetWidth, sheetHeight);
      for (const [at, ink] of this.#ground.entries()) picture.data.set(partsOf(ink), at * 4);
      context.putImageData(picture, 0, 0);
    }
    for (const stroke of this.#strokes) this.#draw(stroke);
  }

  #draw({ ink, points }: Stroke): void {
    const context = this.#context;
    Object.assign(context, { lineWidth, lineCap: 'round', lineJoin: 'round', strokeStyle: inks[ink] });
    context.beginPath();
    for (const [x, y] of [points[0] as Point, ...points]) context.lineTo(x, y);
    context.stroke();
  }
}

/** Red, green and blue. */
const partsOf = (ink: number): number[] => [1, 3, 5].map((at) => Number.parseInt((inks[ink] as string).slice(at, at + 2), 16));

/** The ink nearest to each pixel: some browsers change a little what is read back. */
function inksIn(pixels: Uint8ClampedArray): Uint8Array {
  const parts = inks.map((_, ink) => partsOf(ink));
  return emptySheet().map((_, at) => {
    const distances = parts.map((part) => part.reduce((sum, value, place) => sum + Math.abs(value - (pixels[at * 4 + place] as number)), 0));
    return distances.indexOf(Math.min(...distances));
  });
}

customElements.define('drawing-board', DrawingBoard);
