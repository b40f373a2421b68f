package io.headroom.simulator.stage;

import io.headroom.simulator.bounds.Rounded;
import io.headroom.simulator.chance.Purpose;
import io.headroom.simulator.chance.Streams;
import io.headroom.simulator.chance.Words;
import io.headroom.simulator.measure.Meter;
import io.headroom.simulator.measure.StageLedger;
import io.headroom.simulator.request.Outcome;
import io.headroom.simulator.request.RequestTable;
import io.headroom.simulator.time.Calendar;
import io.headroom.simulator.time.Deadlines;
import io.headroom.simulator.time.EventHandler;
import io.headroom.simulator.time.InstantEnd;
import io.headroom.simulator.time.Rank;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A waiting line, a channel and the way through the air. As an actor it ends the sending that is
 * due. In the books a transfer is in service from its sending to its arrival, and the one server,
 * the channel, is busy while anything is being sent.
 */
public final class Link extends Leaf implements EventHandler, Meter {
    private static final int NONE = RequestTable.NONE;
    private static final long UNIT_PERMILLE = 1000;
    private static final long UNIT_MILLIONTHS = 1_000_000;
    private static final long MOST_TRIES = 1024;

    /** Where a transfer is, kept as its server, while it does not wait. */
    private static final int SENDING = 0;

    private static final int IN_THE_AIR = 1;

    private final LinkPlan plan;
    private final RequestTable requests;
    private final StageLedger ledger;
    private final Calendar calendar;
    private final Exit exit;
    private final WaitingLine line;
    private final Patience patience;
    private final ModeProcess modes;
    private final Streams.Stream latencyWords;
    private final Streams.Stream lossWords;
    private final Streams.Stream stateWords;
    private final int actor;
    private final Channel channel = new Channel();

    /** When those that were sent arrive, and those that got lost are missed. */
    private final Deadlines arrivals;

    private final Deadlines misses;

    /** Tries of each row that is here. */
    private int[] tries = new int[16];

    private long latencyPermille = UNIT_PERMILLE;
    private long bandwidthPermille = UNIT_PERMILLE;

    /** What is not lost beside what is lost usually. */
    private long keptMillionths = UNIT_MILLIONTHS;

    private boolean busy;
    private final InstantEnd look;
    private long retransmissions;
    private long losses;

    /** A silent link. */
    public Link(LinkPlan plan, int index, Surroundings surroundings, StageLedger ledger) {
        super(index, surroundings, ledger);
        this.plan = plan;
        this.ledger = ledger;
        requests = surroundings.requests();
        exit = surroundings.exit();
        calendar = surroundings.calendar();
        look = new InstantEnd(calendar, this::lookAtLine);
        line = new WaitingLine(requests, surroundings.priorities(), plan.queue());
        patience = new Patience(plan.queue(), index, surroundings, this::abandon);
        latencyWords = surroundings.streams().of(Purpose.LINK_LATENCY, index);
        lossWords = surroundings.streams().of(Purpose.LINK_LOSS, index);
        stateWords = surroundings.streams().of(Purpose.LINK_OWN_STATE, index);
        actor = calendar.register(Rank.COMPLETION, this);
        arrivals = new Deadlines(calendar, Rank.COMPLETION, this::arrived);
        misses = new Deadlines(calendar, Rank.TIMER, this::missed);
        modes = new ModeProcess(plan.modes(), index, surroundings, this::speedChanged);
        speedChanged(0);
    }

    @Override
    public void accept(int request, long nowNanos) {
        requests.enter(request, nowNanos);
        requests.setServer(request, NONE);
        if (request >= tries.length) {
            tries = Arrays.copyOf(tries, 2 * (request + 1));
        }
        tries[request] = 0;
        ledger.entered(nowNanos);
        line.add(request);
        patience.begin(request, nowNanos);
        lookSoon(nowNanos);
    }

    @Override
    public void cancel(int request, long nowNanos) {
        if (requests.server(request) == NONE) {
            ledger.cancelledWaiting(nowNanos, leaveLine(request, nowNanos));
            return;
        }
        ledger.cancelledServing(nowNanos, endService(request, nowNanos));
        if (requests.server(request) == SENDING) {
            channel.remove(request, nowNanos);
            changed(nowNanos);
        } else {
            arrivals.remove(request);
            misses.remove(request);
        }
    }

