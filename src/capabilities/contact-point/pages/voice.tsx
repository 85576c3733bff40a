import { Icon } from '../../../platform/pages/icon/icon.tsx';
import type { Frame } from '../../../platform/pages/page.tsx';
import { Recorder, type RecorderTexts } from '../../../platform/questions/spoken/recorder.tsx';
import { mostSeconds } from '../shared-with-browser/how-long.ts';

interface Props {
  frame: Frame;
  texts: RecorderTexts & Record<'voice.offer' | 'voice.missing', string>;
  /** For whoever wants nobody to know their voice. Changed is what it is until they say otherwise. */
  change?: { label: string; what: string } | undefined;
  id?: string;
  /** Seconds. */
  most?: number;
}

/** What a recorder and its offer say, from the texts of a page. */
export const voiceTexts = (t: (key: keyof Props['texts']) => string): Props['texts'] => ({
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
export const Voice = ({ frame, texts, change, id = 'voice', most = mostSeconds }: Props) => (
  <div class="speak">
    <button type="button" class="button second" id={`${id}-offer`}>
      <Icon name="microphone" />
      {texts['voice.offer']}
    </button>
    <p class="slip" id={`${id}-missing`} role="alert" hidden>
      {texts['voice.missing']}
    </p>
    <Recorder frame={frame} texts={texts} change={change} id={id} most={most} />
  </div>
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
