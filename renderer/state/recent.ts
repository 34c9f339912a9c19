/** Which questions were asked last? Kept in the page's own storage; names and ids only. */

export type RecentQuestion = { readonly from: string; readonly name: string };

const KEY = "horizon.recent";
const MOST = 8;

/** The last questions, newest first. */
export function recentQuestions(): readonly RecentQuestion[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isQuestion) : [];
  } catch {
    // What another version left, or a page without storage.
    return [];
  }
}

const isQuestion = (value: unknown): value is RecentQuestion =>
  typeof value === "object" &&
  value !== null &&
  "from" in value &&
  "name" in value &&
  typeof value.from === "string" &&
  typeof value.name === "string";

/** Keeps a question as the newest. */
export function keepQuestion(question: RecentQuestion): void {
  const others = recentQuestions().filter(
    ({ from, name }) => from !== question.from || name !== question.name,
  );
  try {
    localStorage.setItem(KEY, JSON.stringify([question, ...others].slice(0, MOST)));
  } catch {
    // A page without storage forgets.
  }
}
