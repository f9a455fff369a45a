import { ZeroHash } from "ethers";
import type { Desk } from "../../desk.ts";
import { explain } from "../../errors.ts";
import { Refusal } from "../../refusal.ts";
import { OFFICES } from "../../suite/words.ts";
import { checkSigned } from "../acceptance/check.ts";
import type { NamedAcceptance } from "../acceptance/files.ts";
import type { Subject } from "./subject.ts";

/**
 * Checks that a new key accepted the office of the account that it is to follow, here and now, and gives it as the contract
 * takes it. The name in the file counts for nothing: the account keeps its own.
 * @param to the new key, where whoever acts names it
 * @throws Refusal saying what is wrong with the acceptance and what to do next
 */
export async function checkedAcceptance(desk: Desk, subject: Subject, acceptance: NamedAcceptance, to?: string) {
  const { label, organization, office } = subject;
  const { account, deadline, signature } = acceptance;
  const again = `the new key accepts with \`account accept ${label} --rotate\``;
  if (to !== undefined && desk.book.address(to) !== account) {
    throw new Refusal(`The acceptance is that of ${desk.book.label(account)}, not of ${to}: ${again}.`);
  }
  if (acceptance.organization !== organization || acceptance.office !== office) {
    throw new Refusal(
      `The acceptance of ${account} is to be ${acceptance.office} of ${desk.book.organizationLabel(acceptance.organization)}, but ${label} is ${office} of ${subject.whose}: ${again}.`,
    );
  }
  await checkSigned(desk, acceptance);
  const enrolment = { account, organization, office: OFFICES.indexOf(office), validUntil: 0, kyc: ZeroHash };
  const proof = { deadline, signature };
  await desk.suite.accounts.checkAcceptance(enrolment, proof).catch((thrown: unknown) => {
    throw explain(thrown, desk.contracts, desk.book);
  });
  return { successor: account, proof };
}
