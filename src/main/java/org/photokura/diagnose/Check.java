package org.photokura.diagnose;

/** One check: a pure function from evidence to a finding. */
@FunctionalInterface
interface Check {
  Finding evaluate(Evidence evidence);
}
