import { describe, expect, it } from 'vitest';
import { understand } from '../../src/language/understand.js';
import type { Intent } from '../../src/language/understanding.js';

type Phrases = Readonly<Partial<Record<Intent, readonly string[]>>>;

const english: Phrases = {
  order_numbers: [
    '5 numbers in 713 for Houston',
    'need ten new lines for the houston office',
    'order numbers 713 555',
    '100 numbers in 210',
    "We're opening a new store in Dallas and will need 15 phone numbers",
    'could I please get some numbers for our Austin office? About thirty would do',
    'hey can someone add 3 lines in the 832 area',
    "I'd like to buy twelve DIDs in Toronto",
    'Do you have any numbers available in 646?',
    'numbers for Miami FL',
    'more numbers please',
    'one number for the new guy in Denver',
    'nubmers for houston, 5',
    'plase order ten numbres in Texas',
    'hi, could you help me order five numbers in 281 please',
    '5 in 713',
    '5 for Houston',
    'phone numbers',
    'toll free numbers please',
    'what area codes do you have?',
    'a million numbers',
    '0 numbers',
    'order',
  ],
  order_block: [
    'can I get a block of 50 in texas',
    'need a range of 100 in 469',
    'we want a sequential block, 50 numbers, Phoenix AZ',
    'can you reserve a block of ten',
    'i want a block',
    '2 blocks of 50 in 713',
  ],
  request_numbers: [
    'request 20 national numbers for London',
    'I want to request 10 numbers',
    'need 5 national numbers',
  ],
  order_status: [
    'status PO-104233',
    "what's up with my order",
    'any news on PO-104233?',
    'where are my numbers',
    'did my order go through?',
    'has PO-55512 been completed',
    'is my order ready yet?',
    'list all our orders',
    'what did I order last week',
    'can you chek the staus of order PO-99881',
    'why was my order rejected',
    'PO104233?',
    'status 104233',
    '104233',
  ],
  port_numbers: [
    'I want to port 5 numbers to cisco',
    'port numbers',
    'how do I move a number here?',
    'port our numbers to Houston',
    'we need to move our numbers from AT&T',
    'transfer 20 existing numbers to Cisco',
    'can we keep our numbers?',
    'new port for San Jose',
    'I would like to bring our numbers over',
    'upload LOA for PO-104233',
    'documents PO-104233',
    'help me port numbers',
  ],
  fix_order: [
    'fix PO-104233',
    'my port was rejected',
    'our port got rejected again',
    'fix the port',
    'how do I fix the rejection',
    'resubmit PO-104233',
    'correct PO-104233',
    'port rejected',
    'Account number does not match the CSR',
    'BTN mismatch',
    'TNs do not belong to the end user',
  ],
  change_order: [
    'what can I still do with PO-104233',
    'reschedule PO-104233',
    'expedite PO-104233',
    'move PO-104233 to 12 December',
    'can we get a new date for PO-104233',
    'postpone the port',
    'cancel the port',
  ],
  export_order: ['export PO-104233', 'export PO-104233 as csv', 'PO-104233 as pdf', 'export my orders'],
  follow: [
    'follow PO-104233',
    'unfollow PO-104233',
    'follow Houston',
    'mute',
    'mute for a week',
    'quiet hours 20-07',
    'notification settings',
    'daily digest',
    'stop following PO-104233',
  ],
  drafts: ['where was I', 'where was I?', 'my drafts', 'show my drafts', 'drafts'],
  home: ['help', 'start over', 'what can you do?', "I'm stuck, help", 'Hi there, what can you do?', 'menu'],
  greeting: ['hello', 'Hi!', 'Good morning!', 'hey there 👋', 'hello again'],
  language: [
    'switch to english please',
    'english please',
    'can you switch to norwegian?',
    'change the language',
  ],
  ask_policy: [
    'how many numbers can I order',
    'can I delete a number from the block',
    'how old can the bill be?',
    'What is a BTN?',
    'does porting cost anything?',
    'when does billing start for a ported number?',
    'what does a call to Germany cost?',
  ],
  route_support: [
    'who do I contact about dropped calls?',
    'phone number of TAC',
    'how do I reach partner support?',
  ],
  cancel: ['cancel', 'please cancel', 'Cancel, thanks', 'never mind', 'stop!', 'cancle', '> cancel this'],
  back: ['back', 'no, go back', 'go back please', 'take me back'],
  continue: ['continue', 'please continue', 'next', 'carry on'],
  thanks: ['thanks', 'thank you so much!!', 'ok thanks', 'thx'],
};

