import { fonts } from '../paper/fonts.js';
import { wrap } from './measure.js';
import type { OrderSheet, TimelineRow } from './order-sheet.js';

const page = { padding: 28, whenWidth: 132, laneWidth: 300, oneLaneWidth: 620, gap: 22 } as const;
const card = { padding: 10, line: 16, below: 10 } as const;
/** Newest ones when there are more: a longer picture is too long to look at. */
const rowLimit = 150;

const colours = {
  ink: '#16202b',
  quiet: '#5a6672',
  rule: '#c8d0d9',
  event: '#0a6ebd',
  action: '#6b4fbb',
  note: '#7a8793',
  document: '#0b7d74',
  good: '#1c8044',
  bad: '#c0341d',
} as const;

/** A text may hold anything a person or a carrier wrote. */
const safe = (text: string) =>
  text

    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

interface Style {
  readonly size: number;
  readonly weight?: 'bold';
  readonly fill?: string;
}

const write = (x: number, y: number, text: string, { size, weight, fill = colours.ink }: Style) =>
  `<text x="${x}" y="${y}" font-size="${size}"${weight ? ' font-weight="700"' : ''} fill="${fill}">${safe(text)}</text>`;

interface Block {
  readonly height: number;
  draw(x: number, y: number): string;
}

const colourOf = ({ kind, tone }: TimelineRow) =>
  tone === 'good' || tone === 'bad' ? colours[tone] : colours[kind];

