package org.photokura.library.files;

/**
 * Counts the paths that a phone stayed silent about, each asked for alone, while it answered for its root. A few of them are bad files; a phone that answers for
 * nothing else is hung, and each path would cost the deadline of a reply. Not thread-safe.
 *
 * <p><b>Source:</b> AfcTuning's deadline of a reply, 20 s. <b>Checked by:</b> SilentPhoneTest, FileScanTest.
 * <b>Unverified:</b> whether a real phone ever answers for some paths only.
 */
public final class SilentPaths {

  /** With no answer between them. */
  private static final int MOST_IN_A_ROW = 2;
  /** Twenty minutes of waiting. */
  private static final int MOST = 50;

  private int inARow;
  private int all;

  /** The phone answered for some path. */
  public void answered() {
    inARow = 0;
  }

  /** One more path was not answered for; false: the phone is to be taken for silent. */
  public boolean mayPassOverOneMore() {
    inARow = Math.min(inARow + 1, MOST_IN_A_ROW + 1);
    if (inARow > MOST_IN_A_ROW || all >= MOST) {
      return false;
    }
    all++;
    return true;
  }
}
