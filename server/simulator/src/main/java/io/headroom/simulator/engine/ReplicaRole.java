package io.headroom.simulator.engine;

/**
 * Which part of a request a replica does. Prefill and decode on servers of their own, with a link
 * between them, do not stand in each other's way (Zhong et al., <i>DistServe</i>, 2024).
 */
public enum ReplicaRole {
    /** Prompts and answers. */
    BOTH,
    /**
     * Prompts: a request is through with its first token, and its keys and values with it. Where
     * they go is the next stage's.
     */
    PREFILL,
    /**
     * Answers from the second token on: keys and values of the prompt are there when a request
     * comes. Only one that is preempted, or on a server that is lost, has them computed again here.
     */
    DECODE
}
