/** The destination's ledger. */
@org.jspecify.annotations.NullMarked
package org.photokura.catalog;
