/** The reader that the application uses: the phone's database where that can be used, else its files. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.reader;
