import { Notice } from '../../../platform/pages/notice/notice.tsx';
import { staffWords as t } from '../texts/staff.ts';

/** Who is no longer asked by itself, because a reader or a substitute left or answers no more. */
export interface Stopped {
  /** Class id, or `guardians`. */
  of: string;
  name: string;
}

export const StoppedList = ({ stopped }: { stopped: Stopped[] }) => (
  <>
    {stopped.map(({ of, name }) => (
      <Notice worry>
        {t('stopped.what', { name })} <a href={`/staff/check-ins/${of}`}>{t('stopped.choose', { name })}</a>
      </Notice>
    ))}
  </>
);
