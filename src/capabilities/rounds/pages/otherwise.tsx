import type { Frame } from '../../../platform/pages/page.tsx';
import { DrawingBoard } from '../../../platform/questions/drawn/drawing-board.tsx';
import { MakerParts, OtherAnswer } from '../../../platform/questions/other-answer.tsx';
import { RecorderParts } from '../../../platform/questions/spoken/recorder-parts.tsx';
import { questionSpeech } from '../../../platform/questions/texts/texts.ts';
import type { Language } from '../../../platform/texts/words.ts';
import { readerOf } from '../../../platform/two-books/books.ts';
import type { RoundAsk } from '../asking.ts';
import { type AttachmentKind, attachmentField, mostSeconds, offered } from '../rules/attachments.ts';
import type { Question } from '../rules/questions.ts';
import { speakTo } from '../texts/texts.ts';

type Words = ReturnType<typeof speakTo>;

const makers = { sound: 'voice-recorder', drawing: 'drawing-board' } as const satisfies Record<AttachmentKind, string>;

/** The custom element with which a page offers to speak or draw, where a question can be answered so. */
export const elementsFor = ({ questions }: RoundAsk): string[] => (questions.some((question) => offered(question).length > 0) ? ['other-answer'] : []);

/** Speaking and drawing, beside the field for words. */
export const Otherwise = ({ question, ask, language }: { question: Question; ask: RoundAsk; language: Language }) => (
  <>
    {offered(question).map((kind) => (
      <OtherAnswer
        by={makers[kind]}
        field={attachmentField(question.id, kind)}
        offer={kind === 'sound' ? questionSpeech(readerOf(ask.version), language)('voice.offer') : speakTo(readerOf(ask.version), language)('drawing.offer')}
        value={ask.begun?.attached?.[question.id]?.[kind]}
      />
    ))}
  </>
);

/** A recorder and a drawing board wait here, once a page, until somebody taps. */
export const Makers = ({ frame, ask, language }: { frame: Frame; ask: RoundAsk; language: Language }) => {
  const kinds = new Set(ask.questions.flatMap(offered));
  const reader = readerOf(ask.version);
  const t = speakTo(reader, language);
  return (
    <>
      {kinds.has('sound') && <RecorderParts frame={frame} reader={reader} language={language} most={mostSeconds} />}
      {kinds.has('drawing') && (
        <MakerParts frame={frame} by={makers.drawing} missing={t('drawing.missing')} full={questionSpeech(reader, language)('otherwise.full')}>
          <DrawingBoard texts={drawingTexts(t)} />
        </MakerParts>
      )}
    </>
  );
};

const drawingTexts = (t: Words) => ({
  what: t('drawing.what'),
  paper: t('drawing.paper'),
  inks: [t('drawing.black'), t('drawing.blue'), t('drawing.orange'), t('drawing.pink')] as const,
  undo: t('drawing.undo'),
  wipe: t('drawing.wipe'),
});
