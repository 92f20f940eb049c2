/** What the features of the window share: the phones, the library, the selection. No scene graph here. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.model;
