package io.headroom.node.codec;

import java.util.List;

/**
 * The English words for the number of a team's name, for command lines, and for logs that were
 * written when the words themselves stood there. Screens have their own.
 */
public final class TeamWords {
    private static final List<String> FIRST =
            words(
                    """
                    Amber Brave Bright Calm Clever Copper Cosmic Curious Daring Eager
                    Fearless Gentle Golden Happy Jolly Keen Lively Lucky Mellow Merry
                    Mighty Nimble Patient Proud Quick Quiet Silver Steady Sunny Swift
                    Velvet Witty
                    """);

    private static final List<String> SECOND =
            words(
                    """
                    Badgers Beavers Comets Cranes Dolphins Falcons Ferrets Finches Foxes
                    Geckos Herons Ibexes Jays Koalas Lemurs Lynxes Magpies Marmots
                    Narwhals Ospreys Otters Owls Pandas Penguins Puffins Ravens Robins
                    Seals Sparrows Storks Turtles Wombats
                    """);

    private TeamWords() {}

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }

    /** The name of a number, from 0: a pair of words, beyond all pairs with a number behind. */
    public static String of(int number) {
        int pairs = FIRST.size() * SECOND.size();
        int pair = number % pairs;
        String name = FIRST.get(pair % FIRST.size()) + " " + SECOND.get(pair / FIRST.size());
        return number < pairs ? name : name + " " + (number / pairs + 1);
    }

    /**
     * The number of a name.
     *
     * @throws IllegalArgumentException when no number has it
     */
    static int number(String name) {
        String[] words = name.split(" ", -1);
        int second = words.length < 2 ? -1 : SECOND.indexOf(words[1]);
        int lap = words.length < 3 ? 0 : Integer.parseInt(words[2]) - 1;
        int number = FIRST.indexOf(words[0]) + FIRST.size() * (second + lap * SECOND.size());
        if (number < 0 || !of(number).equals(name)) {
            throw new IllegalArgumentException("no team is called " + name);
        }
        return number;
    }
}