    /** A transfer, or several, have left the channel. */
    @Override
    public void act(long nowNanos) {
        while (channel.isFirstSent(nowNanos)) {
            sent(channel.removeFirst(), nowNanos);
        }
        changed(nowNanos);
    }

    /** What leaves the channel from now on takes so many thousandths of its latency. */
    public void setLatency(long permille) {
        latencyPermille = permille;
    }

    /** So many thousandths of the bandwidth are left; 0 is an outage. */
    public void setBandwidth(long permille, long nowNanos) {
        bandwidthPermille = permille;
        speedChanged(nowNanos);
    }

    /** Of the tries that would arrive, so many millionths do from now on. */
    public void setKept(long millionths) {
        keptMillionths = millionths;
    }

    /** The number of a disturbance of the plan. */
    public int disturbance(String name) {
        List<LinkModes.Disturbance> all = plan.modes().disturbances();
        for (int number = 0; number < all.size(); number++) {
            if (all.get(number).name().equals(name)) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                "link \"" + plan.name() + "\" has no disturbance \"" + name + "\"");
    }

    /** A disturbance has so many millionths of the time, or below 0 what the plan says. */
    public void setShare(int disturbance, long millionths, long nowNanos) {
        double planned = plan.modes().disturbances().get(disturbance).share();
        double share = millionths < 0 ? planned : millionths / (double) UNIT_MILLIONTHS;
        modes.setShare(disturbance, share, nowNanos);
    }

    private void speedChanged(long nowNanos) {
        channel.setSpeed(bandwidthPermille * modes.bandwidthPermille() / UNIT_PERMILLE, nowNanos);
        calendar.schedule(actor, channel.nextNanos());
    }

    /** The channel has room or a newcomer waits: what may start does at the end of the instant. */
    private void lookSoon(long nowNanos) {
        boolean mayStart = line.size() > 0 && channel.size() < plan.atOnce();
        if (mayStart || line.isOver()) {
            look.await(nowNanos);
        }
    }

    /** All who come at this instant are there. */
    private void lookAtLine(long nowNanos) {
        while (line.size() > 0 && channel.size() < plan.atOnce()) {
            start(line.first(), nowNanos);
        }
        for (int loser = line.nextToLose(); loser != NONE; loser = line.nextToLose()) {
            ledger.lostWaiting(nowNanos, leaveLine(loser, nowNanos));
            exit.lost(loser, nowNanos, plan.queue().overflow().outcome());
        }
        changed(nowNanos);
    }

    /** Somebody was sent, or begins to be. */
    private void changed(long nowNanos) {
        lookSoon(nowNanos);
        boolean isSending = channel.size() > 0;
        if (busy != isSending) {
            busy = isSending;
            ledger.busy(busy ? 1 : -1, nowNanos);
        }
        calendar.schedule(actor, channel.nextNanos());
    }

    private void start(int request, long nowNanos) {
        line.remove(request);
        patience.end(request);
        tries[request]++;
        long waited = nowNanos - requests.enteredNanos(request);
        ledger.batchJoined();
        ledger.started(requests.workPermille(request), 0, waited, nowNanos);
        requests.start(request, nowNanos);
        requests.setServer(request, SENDING);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        channel.begin(request, sendingNanos(request), nowNanos);
        startedAtOnce(request, nowNanos);
    }

    /** At the full bandwidth or, where states do not last, at that of the state it meets. */
    private long sendingNanos(int request) {
        long nanos =
                plan.transfer()
                        .sendingNanos(
                                requests.workPermille(request), requests.promptTokens(request));
        LinkModes.Disturbance met = plan.modes().correlated() ? null : disturbance(request);
        return met == null
                ? nanos
                : Math.multiplyExact(nanos, UNIT_PERMILLE) / met.bandwidthPermille();
    }

