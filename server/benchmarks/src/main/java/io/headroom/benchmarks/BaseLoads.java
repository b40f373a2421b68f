package io.headroom.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The work that two commits of this program are compared by, told by name and done by the classes
 * of either. It is reached by reflection, once for a call of milliseconds, and by nothing that
 * commits differ in: files of simulations, this module's queues and its live run.
 */
final class BaseLoads {
    /** All loads: queues side by side, files with how long they are simulated, a live run. */
    static final List<String> NAMES =
            List.of(
                    "queues 1",
                    "queues 100",
                    "queues 1000",
                    "file mm1 60 s",
                    "file mmc 20 s",
                    "file batching-dynamic 200 s",
                    "file fan-out-hedged 60 s",
                    "file replicas-least-connections 10 s",
                    "file engine-azure-hour 1 h",
                    "file engine-fleet 240 s",
                    "live run of 100 teams");

    private static final String BENCHMARKS = "io.headroom.benchmarks.";

    /** Stretches of 100,000 events in a call. */
    private static final int STRETCHES = 5;

    private BaseLoads() {}

    /** Some milliseconds of work, the same at each call. */
    interface Load {
        void run() throws ReflectiveOperationException;
    }

    /**
     * A load of {@link #NAMES}.
     *
     * @param compiled the folder of the classes that do it
     * @param files the folder of the commit whose scenarios are read
     */
    static Load of(String name, Path compiled, Path files)
            throws IOException, ReflectiveOperationException {
        ClassLoader classes = classes(compiled);
        Thread.currentThread().setContextClassLoader(classes);
        String[] words = name.split(" ", 3);
        return switch (words[0]) {
            case "queues" -> queues(classes, Integer.parseInt(words[1]));
            case "file" -> file(classes, files, words[1], words[2]);
            default -> liveRun(classes);
        };
    }

    /** The commit's own classes before this program's, and of libraries the same for both. */
    private static ClassLoader classes(Path compiled) throws IOException {
        List<URL> urls = new ArrayList<>();
        urls.add(compiled.toUri().toURL());
        String all = System.getProperty("java.class.path", "");
        for (String entry : all.split(File.pathSeparator, -1)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static Load queues(ClassLoader classes, int count) throws ReflectiveOperationException {
        Class<?> queues = classes.loadClass(BENCHMARKS + "Queues");
        Class<?> ours = classes.loadClass(BENCHMARKS + "HeadroomQueues");
        Class<?> stretch = classes.loadClass(BENCHMARKS + "Stretch");
        Object simulated = open(ours, int.class, long.class).newInstance(count, 1L);
        Object stretches = open(stretch, queues, int.class).newInstance(simulated, count);
        Method next = stretch.getDeclaredMethod("next");
        next.setAccessible(true);
        return () -> {
            for (int done = 0; done < STRETCHES; done++) {
                next.invoke(stretches);
            }
        };
    }

    private static Constructor<?> open(Class<?> of, Class<?>... parameters)
            throws NoSuchMethodException {
        Constructor<?> constructor = of.getDeclaredConstructor(parameters);
        constructor.setAccessible(true);
        return constructor;
    }

    private static Load file(ClassLoader classes, Path files, String name, String duration)
            throws ReflectiveOperationException {
        Path path = files.resolve("scenarios/simulations/" + name + ".yaml");
        Object experiment =
                classes.loadClass("io.headroom.content.simulation.SimulationFile")
                        .getMethod("read", Path.class, List.class)
                        .invoke(null, path, List.of("duration=" + duration));
        Object plan = experiment.getClass().getMethod("plan").invoke(experiment);
        Object seed = experiment.getClass().getMethod("seed").invoke(experiment);
        Object nanos = plan.getClass().getMethod("durationNanos").invoke(plan);
        Class<?> simulation = classes.loadClass("io.headroom.simulator.Simulation");
        Method start = simulation.getMethod("start", plan.getClass(), long.class, long.class);
        Method advance = simulation.getMethod("advanceTo", long.class);
        Method drain = simulation.getMethod("drain");
        Method measure = simulation.getMethod("measure");
        return () -> {
            Object run = start.invoke(null, plan, seed, nanos);
            advance.invoke(run, nanos);
            drain.invoke(run);
            measure.invoke(run);
        };
    }

    private static Load liveRun(ClassLoader classes) throws ReflectiveOperationException {
        Class<?> benchmark = classes.loadClass(BENCHMARKS + "LiveRunBenchmark");
        Object hall = benchmark.getConstructor().newInstance();
        benchmark.getMethod("seat").invoke(hall);
        Method run = benchmark.getMethod("run");
        return () -> run.invoke(hall);
    }
}
