// Passkeys on this device: asks the browser to make one or to use one, and sends what it says as a form. On the pages
// of signing in and of passkeys only; their forms show themselves only where the browser can.

const can = "PublicKeyCredential" in window && "credentials" in navigator;

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));

function text(buffer: ArrayBuffer | null): string {
  const chars = String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0)));
  return btoa(chars).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}

/** For browsers without PublicKeyCredential.parseCreationOptionsFromJSON (before 2024). */
function creation(json: PublicKeyCredentialCreationOptionsJSON): PublicKeyCredentialCreationOptions {
  if (PublicKeyCredential.parseCreationOptionsFromJSON)
    return PublicKeyCredential.parseCreationOptionsFromJSON(json);
  const excludeCredentials = json.excludeCredentials?.map(({ id }) => ({
    id: bytes(id),
    type: "public-key" as const,
  }));
  const user = { ...json.user, id: bytes(json.user.id) };
  return { ...json, user, challenge: bytes(json.challenge), excludeCredentials } as never;
}

function request(json: PublicKeyCredentialRequestOptionsJSON): PublicKeyCredentialRequestOptions {
  if (PublicKeyCredential.parseRequestOptionsFromJSON)
    return PublicKeyCredential.parseRequestOptionsFromJSON(json);
  return { ...json, challenge: bytes(json.challenge), allowCredentials: [] } as never;
}

/** The credential as the server reads it. Not its own toJSON: some password managers bring objects without it. */
function said(credential: PublicKeyCredential): string {
  const { id, type, response } = credential;
  const fields: Record<string, unknown> = { clientDataJSON: text(response.clientDataJSON) };
  if ("attestationObject" in response) {
    const made = response as AuthenticatorAttestationResponse;
    fields.attestationObject = text(made.attestationObject);
    fields.transports = made.getTransports?.() ?? [];
  } else {
    const shown = response as AuthenticatorAssertionResponse;
    fields.authenticatorData = text(shown.authenticatorData);
    fields.signature = text(shown.signature);
    fields.userHandle = text(shown.userHandle);
  }
  return JSON.stringify({ id, rawId: id, type, response: fields });
}

async function run(form: HTMLFormElement): Promise<void> {
  const answer = await fetch(form.dataset.challenge ?? "", { method: "POST" });
  if (!answer.ok) throw new Error("no challenge");
  const json = await answer.json();
  const credential =
    form.dataset.passkey === "make"
      ? await navigator.credentials.create({ publicKey: creation(json) })
      : await navigator.credentials.get({ publicKey: request(json) });
  const input = form.elements.namedItem("answer");
  if (!credential || !(input instanceof HTMLInputElement)) throw new Error("no answer");
  input.value = said(credential as PublicKeyCredential);
  form.submit();
}

/** A browser asks its owner one thing at a time. */
let busy = false;

if (can) {
  for (const note of document.querySelectorAll<HTMLElement>("[data-passkey-cannot]")) note.hidden = true;
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const failed = form.querySelector<HTMLElement>("[data-passkey-failed]");
      if (failed) failed.textContent = "";
      if (busy) return;
      busy = true;
      run(form)
        .catch(() => {
          if (failed) failed.textContent = failed.dataset.passkeyFailed ?? "";
        })
        .finally(() => {
          busy = false;
        });
    });
  }
}
