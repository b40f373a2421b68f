package io.headroom.simulator.theory;

/**
 * A body of one temperature under constant power from time 0 on, as warm as its surroundings
 * before: C dT/dt = P − (T − Ta) ÷ R. Units are whatever is used throughout.
 */
public final class ThermalStep {
    private ThermalStep() {}

    /** T(t) = Ta + P R (1 − e^(−t ÷ RC)). */
    public static double temperature(
            double ambient, double resistance, double capacity, double power, double time) {
        Given.positive("resistance", resistance);
        Given.positive("capacity", capacity);
        return ambient + power * resistance * -StrictMath.expm1(-time / (resistance * capacity));
    }

    /** When it reaches {@code limit}: RC ln(P R ÷ (P R − (limit − Ta))); never if it does not. */
    public static double timeTo(
            double limit, double ambient, double resistance, double capacity, double power) {
        double rise = Given.notNegative("limit - ambient", limit - ambient);
        double most = power * resistance;
        return rise >= most
                ? Double.POSITIVE_INFINITY
                : -resistance * capacity * StrictMath.log1p(-rise / most);
    }

    /** What can be taken for ever without passing {@code limit}: (limit − Ta) ÷ R. */
    public static double sustainedPower(double limit, double ambient, double resistance) {
        return (limit - ambient) / Given.positive("resistance", resistance);
    }
}
