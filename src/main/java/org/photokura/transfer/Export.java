package org.photokura.transfer;

import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;

/** One run of the copy engine: made for a request, run once, watched through {@link #snapshot()}. */
public interface Export {

  /**
   * Copies, and returns when every item has its outcome. Failures of items and an early stop are in the report. When cancelled it returns within a
   * second with a report whose {@code stoppedBy} is CANCELLED.
   *
   * @throws ProblemException if the run could not begin: LAYOUT_INVALID, DESTINATION_MISSING, DESTINATION_READ_ONLY, DESTINATION_IN_USE, CATALOG_TOO_NEW …
   */
  ExportReport run(Cancellation cancellation) throws ProblemException;

  /** Where it stands; from any thread. */
  TransferSnapshot snapshot();

  /** Stops taking new bytes until {@link #resume()}; from any thread. */
  void pause();

  void resume();

  /** The outcomes so far, for the window's lists; from any thread. */
  java.util.List<Outcome> outcomesSince(int index);

  /** Makes exports; the composition root has the implementation. */
  interface Factory {
    Export create(ExportRequest request, PhoneLink phone);

    /** Begins to load in the background what every run needs; for callers that have a library to read before they can ask for a run. */
    default void warmUp() {}
  }
}
