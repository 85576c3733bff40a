/**
 * `<read-aloud lang="nl-BE" hidden><button>`: reads aloud the section around it, with a voice of this device.
 * It stays hidden where the device has no voice for the language.
 */
class ReadAloud extends HTMLElement {
  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return;
    this.addEventListener('click', this.#speak);
    this.#offer();
    speechSynthesis.addEventListener('voiceschanged', this.#offer);
  }

  disconnectedCallback(): void {
    speechSynthesis.removeEventListener('voiceschanged', this.#offer);
    speechSynthesis.cancel();
  }

  #offer = (): void => {
    this.hidden = !this.#voice();
  };

  #voice(): SpeechSynthesisVoice | undefined {
    // A voice from elsewhere would be told what is read.
    const voices = speechSynthesis.getVoices().filter(({ localService }) => localService);
    const language = this.lang.toLowerCase();
    return (
      voices.find((voice) => voice.lang.replace('_', '-').toLowerCase() === language) ??
      voices.find((voice) => voice.lang.toLowerCase().startsWith(language.slice(0, 2)))
    );
  }

  #speak = (): void => {
    if (speechSynthesis.speaking) return speechSynthesis.cancel();
    const voice = this.#voice();
    for (const line of this.#lines()) {
      const utterance = new SpeechSynthesisUtterance(line);
      utterance.lang = this.lang;
      if (voice) utterance.voice = voice;
      utterance.rate = 0.9;
      speechSynthesis.speak(utterance);
    }
  };

  /** What can be seen of the section, a line for each heading, paragraph, point of a list, option and thing to open. */
  #lines(): string[] {
    const section = this.closest('section, main') ?? document.body;
    return [...section.querySelectorAll<HTMLElement>('h1, h2, h3, p, li, .choice, .button, summary')]
      .filter((part) => part.offsetParent !== null && !this.contains(part))
      .map((part) => part.innerText.trim())
      .filter((text) => text !== '');
  }
}

customElements.define('read-aloud', ReadAloud);
