import { z } from 'zod';
import { views, type View } from './features.js';
import learnedFile from './learned.json' with { type: 'json' };

const modelSchema = z.strictObject({
  /** What one step of the weights is worth. */
  step: z.number().positive(),
  bias: z.array(z.number()),
  /** One feature a line; those with weights first. */
  features: z.string(),
  /** For each feature in turn how many labels it speaks for, then each label and its signed weight; in base64. */
  weights: z.base64(),
  /** For each feature in turn how many questions have it, then how far each is from the one before; see `unpack`. */
  questions: z.base64(),
});
const schema = z.strictObject({
  /** Of what was learned from, see `scripts/train-policy.ts`. */
  digest: z.string(),
  /** Rows of `policies` and `policies-silent`. */
  labels: z.array(z.string()).min(1).max(256),
  /** The label of each known question, a byte each; in base64. */
  questions: z.base64(),
  /** One for each view. */
  models: z.array(modelSchema).length(views.length),
});

/** Numbers of 16 bits, seven of them a byte, the lowest first; all bytes of a number but the last have the eighth bit. */
const unpack = (packed: string): Uint16Array => {
  const bytes = Buffer.from(packed, 'base64');
  const numbers = new Uint16Array(bytes.reduce((count, byte) => count + (byte > 127 ? 0 : 1), 0));
  let at = 0;
  let shift = 0;
  for (const byte of bytes) {
    numbers[at] = (numbers[at] ?? 0) + ((byte & 127) << shift);
    shift = byte > 127 ? shift + 7 : 0;
    if (byte <= 127) at += 1;
  }
  return numbers;
};

/**
 * What was learned of one view of the questions. In flat arrays: as objects it filled 160 MB, which the garbage
 * collector walked through again and again.
 */
export interface Learned extends View {
  readonly step: number;
  readonly bias: readonly number[];
  /** The number of each feature. */
  readonly features: ReadonlyMap<string, number>;
  /** For each feature how many labels it speaks for, then each label and its signed weight. */
  readonly weights: Buffer;
  /** Where each feature begins in `weights`; fewer than all have weights. */
  readonly weightsAt: readonly number[];
  /** For each feature how many questions have it, then these questions. */
  readonly questions: Uint16Array;
  /** Where each feature begins in `questions`. */
  readonly questionsAt: readonly number[];
  /** The label of each question. */
  readonly labels: Uint8Array;
}

const startsIn = (length: number, lengthAt: (start: number) => number): readonly number[] => {
  const starts: number[] = [];
  for (let at = 0; at < length; at += lengthAt(at)) starts.push(at);
  return starts;
};

const open = (view: View, model: z.infer<typeof modelSchema>, labels: Uint8Array): Learned => {
  const weights = Buffer.from(model.weights, 'base64');
  const questions = unpack(model.questions);
  const questionsAt = startsIn(questions.length, (start) => 1 + (questions[start] ?? 0));
  for (const start of questionsAt) {
    const end = start + (questions[start] ?? 0);
    for (let at = start + 2; at <= end; at += 1)
      questions[at] = (questions[at] ?? 0) + (questions[at - 1] ?? 0);
  }
  return {
    ...view,
    step: model.step,
    bias: model.bias,
    features: new Map(model.features.split('\n').map((feature, at) => [feature, at])),
    weights,
    weightsAt: startsIn(weights.length, (start) => 1 + 2 * weights.readUInt8(start)),
    questions,
    questionsAt,
    labels,
  };
};

const load = () => {
  const { labels, questions, models } = schema.parse(learnedFile);
  const labelOf = Buffer.from(questions, 'base64');
  const opened = views.flatMap((view, at) => {
    const model = models[at];
    return model === undefined ? [] : [open(view, model, labelOf)];
  });
  return { labels, views: opened };
};
let loaded: ReturnType<typeof load> | undefined;

/** Read at its first use. */
export const learned = (): { readonly labels: readonly string[]; readonly views: readonly Learned[] } =>
  (loaded ??= load());
