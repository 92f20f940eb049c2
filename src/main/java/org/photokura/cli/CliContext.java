package org.photokura.cli;

import org.photokura.core.Cancellation;

/** What a command line is run with. */
public record CliContext(CliServices services, Console console, Cancellation cancellation) {}
