package io.headroom.simulator.engine;

import java.util.Arrays;

/**
 * Numbers for groups and conversations, as owners of memory: odd ones, the even ones are those of
 * requests. There are as many as groups and users, which do not grow with the run.
 */
final class PrefixOwners {
    /** By flow and by group or user; 0 for one that was not asked for. */
    private int[][] groups = new int[0][];

    private int[][] sessions = new int[0][];
    private int count;

    /** How many there are: the last is 2 · count − 1. */
    int count() {
        return count;
    }

    int group(int flow, int group) {
        groups = withRoom(groups, flow, group);
        if (groups[flow][group] == 0) {
            groups[flow][group] = next();
        }
        return groups[flow][group];
    }

    int session(int flow, int user) {
        sessions = withRoom(sessions, flow, user);
        if (sessions[flow][user] == 0) {
            sessions[flow][user] = next();
        }
        return sessions[flow][user];
    }

    private int next() {
        return 2 * count++ + 1;
    }

    private static int[][] withRoom(int[][] table, int flow, int number) {
        int[][] wide = table;
        if (flow >= table.length) {
            wide = Arrays.copyOf(table, flow + 1);
            for (int added = table.length; added <= flow; added++) {
                wide[added] = new int[8];
            }
        }
        if (number >= wide[flow].length) {
            wide[flow] = Arrays.copyOf(wide[flow], Math.max(number + 1, 2 * wide[flow].length));
        }
        return wide;
    }
}
