/** Why an iPhone does not appear: what lies between it and this program, looked at one after the other. Pure functions over what was probed. */
@org.jspecify.annotations.NullMarked
package org.photokura.diagnose.connection;
