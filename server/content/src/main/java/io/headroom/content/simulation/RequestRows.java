package io.headroom.content.simulation;

import io.headroom.simulator.request.EndedRequest;

import java.util.List;

/** Takes what is known of each request that ends. */
interface RequestRows {
    /** Takes nothing. */
    RequestRows NONE =
            new RequestRows() {
                @Override
                public void begin(List<String> labels) {}

                @Override
                public void row(EndedRequest request) {}
            };

    /** The names of the labels, before the first row. */
    void begin(List<String> labels);

    /** A request ended. */
    void row(EndedRequest request);
}