const norwegian: Phrases = {
  order_numbers: [
    'vi trenger 20 nye numre i Oslo',
    'bestill 5 nummer til Houston med retningsnummer 713',
    'Hei, vi skal åpne nytt kontor i Dallas og trenger 15 telefonnumre',
    'Kan jeg få noen numre til Austin-kontoret? Ca tretti holder',
    'kan noen legge til tre linjer i 832',
    'har dere ledige numre i 646?',
    'få tak i 20 nummer som begynner på 713 555',
    'fire nye numre til 212',
    'vil gjerne legge inn en bestilling på femti nummer',
    'bestilling av 5 numre i Austin',
    'eg treng fem nye nummer i Houston',
    'kan æ få 10 nummer i 713',
    'jeg har brug for 5 numre i Houston',
    'trnger 5 numre',
    'besitll 5 numre',
    'jeg trenger hjelp til å bestille numre',
    'bestill',
    'fem til Houston',
    'telefonnumre',
    'gratisnummer',
    'hvilke retningsnumre har dere?',
  ],
  order_block: [
    'blokk på 10 numre',
    'Trenger en nummerserie på 100 i 469',
    'vi vil ha en fortløpende blokk, 50 numre, Phoenix AZ',
    'kan du reservere en blokk på ti',
    '10 sammenhengende numre i Dallas',
    'jeg vil ha en blokk',
  ],
  request_numbers: ['jeg vil be om 10 lokale numre', 'trenger 20 nasjonale numre', 'forespørsel om 5 nummer'],
  order_status: [
    'hvor er ordren min',
    'hva er status på bestillingen min',
    'når får vi numrene våre',
    'hvor blir det av numrene mine',
    'gikk bestillingen min gjennom?',
    'er PO-55512 ferdig',
    'hvordan går det med PO 55512',
    'mine bestillinger',
    'vis alle bestillingene våre',
    'hva bestilte jeg forrige uke',
    'ka e status',
    'kor er ordren min',
    'STATUS PÅ PO-104233',
  ],
  port_numbers: [
    'jeg vil portere 10 numre',
    'portere numre',
    'flytt nummer',
    'hvordan flytter jeg nummer?',
    'vi skal flytte numrene våre fra Telenor',
    'kan vi beholde numrene våre?',
    'overføre 20 numre til Cisco',
    'ny portering til Oslo',
    'jeg vil gjerne porter inn noen numre',
    'last opp fullmakt for PO-104233',
    'dokumenter PO-104233',
  ],
  fix_order: [
    'fiks PO-104233',
    'porteringen vår ble avvist',
    'porteringen er avvist',
    'rett opp PO-104233',
    'send PO-104233 på nytt',
    'portering avvist',
    'Kontonummer samsvarer ikke',
    'Postnummeret stemmer ikke med kundeoppføringen',
  ],
  change_order: [
    'hva kan jeg fortsatt gjøre med PO-104233',
    'flytt PO-104233 til 12. desember',
    'utsett PO-104233',
    'fremskynd PO-104233',
    'ny dato for PO-104233',
    'avbestill porteringen',
  ],
  export_order: ['eksporter PO-104233', 'PO-104233 som pdf', 'eksporter bestillingene mine'],
  follow: [
    'følg PO-104233',
    'slutt å følge PO-104233',
    'følg Oslo',
    'demp',
    'stilletid 20-07',
    'varsler',
    'daglig sammendrag',
  ],
  drafts: ['hvor var jeg', 'hvor var jeg?', 'mine utkast', 'vis utkastene mine', 'utkast'],
  home: [
    'hjelp',
    'hva kan du gjøre',
    'Hei, hva kan du hjelpe med?',
    'trenger hjelp',
    'start på nytt',
    'kva kan du',
  ],
  greeting: ['hei', 'Heisann!', 'god morgen!', 'hei på deg 🙂', 'hei igjen'],
  language: ['norsk', 'kan vi ta det på norsk?', 'kan du bytte til engelsk?', 'engelsk takk', 'bytt språk'],
  ask_policy: [
    'hvor mange numre kan jeg bestille på en gang?',
    'kor mange nummer kan eg bestille',
    'hva betyr BTN',
    'når starter faktureringen av et portert nummer',
    'må regningen være fra denne måneden?',
  ],
  route_support: [
    'hvem kontakter jeg når samtaler faller ut?',
    'telefonnummeret til TAC',
    'hvordan når jeg PTS?',
  ],
  cancel: [
    'avbryt',
    'nei, avbryt',
    'avbryt, takk',
    'jeg vil avbryte',
    'glem det',
    'stopp',
    'ok avbryt',
    'avbrytt',
  ],
  back: ['tilbake', 'gå tilbake takk', 'kan du gå tilbake', 'forrige'],
  continue: ['fortsett', 'fortsett er du snill', 'neste', 'gå videre'],
  thanks: ['takk', 'tusen takk!!', 'takk for hjelpen!', 'ok takk'],
};

const rows = (phrases: Phrases) =>
  Object.entries(phrases).flatMap(([intent, texts]) => texts.map((text) => [text, intent] as const));

describe('understands English', () => {
  it.each(rows(english))('%s → %s', (text, intent) => expect(understand(text).intent).toBe(intent));
});

describe('understands Norwegian', () => {
  it.each(rows(norwegian))('%s → %s', (text, intent) => expect(understand(text).intent).toBe(intent));
});

describe('leaves alone what it does not know yet', () => {
  it.each([
    '',
    '   \n',
    '👍',
    '👍👍 🎉',
    'ok',
    '713',
    '713-555',
    'Houston',
    'no thanks',
    'nei takk',
    'delete 5 numbers',
    'I could use a coffee',
  ])('%j', (text) => expect(understand(text).intent).toBeUndefined());
});

describe('tells a command from a wish that has its word', () => {
  it.each([
    'cancel order PO-1',
    'cancel my order',
    'please cancel the order for Houston',
    'avbryt bestillingen min',
  ])('%s', (text) => expect(understand(text).intent).not.toBe('cancel'));

  it('is surer of a command than of a guess, and less sure of a misspelt one', () => {
    expect(understand('cancel').confidence).toBe(1);
    expect(understand('cancle').confidence).toBeLessThan(1);
    expect(understand('more numbers please').confidence).toBeLessThan(0.7);
    expect(understand('713').confidence).toBe(0);
  });
});
