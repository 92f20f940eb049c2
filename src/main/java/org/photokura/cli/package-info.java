/** The command line: thin commands over the same engine as the window, printing, exit status. The only package that prints. */
@org.jspecify.annotations.NullMarked
package org.photokura.cli;
