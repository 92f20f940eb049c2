/** The words for people. */
@org.jspecify.annotations.NullMarked
package org.photokura.text;
