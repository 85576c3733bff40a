import type { PropsWithChildren } from 'hono/jsx';
import { Icon } from '../pages/icon/icon.tsx';
import type { Frame } from '../pages/page.tsx';
import style from './other-answer.css';
import { recorderStyle } from './spoken/recorder.tsx';

/** For pages with {@link OtherAnswer}; their capability must name it in the contract. */
export const otherAnswerStyle = [recorderStyle, style].join('');

/** What makes an answer that is not typed: each is a custom element in a script of its own. */
type Maker = 'voice-recorder' | 'drawing-board';

interface OfferProps {
  by: Maker;
  /** Field of the form in which it travels, base64url. */
  field: string;
  offer: string;
  /** What was made before, base64url. */
  value?: string | undefined;
}

/** Beside a field for words: a button for whoever would rather speak or draw. Nothing shows without scripts. */
export const OtherAnswer = ({ by, field, offer, value = '' }: OfferProps) => (
  <other-answer by={by} hidden>
    <button type="button" class="button second">
      <Icon name={by === 'voice-recorder' ? 'microphone' : 'pencil'} />
      {offer}
    </button>
    <input type="hidden" name={field} value={value} />
  </other-answer>
);

interface MakerProps {
  frame: Frame;
  by: Maker;
  /** Said where the script does not come. */
  missing: string;
  /** Said where so much was made that there is no room for more. */
  full: string;
}

/** Once a page: what an {@link OtherAnswer} puts into its place when somebody taps; until then it costs nobody anything. */
export const MakerParts = ({ frame, by, missing, full, children }: PropsWithChildren<MakerProps>) => {
  const { path, integrity } = frame.element(by);
  return (
    <template id={`${by}-parts`}>
      <script type="module" src={path} integrity={integrity} />
      {children}
      <p class="slip missing" role="alert">
        {missing}
      </p>
      <p class="slip full" role="alert">
        {full}
      </p>
    </template>
  );
};
