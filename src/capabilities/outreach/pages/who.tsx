import { staffWords as t } from '../texts/staff.ts';

export interface Shown {
  name: string;
  kind: 'pupil' | 'guardian' | 'staff';
  around: string | null;
}

/** "Amira El Khatib, klas 5A" or "Fatima El Khatib, ouder van Amira, Bilal" */
export const Who = ({ name, ...rest }: Shown) => {
  const beside = whereabouts(rest);
  return (
    <>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {beside && ` (${beside})`}
    </>
  );
};

export const whereabouts = ({ kind, around }: Omit<Shown, 'name'>): string =>
  t(kind === 'pupil' ? 'around.pupil' : 'around.guardian', { around: around ?? 'none' });
