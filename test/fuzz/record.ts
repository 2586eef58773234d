/** What people say and send in the journeys, and the way to stop in the middle of one. */
import type { GivenFile } from '../support/fake-services.js';
import { journeys, type Journey } from '../support/journeys.js';
import { talkWith, type Talk } from '../support/talk-engine.js';

export interface Corpus {
  readonly texts: readonly string[];
  readonly files: readonly Extract<GivenFile, { bytes: Uint8Array }>[];
  /** How many things a person does in each journey. */
  readonly lengths: ReadonlyMap<Journey, number>;
}

class Enough extends Error {}

interface Ears {
  readonly said?: (text: string) => void;
  readonly sent?: (files: readonly GivenFile[]) => void;
}

/** Walks a journey up to so many deeds; the talk then stands where a person would stand. */
export async function walk(journey: Journey, deeds: number, talk: Talk, ears: Ears = {}): Promise<number> {
  let done = 0;
  const step = (): void => {
    if (done >= deeds) throw new Enough();
    done += 1;
  };
  const walked: Talk = {
    ...talk,
    say(text) {
      step();
      ears.said?.(text);
      return talk.say(text);
    },
    send(files, text) {
      step();
      ears.sent?.(files);
      return talk.send(files, text);
    },
    press(title, card) {
      step();
      return talk.press(title, card);
    },
    act(name, arg) {
      step();
      return talk.act(name, arg);
    },
  };
  try {
    await journey.go(walked);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return done;
}

/** Walks all journeys once and notes what is said and sent on the way. */
export async function readCorpus(): Promise<Corpus> {
  const texts = new Set<string>();
  const files = new Map<string, Corpus['files'][number]>();
  const lengths = new Map<Journey, number>();
  const ears: Ears = {
    said: (text) => texts.add(text),
    sent: (given) => {
      for (const file of given) if ('bytes' in file) files.set(`${file.name} ${file.bytes.length}`, file);
    },
  };
  for (const journey of journeys) {
    lengths.set(journey, await walk(journey, Infinity, talkWith(journey.with), ears));
  }
  return { texts: [...texts], files: [...files.values()], lengths };
}
