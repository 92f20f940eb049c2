/** Hostile input for everything that reads what a phone sends. */
@org.jspecify.annotations.NullMarked
package org.photokura.fuzz;
