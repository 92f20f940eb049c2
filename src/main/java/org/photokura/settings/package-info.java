/** What a person has chosen, and the file that remembers it. */
@org.jspecify.annotations.NullMarked
package org.photokura.settings;
