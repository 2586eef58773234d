import { z } from 'zod';
import data from './intents.json' with { type: 'json' };
import { conceptIds, type ConceptId } from './lexicon.js';
import { intents, type Entities, type Intent } from './understanding.js';

const entityFeatures = [
  '@quantity',
  '@areaCode',
  '@prefix',
  '@place',
  '@blockSize',
  '@orderId',
  '@scope',
] as const;
type Feature = ConceptId | (typeof entityFeatures)[number];
const feature = z.enum([...conceptIds, ...entityFeatures]);

const { threshold, rows } = z
  .strictObject({
    /** Below it a text has no intent. */
    threshold: z.number(),
    rows: z.array(
      z.strictObject({
        id: z.enum(intents),
        weights: z.partialRecord(feature, z.number()),
        /** At least one of these must be there. */
        needs: z.array(feature).optional(),
      }),
    ),
  })
  .parse(data);

const featuresOf = (concepts: readonly ConceptId[], entities: Entities): ReadonlySet<Feature> => {
  const present: readonly (readonly [Feature, unknown])[] = [
    ['@quantity', entities.quantity],
    ['@areaCode', entities.areaCode],
    ['@prefix', entities.prefix],
    ['@place', entities.state ?? entities.city],
    ['@blockSize', entities.blockSize],
    ['@orderId', entities.orderId],
    ['@scope', entities.scope],
  ];
  return new Set([...concepts, ...present.filter(([, value]) => value !== undefined).map(([name]) => name)]);
};

const scoreOf = ({ weights, needs }: (typeof rows)[number], features: ReadonlySet<Feature>): number => {
  if (needs !== undefined && !needs.some((need) => features.has(need))) return 0;
  return [...features].reduce((sum, name) => sum + (weights[name] ?? 0), 0);
};

/** The intent whose row weighs most; of equals the first row. Confidence is the weight, at most 1. */
export const scoreIntents = (
  concepts: readonly ConceptId[],
  entities: Entities,
): { readonly intent: Intent | undefined; readonly confidence: number } => {
  const features = featuresOf(concepts, entities);
  let top: { intent: Intent | undefined; score: number } = { intent: undefined, score: 0 };
  for (const row of rows) {
    const score = scoreOf(row, features);
    if (score > top.score + 1e-9) top = { intent: row.id, score };
  }
  if (top.score < threshold - 1e-9) return { intent: undefined, confidence: 0 };
  return { intent: top.intent, confidence: Math.min(1, Math.round(top.score * 100) / 100) };
};
