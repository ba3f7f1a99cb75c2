import type { SiteSettings } from './SiteSettings.ts';

/** Milliseconds for the question's way to Narada, and for the answer: somebody waits at a door meanwhile. */
export const PATIENCE_MS = 1_000;

/** The proxy's own address for its question; ADMISSION_SOCKET in proxyConfig.ts leads to Narada. */
export const admissionSocket = (site: SiteSettings): string => `abns@narada-admission-${site.domain}`;

/**
 * admission.lua for haproxy (2.6 and later, built with Lua, as Debian's is): asks Narada whether the token of a request
 * is still let in. Only an explicit no sets txn.refused; an answer that does not come, or is another, is no answer.
 */
export function admissionScript(site: SiteSettings): string | null {
  if (site.admission === null) return null;
  const { pathname } = new URL(site.admission);
  return `-- Written by Narada.
core.register_action("ask_admission", { "http-req" }, function(txn)
  local token = txn.f:url_param("access_token")
  if not token then return end
  local asked, answer = pcall(function()
    return core.httpclient():get({
      url = "http://127.0.0.1${pathname}",
      headers = { ["authorization"] = { "Bearer " .. token } },
      dst = "${admissionSocket(site)}",
      timeout = ${3 * PATIENCE_MS},
    })
  end)
  if asked and answer and answer.status == 403 and string.find(answer.body or "", '"not_admitted"', 1, true) then
    txn:set_var("txn.refused", true)
  end
end)
`;
}
