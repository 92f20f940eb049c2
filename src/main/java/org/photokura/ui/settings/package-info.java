/** The settings page: every change holds at once. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.settings;
