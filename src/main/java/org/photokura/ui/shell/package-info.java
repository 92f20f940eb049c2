/** The window: what it is made of, where it leads, and how it ends. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.shell;
