/** The phones: connecting with all its states, and the device card. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.devices;
