/** Values that differ between practice and hidden cases. */
export interface Banks {
  /** Where parcels lie. */
  places: readonly string[];
  /** How a parcel's number begins. */
  prefix: string;
  /** How a question is put. */
  greetings: readonly string[];
}
