/** The copy engine. */
@org.jspecify.annotations.NullMarked
package org.photokura.transfer;
