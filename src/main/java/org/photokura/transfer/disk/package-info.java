/** The only place that writes to the user's disk. */
@org.jspecify.annotations.NullMarked
package org.photokura.transfer.disk;
