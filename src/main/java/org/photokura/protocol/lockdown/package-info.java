/** What lockdownd and the services that speak property lists have in common. */
@org.jspecify.annotations.NullMarked
package org.photokura.protocol.lockdown;
