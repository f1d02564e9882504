import type { DefinitionFacts, Policy } from "../data/page";
import { text, word, type TextKey } from "../text/texts";

/** How a definition counts, in sentences: of each choice in which the definitions differ, or of all where there is only one. */
export function reasonsOf(definition: DefinitionFacts, all: readonly DefinitionFacts[]): string[] {
  const differs = <T>(of: (facts: DefinitionFacts) => T) =>
    all.length === 1 || all.some((other) => JSON.stringify(of(other)) !== JSON.stringify(of(definition)));
  const reasons: string[] = [];
  if (differs(({ impliedOpens }) => impliedOpens)) reasons.push(text(definition.impliedOpens ? "how.impliedOpens" : "how.noImpliedOpens"));
  for (const name of ["automationOpens", "privacyOpens", "automationClicks", "privacyClicks"] as const) {
    if (differs((facts) => facts[name])) reasons.push(policyOf(name, definition[name]));
  }
  if (differs(({ excludedRoles }) => excludedRoles)) reasons.push(rolesOf(definition.excludedRoles));
  if (differs(({ dateBasis }) => dateBasis)) reasons.push(word("how.dateBasis", definition.dateBasis));
  const hasOwnClasses = Object.keys(definition.bounceClasses).length > 0;
  if (hasOwnClasses && differs(({ bounceClasses }) => bounceClasses)) reasons.push(text("how.bounceClasses"));
  for (const name of Object.keys(definition.rates)) {
    if (all.length > 1 && differs(({ rates }) => rates[name] ?? null)) reasons.push(formulaOf(name, definition));
  }
  return reasons;
}

function policyOf(name: string, policy: Policy): string {
  return text(`how.${name}.${policy}` as TextKey);
}

function rolesOf(roles: string[]): string {
  if (roles.length === 0) return text("how.allRoles");
  return text("how.excludedRoles", { roles: roles.map((role) => word("role", role)).join(", ") });
}

function formulaOf(name: string, { rates }: DefinitionFacts): string {
  const formula = rates[name];
  const rate = word("rate", name);
  if (!formula) return text("how.noRate", { rate });
  const values = { rate, divide: word("metric", formula.divide), by: word("metric", formula.by) };
  return formula.method === "asDefined" || formula.method === "asCounted" ? text("how.formula", values)
    : text(formula.method === "estimated" ? "how.formula.estimated" : "how.formula.trackableCohort", values);
}
