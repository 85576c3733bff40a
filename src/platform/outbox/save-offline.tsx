import type { PropsWithChildren } from 'hono/jsx';
import { pageSpeech } from '../pages/texts/texts.ts';
import type { Language, Reader } from '../texts/words.ts';

interface Props {
  language: Language;
  reader: Reader;
  school: string;
  /** Public key of the school for letters that wait on the device, base64url. */
  sealingKey: string;
  /** Said while it waits for internet; about an answer when left out. */
  waiting?: string;
}

/** Around a form whose answer may not be lost: with scripts it is sealed and kept on the device until the server has it. */
export const SaveOffline = ({ language, reader, school, sealingKey, waiting, children }: PropsWithChildren<Props>) => {
  const t = pageSpeech(reader, language);
  return (
    <save-offline school={school} sealing-key={sealingKey} saved={t('outbox.saved')} arrived={t('outbox.arrived')} waiting={waiting ?? t('outbox.waiting')}>
      {children}
    </save-offline>
  );
};

/** Sends from any page what still waits on this device, and says when it arrived: the page itself was made before that. */
export const SendLater = ({ language }: { language: Language }) => {
  const t = pageSpeech('pupil', language);
  return <send-later role="status" class="demo" count={t('outbox.count')} old={t('outbox.old')} arrived={t('outbox.arrived')} hidden />;
};
