import { Sound } from '../../../platform/questions/spoken/recorder.tsx';
import type { AttachmentKind } from '../rules/attachments.ts';
import { staffWords as t } from '../texts/staff.ts';

/** Where what was spoken or drawn can be fetched, for the one who reads. */
const attachmentAddress = (roundId: string, book: 'named' | 'words', id: string): string => `/staff/rounds/${roundId}/${book}/attachments/${id}`;

interface Props {
  said: Partial<Record<AttachmentKind, string>>;
  roundId: string;
  book: 'named' | 'words';
}

/** What was spoken, to be heard, and what was drawn, to be seen. */
export const Attachments = ({ said: { sound, drawing }, roundId, book }: Props) => (
  <>
    {sound && <Sound label={t('attached.sound')} src={attachmentAddress(roundId, book, sound)} />}
    {drawing && <img class="drawing" src={attachmentAddress(roundId, book, drawing)} alt={t('attached.drawing')} loading="lazy" />}
  </>
);
