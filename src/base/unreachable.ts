/** What to do when a case that the types rule out happens all the same: stop, and name the value. */
export function unreachable(value: never): never {
  throw new Error(`A case that cannot happen did: ${JSON.stringify(value)}`);
}
