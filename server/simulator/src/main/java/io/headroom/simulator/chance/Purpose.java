package io.headroom.simulator.chance;

/** What a draw is for; the code of a purpose is part of the simulator's arithmetic and stays. */
public enum Purpose {
    /** Time to the next arrival. Entity: flow. */
    ARRIVAL_GAP(1),
    /** Where in a trace a run begins. Entity: flow. */
    TRACE_PHASE(2),
    /** Jitter of a sensor's frame. Entity: flow and sensor, index: frame. */
    JITTER(3),
    /** Whether and how much a frame comes late. Entity: flow and sensor, index: frame. */
    JITTER_TAIL(4),
    /** Items in a frame. Entity: flow, index: frame. */
    ITEMS(5),
    /** Noise of service. Entity: station, index: request. */
    SERVICE_NOISE(6),
    /** How long a request waits before it leaves a queue. Entity: leaf, index: request. */
    PATIENCE(7),
    /** How long a server takes to start. Entity: leaf, index: start. */
    COLD_START(8),
    /** Which replica gets a request. Entity: balancer, index: request. */
    BALANCING(9),
    /** Where a user always goes. Entity: balancer, index: user. */
    AFFINITY(10),
    /** What the draws of an attempt are indexed by. Entity: fork or client. */
    ATTEMPT(11),
    /** Pause before another attempt. Entity: client, index: attempt. */
    BACKOFF(12),
    /** How many proposed tokens a language model accepts. Entity: leaf, index: request. */
    ACCEPTANCE(17),
    /** Lengths and work of a request. Entity: flow, index: request of the flow. */
    REQUEST_SHAPE(20),
    /** Whose a request is. Entity: flow, index: request of the flow. */
    USER(21),
    /** How long a modulated source keeps its rate. Entity: flow, index: change of state. */
    SOJOURN(22),
    /** Where a modulated source goes. Entity: flow, index: change of state. */
    NEXT_STATE(23),
    /** How long a client thinks. Entity: flow, index: client and its turn. */
    THINK(24),
    /** Turns of a conversation. Entity: flow, index: client and its first turn of it. */
    TURNS(26),
    /** Time to the first arrival of a source that has a phase. Entity: flow. */
    FIRST_GAP(25),
    /** Whether a change of a share falls on a request. Entity: flow, index: request of the flow. */
    BURDEN(27),
    /** How long a transfer propagates. Entity: link, index: request and try. */
    LINK_LATENCY(30),
    /** Whether a transfer is lost. Entity: link, index: request and try. */
    LINK_LOSS(31),
    /** Where a link goes from a state. Entity: link, index: change of state. */
    LINK_STATE(32),
    /** How long a link stays in a state. Entity: link, index: change of state. */
    LINK_SOJOURN(33),
    /** The state that a transfer meets where states do not last. Entity: link, index: request. */
    LINK_OWN_STATE(34),
    /** Whether a request goes through a cascade's stage. Entity: cascade, index: request. */
    CASCADE(35),
    /** What a holding of memory stores. Entity: pool, index: request, or flow and user. */
    HOLDING(36),
    /** How long a holding is filled. Entity: pool, index: request. */
    REWARM(37),
    /** Whether an answer that came in time is a miss all the same. Entity: flow, index: request. */
    MISS(40);

    private final long code;

    Purpose(long code) {
        this.code = code;
    }

    long code() {
        return code;
    }
}
