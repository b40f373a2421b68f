package io.headroom.node.command;

import io.headroom.simulator.SimulatorVersion;

import picocli.CommandLine.IVersionProvider;

/** The version of this program and of the simulator in it. */
final class ProgramVersion implements IVersionProvider {
    /** Instantiated by the command line's parser. */
    ProgramVersion() {}

    /** The version that the build wrote into the jar. */
    static String number() {
        String written = Headroom.class.getPackage().getImplementationVersion();
        return written == null ? "unpacked" : written;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "headroom " + number() + ", engine " + SimulatorVersion.SIMULATOR_VERSION
        };
    }
}
