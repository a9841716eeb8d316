import { z } from 'zod';
import { METRICS } from '#domain/foresight';
import { NO_PREDICTION, type PredictionFields } from './read-prediction.ts';

const fieldsSchema = z.object(
  Object.fromEntries(METRICS.map((m) => [m, z.string()])) as Record<keyof PredictionFields, z.ZodString>,
);

/** Fields of a prediction as this browser keeps them between visits. Storage may be switched off: then nothing is kept. */
export function keptFields(key: string, storage: () => Storage) {
  return {
    read(): PredictionFields {
      try {
        const parsed = fieldsSchema.safeParse(JSON.parse(storage().getItem(key) ?? 'null'));
        return parsed.success ? parsed.data : NO_PREDICTION;
      } catch {
        return NO_PREDICTION;
      }
    },
    write(fields: PredictionFields): void {
      try {
        storage().setItem(key, JSON.stringify(fields));
      } catch {
        // The dialog still holds what was typed.
      }
    },
  };
}
