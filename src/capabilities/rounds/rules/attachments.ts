import { isDrawing, mostDrawingBytes } from '../../../platform/questions/drawn/shared-with-browser/drawing.ts';
import { isRecording, sampleRate } from '../../../platform/questions/spoken/shared-with-browser/recording.ts';
import { fieldOf, readSaid, type Said } from './answer.ts';
import type { Question } from './questions.ts';

/** What an answer can hold besides words: something spoken, and something drawn. */
export const attachmentKinds = ['sound', 'drawing'] as const;
export type AttachmentKind = (typeof attachmentKinds)[number];

export interface Attachment {
  questionId: string;
  kind: AttachmentKind;
  /** A recording (see `recordingOf`) or a PNG; nobody looks what is in it. */
  bytes: Buffer;
}

/** By question and kind: where an attachment lies, or the attachment itself in base64url while it is still in a form. */
export type Attached = Record<string, Partial<Record<AttachmentKind, string>>>;

/** What was said to the questions of a round, with what was spoken and drawn. */
export type SaidWhole = Said & { attached?: Attached };

/** The longest that somebody can speak to one question, in seconds. */
export const mostSeconds = 30;

/** A form with the most in it, in bytes: six recordings of full length, or twice as many drawings, and all words. */
export const mostFormBytes = 1_280_000;

export const attachmentField = (questionId: string, kind: AttachmentKind): string => `${fieldOf(questionId)}-${kind}`;

const isOffered = ({ kind, canBeSpoken, canBeDrawn }: Question, as: AttachmentKind): boolean =>
  kind === 'words' && (as === 'sound' ? canBeSpoken : canBeDrawn) === true;

/** How a question can be answered besides with words. */
export const offered = (question: Question): AttachmentKind[] => attachmentKinds.filter((kind) => isOffered(question, kind));

/**
 * Takes from what was sent what is a recording or a drawing of ours, to questions that can be answered so. Anything else is left out, and
 * nothing is lost with it.
 * @param valuesOf all values sent for a field
 */
export function readAttachments(questions: readonly Question[], valuesOf: (field: string) => string[]): Attachment[] {
  return questions.flatMap((question) =>
    offered(question).flatMap((kind) => {
      const bytes = bytesIn(valuesOf(attachmentField(question.id, kind))[0] ?? '', longest[kind]);
      return bytes && isOne[kind](bytes) ? [{ questionId: question.id, kind, bytes }] : [];
    }),
  );
}

const isOne: Record<AttachmentKind, (bytes: Uint8Array) => boolean> = { sound: (bytes) => isRecording(bytes, mostSeconds), drawing: isDrawing };

/** Bytes. */
const longest: Record<AttachmentKind, number> = { sound: (mostSeconds * sampleRate) / 2 + 1, drawing: mostDrawingBytes };

function bytesIn(text: string, most: number): Buffer | undefined {
  if (!/^[\w-]+$/.test(text) || text.length > Math.ceil((most * 4) / 3)) return undefined;
  return Buffer.from(text, 'base64url');
}

/** All that was sent, as a form carries it on: what was spoken and drawn in base64url. */
export function readWhole(questions: readonly Question[], valuesOf: (field: string) => string[]): SaidWhole {
  const attached: Attached = {};
  for (const { questionId, kind, bytes } of readAttachments(questions, valuesOf))
    attached[questionId] = { ...attached[questionId], [kind]: bytes.toString('base64url') };
  return { ...readSaid(questions, valuesOf), attached };
}

export const isRecorded = (bytes: Uint8Array): boolean => isRecording(bytes, mostSeconds);
