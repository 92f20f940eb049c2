package org.photokura.afc;

import org.photokura.device.DeviceException;

/** Nobody rides along. */
enum NoGuests implements Guests {
  INSTANCE;

  @Override
  public boolean wantHost() {
    return false;
  }

  @Override
  public boolean board(Runnable nudge) {
    throw new AssertionError();
  }

  @Override
  public void ride(AfcStream stream) {
    throw new AssertionError();
  }

  @Override
  public void pack(AfcStream stream) {
    throw new AssertionError();
  }

  @Override
  public void alight() {
    throw new AssertionError();
  }

  @Override
  public void crashed(AfcStream stream, DeviceException reason) {
    throw new AssertionError();
  }
}
