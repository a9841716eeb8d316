/** One of the services that call the client: what it sends, and what a model answers. */
export interface ServiceBank {
  id: string;
  /** Its system message. */
  system: string;
  /** What a user asks. Slots: `{name}`, `{city}`, `{other}`, `{ref}`, `{date}`, `{time}`. */
  asks: readonly string[];
  /** Sentences that answers are made of; the same slots. */
  answers: readonly string[];
  /** `json`: the answer is the text of an object, as the system message asks. */
  style: 'prose' | 'json';
}

/** Everything worded or valued that differs between practice and hidden. */
export interface Banks {
  services: readonly ServiceBank[];
  names: readonly string[];
  cities: readonly string[];
  /** Letters that booking references begin with. */
  refs: readonly string[];
  /** Answers that begin as a refusal does and are none. */
  declinesInAnswers: readonly string[];
  /** Last sentences that look cut off and are whole. */
  openEnds: readonly string[];
  /** With these the model declines. */
  refusals: readonly string[];
  /** Sentences of the documents that make a request long. */
  documents: readonly string[];
}
