/**
 * Why photos do not reach iCloud: the checks as data, the evidence that the cable can give, and what follows from it. Evidence is read once
 * ({@code EvidenceReader}); each check is a pure function from evidence to a finding, so every state of a phone can be tried without one.
 */
@org.jspecify.annotations.NullMarked
package org.photokura.diagnose;
