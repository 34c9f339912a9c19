import { dnsWords } from "./dns.ts";

export { dnsText } from "./dns.ts";
export { hostMessages } from "./host.ts";
export { portMessages } from "./port.ts";
export { shellMessages } from "./shell.ts";

/** Every sentence that engines put beside an answer, by room. */
export const say = { dns: dnsWords };
