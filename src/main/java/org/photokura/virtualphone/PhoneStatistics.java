package org.photokura.virtualphone;

/**
 * What a virtual phone saw since it was made; a snapshot.
 *
 * @param reads AFC read requests that were answered with data
 * @param readBytes data bytes of those answers
 * @param opens files opened
 * @param stats GET_FILE_INFO requests
 * @param lists READ_DIR requests
 * @param openFiles open now, over all connections
 * @param maxOpenFiles the most that were open at once
 * @param connections AFC connections now
 * @param maxConnections the most AFC connections at once
 * @param totalConnections AFC connections made
 * @param maxRequestsInFlight the most requests that waited on one AFC connection at once, the one being answered included
 * @param writeAttempts requests that would have changed something: AFC writes, deletes, renames, locks, opening for writing; lockdown's
 *     SetValue, RemoveValue
 * @param restarts restarts asked for and done
 * @param pairRequests lockdown's Pair requests
 */
public record PhoneStatistics(
    long reads,
    long readBytes,
    long opens,
    long stats,
    long lists,
    int openFiles,
    int maxOpenFiles,
    int connections,
    int maxConnections,
    int totalConnections,
    int maxRequestsInFlight,
    long writeAttempts,
    int restarts,
    long pairRequests) {}
