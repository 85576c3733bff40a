import { Icon } from '../../pages/icon/icon.tsx';
import type { Frame } from '../../pages/page.tsx';
import style from './recorder.css';

/** For pages with a {@link Recorder}; their capability must name it in the contract. */
export const recorderStyle = style;

type Key =
  | 'voice.what'
  | 'voice.start'
  | 'voice.speaking'
  | 'voice.stop'
  | 'voice.spoken'
  | 'voice.again'
  | 'voice.no-microphone'
  | 'voice.no-recorder'
  | 'voice.silence';

/** What a recorder says. */
export type RecorderTexts = Record<Key, string>;

interface Props {
  frame: Frame;
  texts: RecorderTexts;
  /** For whoever wants nobody to know their voice. Changed is what it is until they say otherwise. */
  change?: { label: string; what: string } | undefined;
  id?: string | undefined;
  /** Seconds. */
  most: number;
}

/** What stands in a recorder: ready, speaking, spoken. The script that defines `<voice-recorder>` shows one at a time. */
export const Recorder = ({ frame, texts, change, id, most }: Props) => (
  <voice-recorder id={id} collector={frame.element('sound-collector').path} most={String(most)} hidden>
    <div class="ready card">
      <p>{texts['voice.what']}</p>
      {change && (
        <label class="choice">
          <input type="checkbox" checked />
          <span>
            {change.label}
            <small>{change.what}</small>
          </span>
        </label>
      )}
      <button type="button" class="button second start">
        <Icon name="microphone" />
        {texts['voice.start']}
      </button>
      <p class="slip no-microphone" role="alert" hidden>
        {texts['voice.no-microphone']}
      </p>
      <p class="slip no-recorder" role="alert" hidden>
        {texts['voice.no-recorder']}
      </p>
      <p class="slip silence" role="alert" hidden>
        {texts['voice.silence']}
      </p>
    </div>
    <div class="speaking card" hidden>
      <p role="status">{texts['voice.speaking']}</p>
      <p class="level">
        <span class="seconds" dir="ltr">
          0:00
        </span>
        <span class="loudness" />
      </p>
      <button type="button" class="button stop">
        <Icon name="check" />
        {texts['voice.stop']}
      </button>
    </div>
    <div class="spoken card" hidden>
      <p>{texts['voice.spoken']}</p>
      <Sound label={texts['voice.spoken']} />
      <button type="button" class="button quietly again">
        {texts['voice.again']}
      </button>
    </div>
  </voice-recorder>
);

/**
 * Something spoken, with the browser's own buttons.
 * @param src undefined for what a script brings
 */
export const Sound = ({ label, src }: { label: string; src?: string }) => (
  // biome-ignore lint/a11y/useMediaCaption: what somebody spoke just now for one reader has no captions; whoever cannot hear asks them to type
  <audio controls preload="none" src={src} aria-label={label} />
);

/**
 * Something spoken that is still in a form; for pages with the element `held-sound`.
 * @param recording in base64url
 */
export const HeldSound = ({ label, recording }: { label: string; recording: string }) => (
  <held-sound recording={recording} hidden>
    <Sound label={label} />
  </held-sound>
);
