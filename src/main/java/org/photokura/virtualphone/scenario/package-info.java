/** States of a phone that keep photos from iCloud, to be played on any virtual phone: for the demo's Trouble menu and for tests. */
@org.jspecify.annotations.NullMarked
package org.photokura.virtualphone.scenario;
