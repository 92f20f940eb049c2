/** AFC frames: bytes in, values out, no I/O. */
@org.jspecify.annotations.NullMarked
package org.photokura.protocol.afc;
