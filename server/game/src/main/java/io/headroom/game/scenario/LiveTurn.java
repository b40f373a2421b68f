package io.headroom.game.scenario;

import io.headroom.simulator.Flow;
import io.headroom.simulator.Intervention;
import io.headroom.simulator.SimulationPlan;
import io.headroom.simulator.device.DevicePlan;
import io.headroom.simulator.policy.ScalingPlan;
import io.headroom.simulator.stage.AttemptsPlan;
import io.headroom.simulator.stage.CascadePlan;
import io.headroom.simulator.stage.DelayPlan;
import io.headroom.simulator.stage.EnginePlan;
import io.headroom.simulator.stage.ForkPlan;
import io.headroom.simulator.stage.GatePlan;
import io.headroom.simulator.stage.LinkPlan;
import io.headroom.simulator.stage.PermitsPlan;
import io.headroom.simulator.stage.PermittedPlan;
import io.headroom.simulator.stage.PoolPlan;
import io.headroom.simulator.stage.PooledPlan;
import io.headroom.simulator.stage.ReplicasPlan;
import io.headroom.simulator.stage.SequencePlan;
import io.headroom.simulator.stage.SharingPlan;
import io.headroom.simulator.stage.StagePlan;
import io.headroom.simulator.stage.StationPlan;
import io.headroom.simulator.stage.SyncPlan;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a running system becomes another one: what is done to it, at its real price. Servers come
 * with a cold start and go when they have finished what they hold; batches, most sequences and
 * token budgets change for whoever comes next; a device goes over to another power mode. Systems
 * that differ in anything else cannot become each other while they run.
 */
public final class LiveTurn {
    private final Map<String, StagePlan> running = new HashMap<>();
    private final Map<String, ReplicasPlan> fleets = new HashMap<>();
    private final Map<String, Intervention> turns = new HashMap<>();
    private final List<Intervention> order = new ArrayList<>();

    private LiveTurn(SimulationPlan from) {
        from.leaves().forEach(this::add);
        from.fleets().forEach(fleet -> fleets.put(fleet.name(), fleet));
    }

    private void add(StagePlan leaf) {
        if (leaf instanceof StationPlan station) {
            running.put(station.name(), station);
        } else if (leaf instanceof EnginePlan engine) {
            running.put(engine.name(), engine);
        }
    }

    /** What turns one running system into another; null when nothing does. */
    public static @Nullable List<Intervention> between(SimulationPlan from, SimulationPlan to) {
        LiveTurn turn = new LiveTurn(from);
        List<Flow> flows = to.flows().stream().map(turn::asRunning).toList();
        List<DevicePlan> devices = turn.asRunning(to.devices(), from.devices());
        boolean alike =
                from.flows().equals(flows)
                        && from.devices().equals(devices)
                        && from.tariff().equals(to.tariff())
                        && from.scoring().equals(to.scoring())
                        && from.durationNanos() == to.durationNanos();
        return alike ? List.copyOf(turn.order) : null;
    }

    /** Each place once, however many flows go through it. */
    private void turn(String place, Intervention intervention) {
        if (turns.put(place, intervention) == null) {
            order.add(intervention);
        }
    }

    private Flow asRunning(Flow flow) {
        return new Flow(
                flow.name(),
                flow.traffic(),
                asRunning(flow.path()),
                flow.objective(),
                flow.priority(),
                flow.mostRequests(),
                flow.isScored());
    }

    private List<StagePlan> asRunning(List<StagePlan> stages) {
        return stages.stream().map(this::asRunning).toList();
    }

    /** The stage with all that can be turned as it is in the running system; notes what differs. */
    private StagePlan asRunning(StagePlan stage) {
        return switch (stage) {
            case StationPlan station -> asRunning(station);
            case EnginePlan engine -> asRunning(engine);
            case ReplicasPlan replicas -> asRunning(replicas);
            case SequencePlan sequence -> new SequencePlan(asRunning(sequence.stages()));
            case CascadePlan cascade ->
                    new CascadePlan(cascade.name(), cascade.share(), asRunning(cascade.stage()));
            case PermittedPlan permitted ->
                    new PermittedPlan(permitted.permits(), asRunning(permitted.stage()));
            case ForkPlan fork -> asRunning(fork);
            case AttemptsPlan attempts ->
                    new AttemptsPlan(
                            attempts.name(),
                            asRunning(attempts.stage()),
                            attempts.timeoutNanos(),
                            attempts.cancels(),
                            attempts.most(),
                            attempts.backoffNanos(),
                            attempts.budget(),
                            attempts.room());
            case SyncPlan sync ->
                    new SyncPlan(
                            sync.name(),
                            asRunning(sync.sensors()),
                            sync.windowNanos(),
                            sync.mostAgeNanos(),
                            sync.room());
            case PooledPlan pooled -> new PooledPlan(pooled.pool(), asRunning(pooled.stage()));
            // Of these nothing is turned; a kind of stage that is new must say what of it is.
            case SharingPlan sharing -> sharing;
            case DelayPlan delay -> delay;
            case LinkPlan link -> link;
            case GatePlan gate -> gate;
            case PermitsPlan permits -> permits;
            case PoolPlan pool -> pool;
        };
    }

