/** What picture and movie files tell of how they were taken. */
@org.jspecify.annotations.NullMarked
package org.photokura.library.image.metadata;
