import { sheetHeight, sheetWidth } from './shared-with-browser/picture.ts';

/** What a drawing board says; the inks in the order of `inks`, after the paper. */
export interface DrawingTexts {
  what: string;
  paper: string;
  inks: readonly [black: string, blue: string, orange: string, pink: string];
  undo: string;
  wipe: string;
}

/** A sheet to draw on, four inks, a step back and a clean sheet. The script that defines `<drawing-board>` does the rest. */
export const DrawingBoard = ({ texts }: { texts: DrawingTexts }) => (
  <drawing-board hidden>
    <p>{texts.what}</p>
    <canvas width={String(sheetWidth)} height={String(sheetHeight)} role="img" aria-label={texts.paper} />
    <div class="inks">
      {texts.inks.map((ink, place) => (
        <button type="button" value={String(place + 1)} aria-pressed={place === 0 ? 'true' : 'false'}>
          <span class={`ink${place + 1}`} />
          {ink}
        </button>
      ))}
    </div>
    <div class="tools">
      <button type="button" class="button quietly undo">
        {texts.undo}
      </button>
      <button type="button" class="button quietly wipe">
        {texts.wipe}
      </button>
    </div>
  </drawing-board>
);
