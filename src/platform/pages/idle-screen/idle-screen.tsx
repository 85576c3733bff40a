import type { Language, Reader } from '../../texts/words.ts';
import type { Device } from '../../web/visitor.ts';
import { Button } from '../button/button.tsx';
import { pageSpeech } from '../texts/texts.ts';

interface Props {
  device: Exclude<Device, 'own'>;
  language: Language;
  reader: Reader;
  /** The device is about to go to somebody else. */
  handOver: boolean;
}

/** Seconds of quiet after which a device that others use too asks whether somebody is still there. */
const quiet = { class: 60, shared: 9 * 60 };
const quietAtHandOver = 20;

/** On a device that others use too: when nobody touches it for a while it asks, and then leaves. Needs scripts; the session ends without. */
export const IdleScreen = ({ device, language, reader, handOver }: Props) => {
  const t = pageSpeech(reader, language);
  return (
    <idle-screen seconds={String(handOver && device === 'class' ? quietAtHandOver : quiet[device])}>
      <dialog role="alertdialog" aria-labelledby="idle-title">
        <h2 id="idle-title">{t('idle.title')}</h2>
        <form method="dialog">
          <Button>{t('idle.stay')}</Button>
        </form>
        <form method="post" action={leaving[device]}>
          <Button look="second">{t('idle.leave')}</Button>
        </form>
      </dialog>
    </idle-screen>
  );
};

/** The address that ends the visit on this device. */
const leaving = { class: '/p/pass-on', shared: '/p/sign-out' };

/** Without scripts the last page of a visit to a class device makes way by itself. */
export const HandOverWithoutScripts = () => (
  <noscript>
    <meta http-equiv="refresh" content={`60; url=${leaving.class}`} />
  </noscript>
);
