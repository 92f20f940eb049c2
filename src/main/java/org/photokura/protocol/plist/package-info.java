/** Property lists as plain Java values. */
@org.jspecify.annotations.NullMarked
package org.photokura.protocol.plist;