    private ForkPlan asRunning(ForkPlan fork) {
        return new ForkPlan(
                fork.name(),
                fork.branches().stream()
                        .map(
                                branch ->
                                        new ForkPlan.Branch(
                                                branch.delayNanos(), asRunning(branch.stage())))
                        .toList(),
                fork.needed(),
                fork.timerNanos(),
                fork.onTimer(),
                fork.losers(),
                fork.budget(),
                fork.room());
    }

    private StationPlan asRunning(StationPlan to) {
        if (!(running.get(to.name()) instanceof StationPlan from)
                || !(from.fleet().scaling() instanceof ScalingPlan.Fixed)) {
            return to;
        }
        if (to.servers() != from.servers()) {
            turn("servers of " + to.name(), new Intervention.Scale(to.name(), to.servers()));
        }
        if (!to.batching().equals(from.batching())) {
            turn("batches of " + to.name(), new Intervention.Reconfigure(to.name(), to.batching()));
        }
        return new StationPlan(
                to.name(),
                from.servers(),
                from.batching(),
                to.queue(),
                to.service(),
                to.fleet(),
                to.rates());
    }

    private EnginePlan asRunning(EnginePlan to) {
        if (!(running.get(to.name()) instanceof EnginePlan from)
                || !from.replica().scheduler().isLike(to.replica().scheduler())) {
            return to;
        }
        int sequences = to.replica().maxSequences();
        boolean same =
                sequences == from.replica().maxSequences()
                        && to.replica().scheduler().equals(from.replica().scheduler());
        if (same || sequences > from.replica().mostSequences()) {
            return to;
        }
        turn(
                to.name(),
                new Intervention.Reschedule(to.name(), sequences, to.replica().scheduler()));
        return new EnginePlan(
                to.name(),
                to.replica().rescheduled(from.replica().maxSequences(), from.replica().scheduler()),
                to.queue(),
                to.rates(),
                to.life(),
                to.promptWatts(),
                to.frontEndNanos(),
                to.intake());
    }

    /** Of what is not there nothing can be started: a fleet of replicas only becomes smaller. */
    private ReplicasPlan asRunning(ReplicasPlan to) {
        List<StagePlan> replicas = asRunning(to.replicas());
        ReplicasPlan from = fleets.get(to.name());
        int running = to.running();
        boolean smaller =
                from != null
                        && from.hasEngines()
                        && from.scaling() instanceof ScalingPlan.Fixed
                        && running < from.running()
                        && running == replicas.size()
                        && replicas.equals(from.replicas().subList(0, running));
        if (from != null && smaller) {
            turn(to.name(), new Intervention.Scale(to.name(), running));
            replicas = from.replicas();
            running = from.running();
        }
        return new ReplicasPlan(
                to.name(), to.balancer(), replicas, running, to.scaling(), to.holdNanos());
    }

    private List<DevicePlan> asRunning(List<DevicePlan> to, List<DevicePlan> from) {
        if (to.size() != from.size()) {
            return to;
        }
        List<DevicePlan> devices = new ArrayList<>();
        for (int i = 0; i < to.size(); i++) {
            DevicePlan device = to.get(i);
            int fastest = from.get(i).fastest();
            if (device.fastest() != fastest) {
                turn(
                        "device " + device.name(),
                        new Intervention.PowerMode(device.name(), device.fastest()));
            }
            devices.add(
                    new DevicePlan(
                            device.name(),
                            device.stages(),
                            device.power(),
                            Math.min(fastest, device.power().steps().size() - 1),
                            device.thermal(),
                            device.governor(),
                            device.battery(),
                            device.memoryBytes()));
        }
        return devices;
    }
}
