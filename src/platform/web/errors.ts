/** It is not there, or not for this visitor: both look the same from outside. */
export class NotThere extends Error {}

/** First show who you are. */
export class NotSignedIn extends Error {
  constructor(readonly door: 'family' | 'staff') {
    super();
  }
}

/** The request makes no sense to the program (not: a person made a slip; that is a refusal beside the field). */
export class Unreadable extends Error {}

/** Somebody else changed it meanwhile, or it was said before with other words. */
export class Clash extends Error {}

/** Too often in too short a time. */
export class TooMany extends Error {
  constructor(readonly waitSeconds: number) {
    super();
  }
}

/** More bytes than this address takes. */
export class TooLarge extends Error {}
