import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeLanguageModel, type FakeLanguageModel } from '../support/fake-language-model.js';
import { startProduct, type Product } from '../support/product.js';

let model: FakeLanguageModel;
let product: Product;
beforeAll(async () => {
  model = await startFakeLanguageModel();
  // All but the name of the model and its address.
  product = await startProduct({
    LANGUAGE_MODEL_TIMEOUT_MS: '100',
    LANGUAGE_MODEL_URL: '',
    LANGUAGE_MODEL_KEY: '',
  });
}, 120_000);
afterAll(async () => {
  await product.stop();
  await model.close();
});

test('without its settings no model is asked, and the bot is as ever', { timeout: 60_000 }, async () => {
  const { markdown } = await product.talk('alice').say('it rings funny and the guy wants it gone');
  expect(markdown).toContain('I did not understand that');
  expect(model.asked).toEqual([]);
});
