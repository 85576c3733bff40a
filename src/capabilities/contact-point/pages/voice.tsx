import { Icon } from '../../../platform/pages/icon/icon.tsx';
import type { Frame } from '../../../platform/pages/page.tsx';
import { mostSeconds } from '../shared-with-browser/voice/recording.ts';

type Key =
  | 'voice.offer'
  | 'voice.missing'
  | 'voice.what'
  | 'voice.start'
  | 'voice.speaking'
  | 'voice.stop'
  | 'voice.spoken'
  | 'voice.again'
  | 'voice.no-microphone'
  | 'voice.no-recorder'
  | 'voice.silence';

type Texts = Record<Key, string>;

interface RecorderProps {
  frame: Frame;
  texts: Texts;
  /** For whoever wants nobody to know their voice. Changed is what it is until they say otherwise. */
  change?: { label: string; what: string } | undefined;
  id?: string;
  /** Seconds. */
  most?: number;
}

/** What a recorder says, from the texts of a page. */
export const recorderTexts = (t: (key: Key) => string): Texts => ({
  'voice.offer': t('voice.offer'),
  'voice.missing': t('voice.missing'),
  'voice.what': t('voice.what'),
  'voice.start': t('voice.start'),
  'voice.speaking': t('voice.speaking'),
  'voice.stop': t('voice.stop'),
  'voice.spoken': t('voice.spoken'),
  'voice.again': t('voice.again'),
  'voice.no-microphone': t('voice.no-microphone'),
  'voice.no-recorder': t('voice.no-recorder'),
  'voice.silence': t('voice.silence'),
});

/** A button for whoever would rather speak, and what comes after it. The page must also carry {@link VoiceScript}. */
export const Recorder = ({ frame, texts, change, id = 'voice', most = mostSeconds }: RecorderProps) => (
  <div class="speak">
    <button type="button" class="button second" id={`${id}-offer`}>
      <Icon name="microphone" />
      {texts['voice.offer']}
    </button>
    <p class="slip" id={`${id}-missing`} role="alert" hidden>
      {texts['voice.missing']}
    </p>
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
  </div>
);

/**
 * Something spoken, with the browser's own buttons.
 * @param src undefined for what a script brings
 */
export const Sound = ({ label, src }: { label: string; src?: string }) => (
  // biome-ignore lint/a11y/useMediaCaption: what somebody spoke just now for one reader has no captions; whoever cannot hear asks them to type
  <audio controls preload="none" src={src} aria-label={label} />
);

/** The script that records and plays waits here until somebody wants it, so that it costs nobody else anything. */
export const VoiceScript = ({ frame }: { frame: Frame }) => {
  const { path, integrity } = frame.element('spoken-words');
  return (
    <template id="voice-script">
      <script type="module" src={path} integrity={integrity} />
    </template>
  );
};
