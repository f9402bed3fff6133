import { msg } from "@lit/localize";
import { html } from "lit";
import type { Challenge, FlowFailure } from "../protocol/index.js";
import { number } from "../ui/number.js";

/** What else the sentence about a failure depends on. */
export interface Setting {
  challenge: Challenge | undefined;
  slug: string;
  /** The largest file that the user chose in the form. */
  file: File | undefined;
}

/** Tells the user what happened. The buttons below it say what the user can do. */
export function sentence({ code, status = 0 }: FlowFailure, { challenge, slug, file }: Setting): unknown {
  switch (code) {
    case "unreachable":
      if (!navigator.onLine) return msg("You're offline. This page continues when you're back online.");
      return file
        ? msg(
            html`The connection broke while “<bdi>${file.name}</bdi>” was sent. It may be larger than the server takes.`,
          )
        : msg("The server could not be reached.");
    case "intercepted":
      return status === 511
        ? msg("Your network wants you to sign in to it first. Reloading the page gets you there.")
        : msg(
            "Something before the server sends us to another place, where this page cannot follow. You may have to sign in there again: reloading the page gets you there.",
          );
    case "timeout":
      return msg("The server took too long to answer.");
    case "unknown-flow":
      return msg(html`This server has no page called “<bdi>${slug}</bdi>”.`);
    case "signed-out":
      return status === 401
        ? msg("The server, or a proxy before it, wants you to sign in first. Reloading the page may get you there.")
        : msg("The server ended your session. Please begin again.");
    case "forbidden":
      return msg(
        "The request was refused on its way. If this goes on, a proxy may be removing cookies or headers: please tell an administrator.",
      );
    case "too-large":
      return tooLarge(file, challenge);
    case "refused":
      return refusal(status, file);
    case "busy":
      return status === 429
        ? msg("The server gets too many requests just now. Please wait a moment.")
        : msg("The server is busy, or being maintained. Please try again in a moment.");
    case "server":
      return breakdown(status);
    case "page":
      return msg("This step opens in another page. Reload to get there.");
    case "malformed":
      return status === 204 || status === 205
        ? msg("The server gave an empty answer.")
        : msg("The server gave an answer that cannot be read.");
    case "loop":
      return msg("Sign-in is stuck in a loop. Try again, or contact your administrator.");
    case "repeated":
      return keepsCookies()
        ? msg("Your answer wasn't accepted. Check it, and make sure cookies are allowed for this site.")
        : msg("Your browser blocks cookies. Allow cookies for this site to sign in.");
    case "unsafe-target":
      return msg("The server wants to take you to an address that is not safe to open.");
    case "unknown-component":
      return msg(html`The next step, “<bdi>${challenge?.component ?? ""}</bdi>”, is newer than this page.`);
    case "unreadable-input":
      return msg("What you entered could not be read. Please check it, and send it again.");
    case "missing-stage":
      return msg("A part of this page could not be loaded.");
    default:
      return msg("You may not be able to sign in inside this page."); // what stands in the way is the page around it
  }
}

function tooLarge(file: File | undefined, challenge: Challenge | undefined): unknown {
  if (!challenge) return msg("The server takes less than this page has to send. Please tell an administrator.");
  if (!file) return msg("That is more than the server takes. The limit is the server's. Please enter less.");
  const size = number(Math.max(file.size / 1024 ** 2, 0.1), { maximumFractionDigits: 1 });
  return msg(
    html`“<bdi>${file.name}</bdi>” (${size} MB) is larger than the server takes. The limit is the server's. Please
    choose a smaller file.`,
  );
}

/** The server, or a proxy before it, refused the request. */
function refusal(status: number, file: File | undefined): unknown {
  switch (status) {
    case 400:
      return file
        ? msg(
            html`The server did not understand the request. It may be that “<bdi>${file.name}</bdi>” is larger than it
            takes.`,
          )
        : msg("The server did not understand the request. If this goes on, please tell an administrator.");
    case 408:
      return msg("The server gave up waiting for what this page sent. Your connection may be slow.");
    case 409:
    case 423:
      return msg("The server is still busy with another request of yours. Please try again in a moment.");
    case 410:
      return msg("What this page asks for does not exist any more.");
    case 414:
      return msg("The address of this page is too long for the server. Please tell an administrator.");
    case 421:
    case 425:
      return msg("The server did not want the request over this connection. Trying again usually helps.");
    case 419:
    case 440:
      return msg("Your session on the server has ended. Trying again may begin a new one.");
    case 431:
      return msg(
        "Your browser sends more than the server takes, as it keeps too many cookies. Delete those of this site, then try again.",
      );
    case 451:
      return msg("The server must not answer this, for legal reasons.");
    default:
      return msg(
        html`The server, or a proxy before it, refuses requests of this kind (HTTP ${status}). Please tell an
        administrator.`,
      );
  }
}

/** The server failed, or a proxy does not reach it. */
function breakdown(status: number): string {
  switch (status) {
    case 404:
    case 502:
    case 521:
    case 523:
    case 530:
      return msg("The server cannot be found behind its proxy. It may be starting: please try again in a moment.");
    case 504:
    case 522:
    case 524:
      return msg("The server took too long to answer its proxy. Please try again in a moment.");
    case 501:
    case 505:
      return msg(
        "The server, or a proxy before it, cannot handle requests of this kind. Please tell an administrator.",
      );
    case 507:
      return msg("The server has no space left. Please tell an administrator.");
    case 508:
      return msg("The server keeps sending itself in circles. Please tell an administrator.");
    default:
      return msg("The server has a problem. Please try again in a moment.");
  }
}

/** Whether the browser keeps the cookies of this page. In a sandbox, reading them throws. */
function keepsCookies(): boolean {
  try {
    return navigator.cookieEnabled && document.cookie.length >= 0;
  } catch {
    return false;
  }
}
