import { formatDay } from '../format.ts';

/** Things of one day. */
export interface DayGroup<T> {
  day: string;
  items: T[];
}

/** Things in the order given, those in a row that are of one day (UTC) together. */
export function dayGroups<T extends { createdAt: number }>(items: readonly T[]): DayGroup<T>[] {
  const groups: DayGroup<T>[] = [];
  for (const item of items) {
    const day = formatDay(item.createdAt);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}
