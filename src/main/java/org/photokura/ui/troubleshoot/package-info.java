/** Why photos are not in iCloud: the checks, watched while they are shown, and what can be done about each. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.troubleshoot;
