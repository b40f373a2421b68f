package io.headroom.game.score;

/**
 * Terms as whole points that add up: the sum is rounded half up, and the terms that lose most by
 * being cut get what is missing, so that the bar on a phone and the number above it agree.
 */
record WholePoints(int slo, int thrift, int lock, int bonus, int challenge) {
    /** Those of a run that does not count. */
    static final WholePoints NONE = new WholePoints(0, 0, 0, 0, 0);

    static WholePoints of(double slo, double thrift, double lock, double bonus, double challenge) {
        double[] exact = {slo, thrift, lock, bonus, challenge};
        int[] whole = new int[exact.length];
        int missing = (int) Math.floor(slo + thrift + lock + bonus + challenge + 0.5);
        for (int i = 0; i < exact.length; i++) {
            whole[i] = (int) Math.floor(exact[i]);
            missing -= whole[i];
        }
        for (; missing > 0; missing--) {
            int largest = 0;
            for (int i = 1; i < exact.length; i++) {
                if (exact[i] - whole[i] > exact[largest] - whole[largest]) {
                    largest = i;
                }
            }
            whole[largest]++;
        }
        return new WholePoints(whole[0], whole[1], whole[2], whole[3], whole[4]);
    }

    int sum() {
        return slo + thrift + lock + bonus + challenge;
    }
}
