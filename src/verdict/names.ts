/** What a name resolves to where the path engine tells which DNS servers are within reach. */
import {
  dnsClassOf,
  type Question,
  type Resolution,
  type ResolveOptions,
  resolve,
} from "#src/dns/index.ts";
import { type Estate, keyOf, type Vantage } from "#src/model/index.ts";
import { reachesAddress } from "#src/path/index.ts";

type Reaches = NonNullable<ResolveOptions["reaches"]>;

const memo = new WeakMap<Estate, Reaches>();

/** One teller per estate, which walks each way once. */
function reachesIn(estate: Estate): Reaches {
  let reaches = memo.get(estate);
  if (!reaches) {
    const known = new Map<string, ReturnType<Reaches>>();
    reaches = (vnet, address) => {
      const key = `${vnet} ${address}`;
      let answer = known.get(key);
      if (!answer) known.set(key, (answer = reachesAddress(estate, keyOf(vnet), address)));
      return answer;
    };
    memo.set(estate, reaches);
  }
  return reaches;
}

/** The predicted answer for `question`: a DNS server counts as reached when the path engine delivers UDP 53 to it (dns.md 3.4). */
export function resolveName(estate: Estate, question: Question): Resolution {
  return resolve(estate, question, { reaches: reachesIn(estate) });
}

/** The class of `vantage` for `resolveName`: see `dnsClassOf`. */
export function nameClassOf(estate: Estate, vantage: Vantage): string {
  return dnsClassOf(estate, vantage, { reaches: reachesIn(estate) });
}
