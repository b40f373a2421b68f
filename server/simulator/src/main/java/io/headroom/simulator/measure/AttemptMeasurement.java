package io.headroom.simulator.measure;

/**
 * What became of the attempts that forks and clients made in a span: a fork into ten makes ten, a
 * plain path none.
 *
 * @param launched attempts that began
 * @param won those that got through while their request needed them
 * @param cancelled those that were stopped because they were not needed any more
 * @param lost those that were lost
 * @param late those that got through when nobody needed them any more
 */
public record AttemptMeasurement(long launched, long won, long cancelled, long lost, long late) {
    static AttemptMeasurement at(long[] columns, int offset) {
        return new AttemptMeasurement(
                columns[offset + AttemptColumn.LAUNCHED],
                columns[offset + AttemptColumn.WON],
                columns[offset + AttemptColumn.CANCELLED],
                columns[offset + AttemptColumn.LOST],
                columns[offset + AttemptColumn.LATE]);
    }
}
