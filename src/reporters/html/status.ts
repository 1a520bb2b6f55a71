import type { LimitStatus, VerdictItem } from '../../model/verdict.ts';
import { html, type Markup, type Part } from './markup.ts';

/** A shape for each status, so that no colour is needed to tell them apart. */
const SYMBOLS: Record<LimitStatus, string> = { over: '✖', unknown: '?', warned: '▲', at: '●', within: '✔' };

/** The symbol alone; the words beside it say the same. */
export const symbol = (status: LimitStatus): Markup =>
  html`<span class="symbol ${status}" aria-hidden="true">${SYMBOLS[status]}</span>`;

/** Symbol and words: `✖ over by 1`. */
export const badge = (status: LimitStatus, words: Part): Markup =>
  html`<span class="badge ${status}">${symbol(status)} ${words}</span>`;

/** How the age of an item is shown: a class, and the shape of its dot. */
export const AGE_CLASS: Record<VerdictItem['aging'], 'ok' | 'risk' | 'past'> = {
  ok: 'ok',
  risk: 'risk',
  over: 'past',
};
