/** Items, albums and where they come from: the phone's database or its files. */
@org.jspecify.annotations.NullMarked
package org.photokura.library;
