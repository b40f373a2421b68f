package io.headroom.simulator.measure;

/**
 * What became of the attempts that forks and clients made: a fork into ten makes ten, a plain path
 * none. Unlike other counts these go on behind the end of the window for as long as its requests
 * are followed, because attempts are made for them there. Carried in + launched = won + cancelled +
 * lost + late + running, at every instant.
 *
 * @param carriedIn attempts that were running when the span began
 * @param launched attempts that began
 * @param won those that got through while their request needed them
 * @param cancelled those that were stopped because they were not needed any more
 * @param lost those that were lost
 * @param late those that got through when nobody needed them any more
 * @param running those that have not ended yet
 */
public record AttemptMeasurement(
        long carriedIn,
        long launched,
        long won,
        long cancelled,
        long lost,
        long late,
        long running) {
    /**
     * What became of attempts in a span.
     *
     * @param columns the growth in the span
     * @param before the columns as they stood when it began
     */
    static AttemptMeasurement at(long[] columns, long[] before, int offset) {
        long carriedIn = running(before, offset);
        return new AttemptMeasurement(
                carriedIn,
                columns[offset + AttemptColumn.LAUNCHED],
                columns[offset + AttemptColumn.WON],
                columns[offset + AttemptColumn.CANCELLED],
                columns[offset + AttemptColumn.LOST],
                columns[offset + AttemptColumn.LATE],
                carriedIn + running(columns, offset));
    }

    private static long running(long[] columns, int offset) {
        return columns[offset + AttemptColumn.LAUNCHED]
                - columns[offset + AttemptColumn.WON]
                - columns[offset + AttemptColumn.CANCELLED]
                - columns[offset + AttemptColumn.LOST]
                - columns[offset + AttemptColumn.LATE];
    }
}
