import type { JourneyLanguage } from './at-the-door.ts';

/** What a screen asks, and what somebody answers there. */
export interface Screen {
  question: string;
  choose?: RegExp;
  write?: string;
  /** How the way on is called, where it is not the usual one. */
  onward?: string;
}

export const words = {
  nl: {
    on: 'Verder',
    back: 'Terug',
    send: 'Versturen',
    thanks: 'Bedankt',
    toTheBeginning: 'Naar het begin',
    otherCode: 'Deze kaart en code passen niet bij elkaar.',
    pupil: { story: 'Wie komt naar jou?', comes: /Tom Maes komt ten laatste op \w+dag \d+ \w+\./ },
    guardian: { story: 'Wie neemt contact op met u?', comes: /Tom Maes neemt contact op, ten laatste op \w+dag \d+ \w+\./ },
  },
  ar: {
    on: 'متابعة',
    back: 'رجوع',
    send: 'إرسال',
    thanks: 'شكرًا',
    toTheBeginning: 'إلى البداية',
    otherCode: 'هذه البطاقة وهذا الرمز لا يتطابقان.',
    pupil: { story: 'من سيأتي إليك؟', comes: /سيأتي .*Tom Maes.* في موعد أقصاه .*\d/ },
    guardian: { story: 'من سيتصل بك؟', comes: /سيتصل بك .*Tom Maes.* في موعد أقصاه .*\d/ },
  },
};

/** The longest way through the question, for somebody who wants to talk and tells everything. */
export const screensOf = (who: 'pupil' | 'guardian', language: JourneyLanguage): Screen[] => screens[language][who];

const screens: Record<JourneyLanguage, Record<'pupil' | 'guardian', Screen[]>> = {
  nl: {
    pupil: [
      { question: 'Hoe voel jij je de laatste dagen?', choose: /^Gaat wel/ },
      { question: 'Wat deed jou deugd?', write: 'Spelen met mijn zus' },
      { question: 'Wil je met iemand praten?', choose: /^Ja, binnen een week/ },
      { question: 'Met wie praat je het liefst?', choose: /^Tom Maes/ },
      { question: 'Wie mag dit zien?', choose: /^Alleen de persoon die ik koos/, onward: 'Nog iets vertellen' },
      { question: 'Hoe praat je het liefst?', choose: /^Tijdens een wandeling/ },
      { question: 'Wil je iemand meenemen?', choose: /^Ja, een vriend of vriendin/ },
      { question: 'Waarover gaat het? Je mag ook niets kiezen.', choose: /^Vrienden/ },
      { question: 'Wat zou vandaag helpen?', choose: /^Even rust/ },
      { question: 'Wil je nog iets zeggen?', write: 'Ik zit liever niet alleen.' },
    ],
    guardian: [
      { question: 'Hoe gaat het met u?', choose: /^Het gaat/ },
      { question: 'Wilt u met iemand praten?', choose: /^Ja, binnen een week/ },
      { question: 'Met wie praat u het liefst?', choose: /^Tom Maes/ },
      { question: 'Wie mag dit zien?', choose: /^Alleen de persoon die ik koos/, onward: 'Nog iets vertellen' },
      { question: 'Hoe praat u het liefst?', choose: /^Met een telefoontje/ },
      { question: 'Wilt u nog iets zeggen?', write: 'De bus is duur.' },
    ],
  },
  ar: {
    pupil: [
      { question: 'كيف تشعر في الأيام الأخيرة؟', choose: /^لا بأس/ },
      { question: 'ما الشيء الذي أسعدك؟', write: 'اللعب مع أختي' },
      { question: 'هل تريد أن تتحدث مع أحد؟', choose: /^نعم، خلال أسبوع/ },
      { question: 'مع من تفضّل أن تتحدث؟', choose: /^Tom Maes/ },
      { question: 'من يمكنه أن يرى هذا؟', choose: /^فقط الشخص الذي اخترته/, onward: 'أريد أن أقول المزيد' },
      { question: 'كيف تفضّل أن تتحدث؟', choose: /^أثناء المشي/ },
      { question: 'هل تريد أن يأتي معك أحد؟', choose: /^نعم، صديق أو صديقة/ },
      { question: 'عن ماذا يدور الأمر؟ يمكنك ألا تختار شيئًا.', choose: /^الأصدقاء/ },
      { question: 'ما الذي يساعدك اليوم؟', choose: /^قليل من الراحة/ },
      { question: 'هل تريد أن تقول شيئًا آخر؟', write: 'لا أحب الجلوس وحدي.' },
    ],
    guardian: [
      { question: 'كيف حالك أنت؟', choose: /^لا بأس/ },
      { question: 'هل تريد أن تتحدث مع أحد؟', choose: /^نعم، خلال أسبوع/ },
      { question: 'مع من تفضّل أن تتحدث؟', choose: /^Tom Maes/ },
      { question: 'من يمكنه أن يرى هذا؟', choose: /^فقط الشخص الذي اخترته/, onward: 'أريد أن أقول المزيد' },
      { question: 'كيف تفضّل أن تتحدث؟', choose: /^بالهاتف/ },
      { question: 'هل تريد أن تقول شيئًا آخر؟', write: 'الحافلة غالية.' },
    ],
  },
};
