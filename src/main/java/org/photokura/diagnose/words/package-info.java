/** The words of the checks and of the report for a helper, alike in the window and on the command line. */
@org.jspecify.annotations.NullMarked
package org.photokura.diagnose.words;
