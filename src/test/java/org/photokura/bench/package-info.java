/**
 * The benchmark of {@code packaging/bench}: the real program and {@code ifuse} against the virtual phone, each in a process of its own. No test runs it;
 * docs/performance.md says what it measures.
 */
@org.jspecify.annotations.NullMarked
package org.photokura.bench;
