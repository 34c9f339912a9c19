/** The limits within which a resolution ends, whatever the estate holds. */

export type DnsLimits = {
  /** Aliases followed in one answer. Resolvers stop between 8 (BIND's default is 11) and 16. */
  readonly aliases: number;
  /** Servers passed one behind another. Longer ways do not exist but as loops. */
  readonly forwards: number;
  /** Different answers kept when what the estate lacks leaves several open. */
  readonly branches: number;
};

export const DNS_LIMITS: DnsLimits = { aliases: 16, forwards: 12, branches: 12 };
