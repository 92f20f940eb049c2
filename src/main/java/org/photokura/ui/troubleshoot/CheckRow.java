package org.photokura.ui.troubleshoot;

import org.jspecify.annotations.Nullable;
import org.photokura.diagnose.CheckId;
import org.photokura.diagnose.Finding;
import org.photokura.diagnose.Finding.Status;

/**
 * A check as it is shown.
 *
 * @param finding what it says, with the person's answer in it; null before the phone was asked
 * @param told whether it rests on the person's answer
 * @param busy whether it is looked at anew because the person asked for it
 */
public record CheckRow(CheckId id, @Nullable Finding finding, boolean told, boolean busy) {

  /** Whether it keeps photos from iCloud. */
  public boolean isProblem() {
    return has(Status.PROBLEM);
  }

  /** Whether it is known to be in order. */
  public boolean isFine() {
    return has(Status.OK);
  }

  /** Whether it holds nothing back, and is worth knowing all the same: originals that no cable brings. */
  public boolean isRemark() {
    return id == CheckId.OPTIMISE_STORAGE && finding != null && finding.status() == Status.OK && finding.advice().equals("on");
  }

  /** Whether the person can answer what the cable cannot. A restart is no question. */
  public boolean isQuestion() {
    return has(Status.ASK) && id != CheckId.RESTART;
  }

  /** Whether it is one of those that everybody is told to try; the others are shown on request, or when they are the cause. */
  public boolean isOneOfTheFirst() {
    return id.compareTo(CheckId.RESTART) <= 0;
  }

  private boolean has(Status status) {
    return finding != null && finding.status() == status;
  }
}
