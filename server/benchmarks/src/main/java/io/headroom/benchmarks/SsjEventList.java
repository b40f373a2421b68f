package io.headroom.benchmarks;

import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/** SSJ's event lists; which is fastest depends on the number of events in it. */
public enum SsjEventList {
    /** A splay tree, its default. */
    SPLAY_TREE,
    /** An unbalanced binary tree. */
    BINARY_TREE,
    /** A red-black tree. */
    RED_BLACK_TREE,
    /** Henriksen's indexed list. */
    HENRIKSEN,
    /** A linked list. */
    DOUBLY_LINKED;

    EventList create() {
        return switch (this) {
            case SPLAY_TREE -> new SplayTree();
            case BINARY_TREE -> new BinaryTree();
            case RED_BLACK_TREE -> new RedblackTree();
            case HENRIKSEN -> new Henriksen();
            case DOUBLY_LINKED -> new DoublyLinked();
        };
    }
}
