import type { Frame } from '../../../platform/pages/page.tsx';
import { DrawingBoard } from '../../../platform/questions/drawn/drawing-board.tsx';
import { MakerParts, OtherAnswer } from '../../../platform/questions/other-answer.tsx';
import { Recorder } from '../../../platform/questions/spoken/recorder.tsx';
import type { RoundAsk } from '../asking.ts';
import { type AttachmentKind, attachmentField, mostSeconds, offered, type SaidWhole } from '../rules/attachments.ts';
import type { Question } from '../rules/questions.ts';
import type { speakTo } from '../texts/texts.ts';

type Words = ReturnType<typeof speakTo>;

const makers = { sound: 'voice-recorder', drawing: 'drawing-board' } as const satisfies Record<AttachmentKind, string>;

/** The custom element with which a page offers to speak or draw, where a question can be answered so. */
export const elementsFor = ({ questions }: RoundAsk): string[] => (questions.some((question) => offered(question).length > 0) ? ['other-answer'] : []);

/** Speaking and drawing, beside the field for words. */
export const Otherwise = ({ question, begun, t }: { question: Question; begun: SaidWhole | undefined; t: Words }) => (
  <>
    {offered(question).map((kind) => (
      <OtherAnswer
        by={makers[kind]}
        field={attachmentField(question.id, kind)}
        offer={t(kind === 'sound' ? 'voice.offer' : 'drawing.offer')}
        value={begun?.attached?.[question.id]?.[kind]}
      />
    ))}
  </>
);

/** A recorder and a drawing board wait here, once a page, until somebody taps. */
export const Makers = ({ frame, ask, t }: { frame: Frame; ask: RoundAsk; t: Words }) => {
  const kinds = new Set(ask.questions.flatMap(offered));
  const full = t('otherwise.full');
  return (
    <>
      {kinds.has('sound') && (
        <MakerParts frame={frame} by={makers.sound} missing={t('voice.missing')} full={full}>
          <Recorder frame={frame} texts={recorderTexts(t)} change={{ label: t('voice.change'), what: t('voice.change-what') }} most={mostSeconds} />
        </MakerParts>
      )}
      {kinds.has('drawing') && (
        <MakerParts frame={frame} by={makers.drawing} missing={t('drawing.missing')} full={full}>
          <DrawingBoard texts={drawingTexts(t)} />
        </MakerParts>
      )}
    </>
  );
};

const recorderTexts = (t: Words) => ({
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

const drawingTexts = (t: Words) => ({
  what: t('drawing.what'),
  paper: t('drawing.paper'),
  inks: [t('drawing.black'), t('drawing.blue'), t('drawing.orange'), t('drawing.pink')] as const,
  undo: t('drawing.undo'),
  wipe: t('drawing.wipe'),
});
