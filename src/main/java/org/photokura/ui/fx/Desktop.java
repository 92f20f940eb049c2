package org.photokura.ui.fx;

import java.nio.file.Path;
import org.photokura.core.HostSystem;

/** What the window asks of the system around it. Calls return at once; what cannot be done is left undone. */
public interface Desktop {

  /** Which system it is: advice differs. */
  default HostSystem system() {
    return HostSystem.current();
  }

  /** Opens a folder in the file manager. */
  void openFolder(Path folder);

  /** Shows a file in the file manager, selected where that is possible. */
  void reveal(Path file);

  /** Opens a file with the program that the system has for it. */
  void openFile(Path file);

  /** Opens a page in the browser, or another program by its address. */
  void openAddress(String address);

  /** Tells the person something while the window may be out of sight. */
  void tell(String title, String text);

  /** Shows how far a long job is at the window's icon. {@code share} is 0 to 1; below 0 there is no job. */
  void showProgress(double share);

  /** A desktop that does nothing, for tests. */
  static Desktop none() {
    return new Desktop() {
      @Override
      public void openFolder(Path folder) {}

      @Override
      public void reveal(Path file) {}

      @Override
      public void openFile(Path file) {}

      @Override
      public void openAddress(String address) {}

      @Override
      public void tell(String title, String text) {}

      @Override
      public void showProgress(double share) {}
    };
  }
}
