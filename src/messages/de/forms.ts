/** How do places, dates and numbers read in German? */

const places: Readonly<Record<string, string>> = {
  internet: "Internet",
  "public DNS": "öffentliches DNS",
};

/** A place of a step or a vantage: names stay, and the few that are words are put in German. */
export function placeGerman(at: string): string {
  const [, vnet] = /^168\.63\.129\.16 from (.+)$/.exec(at) ?? [];
  if (vnet !== undefined) return `168.63.129.16 aus ${vnet}`;
  return Object.hasOwn(places, at) ? (places[at] ?? at) : at;
}

/** `2026-01-31` as 31.01.2026, with its time where it has one; what is no ISO date stays as it is. */
export function dateGerman(iso: string | number): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?Z)?$/.exec(String(iso));
  if (!found) return String(iso);
  const [, year, month, day, time] = found;
  return `${day}.${month}.${year}${time ? `, ${time}\u00a0UTC` : ""}`;
}

/** A whole number with dots between thousands: 12.345. */
export function numberGerman(count: number): string {
  return new Intl.NumberFormat("de-DE", { useGrouping: "min2" }).format(count);
}

/** An amount of money: 1.234,50 $ or 1.234,50 EUR, never parted at the line's end. */
export function moneyGerman(amount: number, currency: string): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;
  return `${new Intl.NumberFormat("de-DE", digits).format(amount)}\u00a0${currency === "USD" ? "$" : currency}`;
}
