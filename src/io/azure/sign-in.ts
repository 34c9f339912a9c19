/** How does somebody sign in to Azure? */
import type { TokenCredential } from "@azure/core-auth";
import type { SignIn } from "#src/api/index.ts";
import { collectMessages, type Front } from "#src/messages/index.ts";
import type { CloudAddresses } from "./clouds.ts";

/** What signing in needs of its surroundings. */
export type SignInOptions = {
  readonly cloud: CloudAddresses;
  readonly tenant: string | undefined;
  /** Variables of the environment, where secrets of service principals are found. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whose fields or options are named when something is missing. */
  readonly front: Front;
  /** Shows a person what to do, e.g. which code to enter. */
  readonly onPrompt: (sentence: string) => void;
};

/** Whether a credential of this kind keeps its own tokens outside this program (and so needs no vault). */
export function keepsOwnTokens(signIn: SignIn): boolean {
  return signIn.by === "azure-cli" || signIn.by === "managed-identity";
}

/**
 * The credential for `signIn`. The identity package is loaded here and not before, so that the program starts fast.
 * Rejects with a sentence when something it needs is not there.
 */
export async function credentialFor(
  signIn: SignIn,
  options: SignInOptions,
): Promise<TokenCredential> {
  const identity = await import("@azure/identity");
  const authorityHost = options.cloud.authority;
  const tenant = options.tenant === undefined ? {} : { tenantId: options.tenant };
  // Another cloud's authority is unknown to the public list of authorities, and must not be looked up there.
  const common = {
    authorityHost,
    additionallyAllowedTenants: ["*"],
    disableInstanceDiscovery: options.cloud.name === "custom",
  };
  switch (signIn.by) {
    case "azure-cli":
      return new identity.AzureCliCredential({ ...tenant, additionallyAllowedTenants: ["*"] });
    case "browser":
      return new identity.InteractiveBrowserCredential({
        ...common,
        ...tenant,
        ...clientOf(signIn.client),
      });
    case "device-code":
      return new identity.DeviceCodeCredential({
        ...common,
        ...tenant,
        ...clientOf(signIn.client),
        userPromptCallback: ({ message }) => options.onPrompt(message),
      });
    case "environment":
      return new identity.EnvironmentCredential(common);
    case "managed-identity":
      return signIn.client === undefined
        ? new identity.ManagedIdentityCredential()
        : new identity.ManagedIdentityCredential({ clientId: signIn.client });
    case "secret":
      return new identity.ClientSecretCredential(
        tenantOf(options),
        signIn.client,
        variable(options, signIn.secretVariable),
        common,
      );
    case "certificate":
      return new identity.ClientCertificateCredential(
        tenantOf(options),
        signIn.client,
        {
          certificatePath: signIn.path,
          ...(signIn.passwordVariable === undefined
            ? {}
            : { certificatePassword: variable(options, signIn.passwordVariable) }),
        },
        common,
      );
  }
}

const clientOf = (client: string | undefined) => (client === undefined ? {} : { clientId: client });

function tenantOf({ tenant, front }: SignInOptions): string {
  if (tenant === undefined) throw new Error(collectMessages.tenantMissing({ front }));
  return tenant;
}

function variable({ environment }: SignInOptions, name: string): string {
  const value = environment[name];
  if (!value) throw new Error(collectMessages.variableMissing({ name }));
  return value;
}