    /** A transfer has left the channel: it is on its way, or lost. */
    private void sent(int request, long nowNanos) {
        requests.setServer(request, IN_THE_AIR);
        LinkModes.Disturbance met = disturbance(request);
        if (Words.unit(lossWords.word(tryIndex(request))) < lossProbability(met)) {
            losses++;
            misses.add(request, Math.addExact(nowNanos, plan.loss().timeoutNanos()));
            return;
        }
        long word = latencyWords.word(tryIndex(request));
        double nanos =
                met == null
                        ? plan.transfer().latencyNanos().sample(word)
                        : met.latencyNanos().sample(word);
        long latency = Rounded.permille(Rounded.nanos(nanos), latencyPermille);
        if (latency == 0) {
            arrived(request, nowNanos);
        } else {
            arrivals.add(request, Math.addExact(nowNanos, latency));
        }
    }

    /** One draw decides, so that whoever is lost without a degradation is lost in it, too. */
    private double lossProbability(LinkModes.@Nullable Disturbance met) {
        double usual = met == null ? plan.loss().probability() : met.lossProbability();
        return keptMillionths == UNIT_MILLIONTHS
                ? usual
                : 1 - (1 - usual) * keptMillionths / UNIT_MILLIONTHS;
    }

    private void arrived(int request, long nowNanos) {
        long here = nowNanos - requests.enteredNanos(request);
        ledger.left(nowNanos, endService(request, nowNanos), here);
        requests.respond(request, nowNanos);
        exit.passed(request, nowNanos);
    }

    /** The timeout of a lost transfer is over. */
    private void missed(int request, long nowNanos) {
        long nanos = endService(request, nowNanos);
        if (tries[request] >= plan.loss().mostTries()) {
            ledger.lostServing(nowNanos, nanos);
            exit.lost(request, nowNanos, Outcome.DROPPED);
            return;
        }
        retransmissions++;
        ledger.putBack(nowNanos, nanos);
        requests.enter(request, nowNanos);
        requests.setServer(request, NONE);
        line.addFirst(request);
        patience.begin(request, nowNanos);
        lookSoon(nowNanos);
    }

    /** The disturbance that a transfer meets now; null if there is none. */
    private LinkModes.@Nullable Disturbance disturbance(int request) {
        int state = modes.stateFor(stateWords.word(tryIndex(request)));
        return state == ModeProcess.USUAL ? null : plan.modes().disturbances().get(state);
    }

    private long tryIndex(int request) {
        return requests.key(request) * MOST_TRIES + tries[request];
    }

    /** Puts its time in service under its label; returns it. */
    private long endService(int request, long nowNanos) {
        long nanos = nowNanos - requests.startedNanos(request);
        requests.label(request, serviceLabel(index()), nanos);
        return nanos;
    }

    private void abandon(int request, long nowNanos) {
        ledger.abandoned(nowNanos, leaveLine(request, nowNanos));
        exit.lost(request, nowNanos, Outcome.ABANDONED);
    }

    /** Takes a request out of the line for ever; returns how long it waited. */
    private long leaveLine(int request, long nowNanos) {
        long waited = nowNanos - requests.enteredNanos(request);
        line.remove(request);
        patience.end(request);
        requests.labelWaiting(request, waitingLabel(index()), waited);
        return waited;
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.counter("losses"));
        columns.add(Column.counter("retransmissions"));
        for (LinkModes.Disturbance disturbance : plan.modes().disturbances()) {
            columns.add(Column.counter(disturbance.name() + "Nanos"));
        }
        return columns;
    }

    @Override
    public void readAt(long nanos, long[] target, int offset) {
        target[offset] = losses;
        target[offset + 1] = retransmissions;
        for (int each = 0; each < plan.modes().disturbances().size(); each++) {
            target[offset + 2 + each] = modes.lastedNanos(each, nanos);
        }
    }

    @Override
    public LeafView view() {
        List<Integer> serving = channel.all();
        for (int place = 0; place < arrivals.size(); place++) {
            serving.add(arrivals.at(place));
        }
        for (int place = 0; place < misses.size(); place++) {
            serving.add(misses.at(place));
        }
        boolean isFree = channel.size() < plan.atOnce() && !look.isPending();
        return new LinkInside(line.inOrder(), serving, isFree);
    }

    /** A link as the checker of the books sees it. */
    private record LinkInside(List<Integer> waiting, List<Integer> serving, boolean isFree)
            implements LeafView {
        @Override
        public int freeServers() {
            return isFree ? 1 : 0;
        }

        @Override
        public boolean idlesWithWork(long nowNanos) {
            return isFree && !waiting.isEmpty();
        }
    }
}
