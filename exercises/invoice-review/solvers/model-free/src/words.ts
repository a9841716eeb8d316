/** What invoices are for, by the words that one would think of. */
const STEMS: Record<string, RegExp> = {
  freight:
    /freight|carri|haul|transport|shipp|logist|pallet|palett|truck|lorry|van\b|courier|deliver|container|drop|load|crate|parcel|fracht|trailer|kurier|tour/i,
  software:
    /software|licen|lizenz|hosting|cloud|subscri|seat|user|plan\b|storage|\bapp|web|server|comput|digital|\bit\b|tokens?|backup|data|domain|upgrade/i,
  upkeep:
    /repair|clean|mainten|upkeep|premises|servic|lift|boiler|paint|roof|lock|window|reinig|wart|heiz|drain|pump|door|gutter|building/i,
  advertising:
    /advert|market|promot|public|brand|poster|plakat|banner|fair|stand|logo|print|radio|spot|campaign|photo|film|catalog|flyer|clicks/i,
  travel:
    /travel|journey|trip|hotel|night|flight|flug|train|taxi|room|rail|seat|ticket|lodging|accommod|car\b|visa|breakfast|nächte|zimmer|reise/i,
  advice:
    /legal|consult|advi|counsel|audit|contract|vertrag|opinion|tax|notary|coach|lawyer|report|hearing|workshop|profession|draft|patent/i,
};

/** The one purpose of which at least so many words occur, and of no other any; undefined where there is none. */
export function purposeOf(text: string, least: number): string | undefined {
  const hits = Object.entries(STEMS).flatMap(([purpose, stems]) => {
    const found = new Set([...text.matchAll(new RegExp(stems, 'gi'))].map(([word]) => word.toLowerCase()));
    return found.size === 0 ? [] : [{ purpose, count: found.size }];
  });
  const [only] = hits;
  return only && hits.length === 1 && only.count >= least ? only.purpose : undefined;
}
