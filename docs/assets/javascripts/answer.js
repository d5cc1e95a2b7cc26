/** What the engine answers, ready to be painted. */
import { parsed } from "./trust.js";

/** @typedef {Record<string, Record<string, string>>} Labels by control and part */
/** @typedef {{content: DocumentFragment, labels: Labels, summary: string, link: string}} Answer */
/** @typedef {{errors: {field: string, piece?: string, message: string, nearest: string}[]}} Refusal */

/**
 * @param {string} text
 * @returns {Answer | Refusal}
 */
export function readAnswer(text) {
  const answer = JSON.parse(text);
  return "errors" in answer ? answer : { ...answer, content: parsed(answer.html) };
}
