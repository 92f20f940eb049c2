/** The small vocabulary that everything shares: problems as data, cancellation. */
@org.jspecify.annotations.NullMarked
package org.photokura.core;