const cardOf = (row: TimelineRow, width: number): Block => {
  const inner = width - 2 * card.padding - 4;
  const style = { width: inner, limit: 4 } as const;
  const under = [row.who, row.note].filter((text) => text !== undefined && text !== '');
  const lines = [
    ...wrap(row.what, { ...style, size: 14, weight: 'bold' }).map((text) => ({
      text,
      style: { size: 14, weight: 'bold' as const },
    })),
    ...under.flatMap((text) =>
      wrap(text ?? '', { ...style, size: 12.5, weight: 'regular' }).map((line) => ({
        text: line,
        style: { size: 12.5, fill: colours.quiet },
      })),
    ),
  ];
  const height = lines.length * card.line + 2 * card.padding;
  const draw = (x: number, y: number) => {
    const box =
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="#ffffff" stroke="${colours.rule}"/>` +
      `<rect x="${x}" y="${y}" width="5" height="${height}" rx="2" fill="${colourOf(row)}"/>`;
    const texts = lines.map(({ text, style: how }, at) =>
      write(x + card.padding + 6, y + card.padding + 12 + at * card.line, text, how),
    );
    return box + texts.join('');
  };
  return { height, draw };
};

interface Placed {
  readonly row: TimelineRow;
  readonly lane: number;
}

/** Rows of all lanes in the order of time. */
const inOrder = ({ lanes }: OrderSheet): Placed[] =>
  lanes
    .flatMap(({ rows }, lane) => rows.map((row) => ({ row, lane })))
    .sort((one, other) => Date.parse(one.row.at) - Date.parse(other.row.at) || one.lane - other.lane)
    .slice(-rowLimit);

/** What happened in several orders at the same moment stands side by side. */
const inSlots = (placed: readonly Placed[]): Placed[][] => {
  const slots: Placed[][] = [];
  for (const next of placed) {
    const slot = slots.at(-1);
    const together = slot?.[0]?.row.when === next.row.when && !slot.some(({ lane }) => lane === next.lane);
    if (together) slot.push(next);
    else slots.push([next]);
  }
  return slots;
};

const headOf = (sheet: OrderSheet, width: number): Block => {
  const wide = { width: width - 2 * page.padding, limit: 2 } as const;
  const title = wrap(sheet.title, { ...wide, size: 22, weight: 'bold' });
  const under =
    sheet.subtitle === undefined ? [] : wrap(sheet.subtitle, { ...wide, size: 14, weight: 'regular' });
  const height = page.padding + title.length * 28 + under.length * 20 + 22;
  const draw = (x: number, y: number) =>
    title.map((text, at) => write(x, y + 22 + at * 28, text, { size: 22, weight: 'bold' })).join('') +
    under
      .map((text, at) =>
        write(x, y + 22 + title.length * 28 + at * 20 - 4, text, { size: 14, fill: colours.quiet }),
      )
      .join('');
  return { height, draw };
};

const laneHeads = (sheet: OrderSheet, laneX: (lane: number) => number, width: number): Block => {
  const wide = { width: width - 8, limit: 2 } as const;
  const heads = sheet.lanes.map(({ title, subtitle }) => ({
    title: wrap(title, { ...wide, size: 15, weight: 'bold' }),
    under: subtitle === undefined ? [] : wrap(subtitle, { ...wide, size: 13, weight: 'regular' }),
  }));
  const height = Math.max(0, ...heads.map(({ title, under }) => title.length * 20 + under.length * 17)) + 10;
  const draw = (_x: number, y: number) =>
    heads
      .map(({ title, under }, lane) => {
        const x = laneX(lane);
        const first = title.map((text, at) => write(x, y + 14 + at * 20, text, { size: 15, weight: 'bold' }));
        const next = under.map((text, at) =>
          write(x, y + 13 + title.length * 20 + at * 17, text, { size: 13, fill: colours.quiet }),
        );
        return [...first, ...next].join('');
      })
      .join('');
  return { height, draw };
};

const slotOf = (slot: readonly Placed[], laneX: (lane: number) => number, width: number): Block => {
  const cards = slot.map(({ row, lane }) => ({ row, x: laneX(lane), ...cardOf(row, width) }));
  const when = wrap(slot[0]?.row.when ?? '', {
    width: page.whenWidth - 16,
    size: 12.5,
    weight: 'regular',
    limit: 3,
  });
  const height = Math.max(...cards.map((one) => one.height), when.length * card.line + 8);
  const draw = (x: number, y: number) =>
    when.map((text, at) => write(x, y + 22 + at * 16, text, { size: 12.5, fill: colours.quiet })).join('') +
    cards
      .map((one) => {
        const dot = `<circle cx="${one.x - 11}" cy="${y + 18}" r="5" fill="${colourOf(one.row)}"/>`;
        return dot + one.draw(one.x, y);
      })
      .join('');
  return { height, draw };
};

/** The timeline as SVG, time running down; sibling orders stand side by side. */
export const orderTimeline = (sheet: OrderSheet): string => {
  const lanes = Math.max(1, sheet.lanes.length);
  const laneWidth = lanes === 1 ? page.oneLaneWidth : page.laneWidth;
  const laneX = (lane: number) => page.padding + page.whenWidth + page.gap + lane * (laneWidth + page.gap);
  const width = laneX(lanes) - page.gap + page.padding;
  const head = headOf(sheet, width);
  const heads = laneHeads(sheet, laneX, laneWidth);
  const start = head.height + heads.height;
  let y = start;
  const drawn: string[] = [];
  for (const slot of inSlots(inOrder(sheet))) {
    const block = slotOf(slot, laneX, laneWidth);
    drawn.push(block.draw(page.padding, y));
    y += block.height + card.below;
  }
  const lines = sheet.lanes.map((_, lane) => {
    const x = laneX(lane) - 11;
    return `<line x1="${x}" y1="${start}" x2="${x}" y2="${y - card.below}" stroke="${colours.rule}" stroke-width="2"/>`;
  });
  const foot =
    sheet.foot === undefined
      ? ''
      : write(page.padding, y + 18, sheet.foot, { size: 11.5, fill: colours.quiet });
  const height = y + (foot === '' ? page.padding - card.below : 38);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
    ` font-family="${fonts.family}"><rect width="${width}" height="${height}" fill="#f6f8fa"/>` +
    head.draw(page.padding, page.padding) +
    heads.draw(0, head.height) +
    lines.join('') +
    drawn.join('') +
    foot +
    '</svg>'
  );
};
