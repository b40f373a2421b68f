package io.headroom.content.simulation;

import io.headroom.content.grammar.Shape;

import java.util.List;

/** The kinds of events: to traffic, stations, links, devices and single sources. */
final class EventKinds {
    /** All of them, in the order in which tables tell them. */
    static final List<Shape<Events.Effect>> ALL =
            List.of(
                    Shape.of("burst", "so many times the traffic", FlowEffects::burst),
                    Shape.of("ramp", "traffic that rises, and falls again", FlowEffects::ramp),
                    Shape.of("tokens", "longer prompts and answers", FlowEffects::tokens),
                    Shape.of("items", "more work in each request", FlowEffects::items),
                    Shape.of("sensors", "more sensors on a clock", FlowEffects::sensors),
                    Shape.of("speed", "servers are slower, or faster", Effects::speed),
                    Shape.of("loss", "servers are lost", Effects::loss),
                    Shape.of("scale", "so many servers from then on", Effects::scale),
                    Shape.of("reconfigure", "batches otherwise from then on", Effects::reconfigure),
                    Shape.of("reschedule", "another budget from then on", Effects::reschedule),
                    Shape.of("degrade", "a link, or a delay, gets worse", Effects::degrade),
                    Shape.of("heat", "it is warmer around a device", Effects::heat),
                    Shape.of("neighbour", "somebody else takes of a device", Effects::neighbour),
                    Shape.of("sag", "a device's clock is capped", Effects::sag),
                    Shape.of("powerMode", "another fastest step from then on", Effects::powerMode),
                    Shape.of(
                            "lateFrames",
                            "every frame of a sensor is late",
                            FlowEffects::lateFrames),
                    Shape.of("drift", "a frame clock is fast, or slow", FlowEffects::drift),
                    Shape.of("interrupts", "interrupts come more often", Effects::interrupts));

    private EventKinds() {}
}
