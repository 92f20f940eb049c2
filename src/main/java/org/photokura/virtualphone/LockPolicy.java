package org.photokura.virtualphone;

/**
 * What a phone refuses while its screen is locked. Pairing is always refused.
 *
 * @param sessions {@code StartSession} answers PasswordProtected, as before the first unlock after a restart
 * @param services {@code StartService} answers PasswordProtected
 * @param files opening and reading files answers PERMISSION_DENIED on connections that are open
 * @param connections open service connections break when the lock falls
 */
public record LockPolicy(boolean sessions, boolean services, boolean files, boolean connections) {

  /** A phone that was unlocked once since it started: what is trusted goes on. */
  public static final LockPolicy AFTER_FIRST_UNLOCK = new LockPolicy(false, false, false, false);

  /** No new service and no file, the session itself is granted. */
  public static final LockPolicy STRICT = new LockPolicy(false, true, true, false);

  /** Nothing works, and what was open breaks. */
  public static final LockPolicy SEALED = new LockPolicy(true, true, true, true);
}
