package org.photokura.bench;

/**
 * One run of the program or of its rival.
 *
 * @param processSeconds from the start of the process to its end
 * @param runSeconds from the first question about a file to the end of the process: listing, planning, copying, flushing, catalog, report
 * @param engineSeconds from {@code startedAt} to {@code finishedAt} of the report; 0 where there is none
 * @param leadSeconds from the first question to the first byte of a file: listing, planning, opening the destination
 * @param tailSeconds from the last byte of a file to the end of the process: flushing, naming, catalog, report
 * @param files that were copied or listed
 * @param bytes of those files; of the files that the phone sent where a list is made
 * @param cpuSeconds of all threads of the process and of its children
 * @param phoneCpuSeconds what the virtual phone used meanwhile
 * @param peakBytes resident memory at its highest; 0 if not measured
 * @param connections AFC connections that were opened
 * @param othersShare how much of the machine's processors others used meanwhile, 0 to 1
 */
record Sample(double processSeconds, double runSeconds, double engineSeconds, double leadSeconds, double tailSeconds, long files, long bytes, double cpuSeconds, double phoneCpuSeconds, long peakBytes,
    int connections, double othersShare) {}
