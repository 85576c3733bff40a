import { LinkButton } from '../../../platform/pages/button/button.tsx';
import { contactPointAddress, type Frame, StaffPage } from '../../../platform/pages/page.tsx';
import { QrCode } from '../../../platform/pages/qr-code/qr-code.tsx';
import { staffWords as t } from '../texts/staff.ts';
import { Portrait, type ShownPerson } from './anonymous-page.tsx';
import poster from './poster.css';

export const posterStyle = poster;

interface PosterProps {
  frame: Frame;
  school: { slug: string; name: string };
  /** Of the site. */
  address: string;
  people: ShownPerson[];
  fingerprint: string;
}

const cardsOnASheet = 8;

/** For the wall and for in a pocket. The QR code holds the fingerprint of the roster, so that a phone notices when the page names other people. */
export const PosterPage = ({ frame, school, address, people, fingerprint }: PosterProps) => {
  const place = `${address}${contactPointAddress(school.slug)}`;
  const shown = place.replace(/^https?:\/\//, '');
  const code = `${place}#r=${fingerprint}`;
  return (
    <StaffPage frame={frame} title={t('poster.title')} styles={[posterStyle]}>
      <div class="no-print">
        <h1>{t('poster.title')}</h1>
        <p>{t('poster.how')}</p>
        <LinkButton look="second" to="/staff/contact-point">
          {t('desk.title')}
        </LinkButton>
      </div>
      <section class="poster">
        <h2>{t('poster.talk')}</h2>
        <p>{t('poster.what')}</p>
        <ul>
          {people.map(({ id, name, duty, place: where, hasPortrait }) => (
            <li>
              {hasPortrait && <Portrait slug={school.slug} id={id} />}
              <strong>{name}</strong> {duty}
              {where && ` · ${where}`}
            </li>
          ))}
        </ul>
        <div class="qr">
          <QrCode text={code} label={t('poster.qr')} />
        </div>
        <p>
          <strong>{shown}</strong>
        </p>
        <p class="quiet">{t('poster.code', { fingerprint: fingerprint.replace(/.{4}(?=.)/g, '$& ') })}</p>
        <p>{t('poster.urgent')}</p>
      </section>
      <div class="small-cards">
        {Array.from({ length: cardsOnASheet }, () => (
          <section>
            <div>
              <p>
                <strong>{t('poster.talk')}</strong>
              </p>
              <p>{people.map(({ name }) => name).join(', ')}</p>
              <p>{shown}</p>
            </div>
            <QrCode text={code} label={t('poster.qr')} />
          </section>
        ))}
      </div>
    </StaffPage>
  );
};
