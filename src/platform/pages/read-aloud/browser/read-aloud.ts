/**
 * `<read-aloud lang="nl-BE" hidden><button>`: reads aloud the section around it, each piece in its own language with a voice of this device.
 * It stays hidden where the device has no voice for its own language, and passes over a piece for which there is none.
 */
class ReadAloud extends HTMLElement {
  connectedCallback(): void {
    if (!window.speechSynthesis) return;
    this.addEventListener('click', this.#speak);
    this.#offer();
    speechSynthesis.addEventListener('voiceschanged', this.#offer);
  }

  disconnectedCallback(): void {
    speechSynthesis.removeEventListener('voiceschanged', this.#offer);
    speechSynthesis.cancel();
  }

  #offer = (): void => {
    this.hidden = !voiceFor(this.lang);
  };

  /** What can be seen of the section: each heading, paragraph, point of a list, option and thing to open, and within it each language apart. */
  #speak = (): void => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    let line: Element | undefined;
    let lang = '';
    let words = '';
    const say = (): void => {
      const voice = voiceFor(lang);
      if (voice && /\S/.test(words)) speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(words), { lang, voice, rate: 0.9 }));
      words = '';
    };
    const texts = document.createTreeWalker(this.closest('section, main') as Element, textsOnly);
    while (texts.nextNode()) {
      const within = texts.currentNode.parentElement as HTMLElement;
      const next = within.offsetParent && !within.closest(folded) && within.closest(lines);
      if (!next) continue;
      const tongue = (within.closest('[lang]') as HTMLElement).lang;
      if (next !== line || tongue !== lang) say();
      line = next;
      lang = tongue;
      words += ` ${texts.currentNode.nodeValue}`;
    }
    say();
  };
}

const lines = 'h1, h2, h3, p, li, .choice, .button, summary';
const folded = 'details:not([open]) > :not(summary)';

/** `NodeFilter.SHOW_TEXT` in fewer bytes. */
const textsOnly = 4;

/** Some devices write `nl_BE`. A voice from elsewhere would be told what is read. */
function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter(({ localService }) => localService);
  return voices.find((voice) => voice.lang.replace('_', '-') === lang) ?? voices.find((voice) => voice.lang.startsWith(lang.slice(0, 2)));
}

customElements.define('read-aloud', ReadAloud);
