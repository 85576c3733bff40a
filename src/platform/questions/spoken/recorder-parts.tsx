import type { Frame } from '../../pages/page.tsx';
import type { Language, Reader } from '../../texts/words.ts';
import { MakerParts } from '../other-answer.tsx';
import { questionSpeech } from '../texts/texts.ts';
import { Recorder } from './recorder.tsx';

interface Props {
  frame: Frame;
  reader: Reader;
  language: Language;
  /** The longest that somebody can speak, in seconds. */
  most: number;
}

/** Once a page with spoken answers: the recorder waits here until somebody taps. */
export const RecorderParts = ({ frame, reader, language, most }: Props) => {
  const t = questionSpeech(reader, language);
  const texts = {
    'voice.what': t('voice.what'),
    'voice.start': t('voice.start'),
    'voice.speaking': t('voice.speaking'),
    'voice.stop': t('voice.stop'),
    'voice.spoken': t('voice.spoken'),
    'voice.again': t('voice.again'),
    'voice.no-microphone': t('voice.no-microphone'),
    'voice.no-recorder': t('voice.no-recorder'),
    'voice.silence': t('voice.silence'),
  };
  return (
    <MakerParts frame={frame} by="voice-recorder" missing={t('voice.missing')} full={t('otherwise.full')}>
      <Recorder frame={frame} texts={texts} change={{ label: t('voice.change'), what: t('voice.change-what') }} most={most} />
    </MakerParts>
  );
};
