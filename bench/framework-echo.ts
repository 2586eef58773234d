/** The peer: a bare echo bot on webex-node-bot-framework, as its own README shows it. */
import { createRequire } from 'node:module';
import express from 'express';

const { API_URL, TOKEN, PORT } = process.env;
process.env['HYDRA_SERVICE_URL'] = API_URL;
process.env['U2C_SERVICE_URL'] = `${new URL(API_URL ?? '').origin}/u2c/api/v1`;

interface EchoBot {
  say(format: string, text: string): Promise<unknown>;
}
interface EchoFramework {
  start(): Promise<unknown>;
  on(event: string, handler: () => void): void;
  hears(phrase: RegExp, handler: (bot: EchoBot, trigger: { text: string }) => Promise<unknown>): void;
}

const require = createRequire(import.meta.url);
const Framework = require('webex-node-bot-framework') as new (options: object) => EchoFramework;
const webhook = require('webex-node-bot-framework/webhook') as (
  framework: EchoFramework,
) => express.RequestHandler;

const framework = new Framework({
  token: TOKEN,
  webhookUrl: `http://127.0.0.1:${PORT ?? ''}/framework`,
  webhookSecret: 'bench',
  removeWebhooksOnStart: false,
});
framework.hears(/.*/, (bot, { text }) => bot.say('markdown', text));
framework.on('initialized', () => process.stdout.write('ready\n'));

const app = express();
app.use(express.json());
app.post('/framework', webhook(framework));
app.listen(Number(PORT), '127.0.0.1', () => void framework.start());
